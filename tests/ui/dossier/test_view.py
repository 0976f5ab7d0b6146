"""The page at the four sizes: the due date always seen, the side beside, behind a strip, or below; keys as shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from counter_fixtures import Counter, hand_over
from factories import an_intake
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import at_intake, decide
from cchc_desktop.acts.printing import HANDED_OVER, RECEIPT, ask, note
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.possible import Deed
from cchc_desktop.ui.dossier.reading import Reading, read
from cchc_desktop.ui.dossier.view import DossierView
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.view import ShellView

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]


@pytest.fixture
def reading(counter: Counter) -> Reading:
    dossier = hand_over(counter, counter.receive())
    return read(counter.db, dossier.uid, counter.desk, counter.clerk)


class Shell(ShellView):
    """The window with this page, at hand for the tests."""

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self.view = DossierView(counter.clock, "03")
        self.add_page(Page("F3", "found", "Tra cứu", "magnifying-glass", QWidget()))
        self.add_page(Page("", "dossier", "Hồ sơ", "folder", self.view, self.view.bar))


@pytest.fixture
def shell(show: Show, counter: Counter, reading: Reading) -> Shell:
    made = Shell(counter)
    show(made)
    made.view.show_reading(reading)
    made.show_page("dossier")
    return made


@pytest.mark.parametrize("size", [(1366, 768), (1093, 614), (911, 512), (683, 384)])
def test_code_and_due_date_are_seen_at_every_size(shell: Shell, size: tuple[int, int]) -> None:
    shell.resize(*size)
    shell.show_page("dossier")
    view = shell.view

    for part in (view.header.code, view.header.due, view.header.status):
        corner = part.mapTo(shell, part.rect().bottomRight())
        assert part.visibleRegion().boundingRect().height() >= part.height() - 2
        assert corner.x() < shell.width()
        assert corner.y() < shell.height() - view.bar.height()


def test_wide_the_side_stands_beside(shell: Shell) -> None:
    view = shell.view
    assert view.side.isVisible()
    assert view.strip.isHidden()
    assert view.side.x() > view.header.geometry().right()


def test_in_a_middle_window_a_key_lays_the_side_over_the_page_and_takes_it_away(shell: Shell) -> None:
    shell.resize(1093, 614)
    view = shell.view
    assert view.side.isHidden()
    assert view.strip.isVisible()

    QTest.keyClick(shell, Qt.Key.Key_I, CTRL)
    assert view.side_is_open
    assert view.side.geometry().right() < view.strip.x()

    QTest.keyClick(shell, Qt.Key.Key_I, CTRL)
    assert not view.side_is_open


def test_escape_closes_the_side_first_and_then_the_page(qtbot: QtBot, shell: Shell) -> None:
    shell.resize(1093, 614)
    view, closed = shell.view, []
    view.closed.connect(lambda: closed.append(1))
    QTest.keyClick(shell, Qt.Key.Key_I, CTRL)

    QTest.keyClick(shell, Qt.Key.Key_Escape)
    assert not view.side_is_open
    assert closed == []

    QTest.keyClick(shell, Qt.Key.Key_Escape)
    assert closed == [1]


def test_narrow_it_is_one_column(qtbot: QtBot, shell: Shell) -> None:
    shell.resize(683, 384)
    view = shell.view
    qtbot.waitUntil(lambda: view.side.y() > view.header.geometry().bottom())
    assert view.strip.isHidden()
    assert view.side.isVisible()
    assert view.side.x() == view.header.x()
    assert view.width() <= 683 - 56


def test_back_and_forth_through_all_sizes_loses_nothing(shell: Shell) -> None:
    view = shell.view
    for width, height in ((1093, 614), (683, 384), (911, 512), (1366, 768)):
        shell.resize(width, height)
    assert view.side.isVisible()
    assert view.side.x() > view.header.geometry().right()
    assert view.history.rows.rowCount() == 2


def test_the_keys_do_what_the_buttons_say(qtbot: QtBot, shell: Shell) -> None:
    view = shell.view
    with qtbot.waitSignal(view.print_wanted):
        QTest.keyClick(shell, Qt.Key.Key_R, CTRL)
    with qtbot.waitSignal(view.preview_wanted):
        QTest.keyClick(shell, Qt.Key.Key_P, CTRL)


def test_the_button_says_print_till_something_was_printed(shell: Shell, counter: Counter, reading: Reading) -> None:
    view = shell.view
    assert view.reprint.text() == "In giấy tiếp nhận (Ctrl+R)"

    asked = ask(counter.db, reading.dossier.uid, RECEIPT, counter.clerk, counter.now)
    note(counter.db, asked, HANDED_OVER, "Quay-03", "", (counter.clerk, counter.now))
    view.show_reading(read(counter.db, reading.dossier.uid, counter.desk, counter.clerk))

    assert view.reprint.text() == "In lại (Ctrl+R)"


def test_while_it_prints_the_key_is_silent(shell: Shell) -> None:
    view, wanted = shell.view, []
    view.print_wanted.connect(lambda: wanted.append(1))
    view.show_printing(True)
    QTest.keyClick(shell, Qt.Key.Key_R, CTRL)
    assert wanted == []
    assert view.reprint.text().startswith("Đang in…")


def test_a_dossier_without_a_number_has_no_receipt(shell: Shell, reading: Reading) -> None:
    view = shell.view
    view.show_reading(replace(reading, dossier=replace(reading.dossier, code=None)))
    assert not view.reprint.isEnabled()
    assert "chưa có mã" in view.reprint.toolTip()


def test_a_dossier_without_papers_says_so(shell: Shell, reading: Reading) -> None:
    view = shell.view
    bare = replace(reading.dossier, intake=replace(reading.dossier.intake, papers=()))
    view.show_reading(replace(reading, dossier=bare))
    assert any("Chưa ghi giấy tờ nào" in each.text() for each in view.side.findChildren(QLabel))


@pytest.mark.parametrize("size", [(1366, 768), (911, 512), (683, 384)])
def test_the_question_how_content_somebody_is_stands_in_the_head(
    qtbot: QtBot, shell: Shell, size: tuple[int, int]
) -> None:
    shell.resize(*size)
    with qtbot.waitSignal(shell.view.rating_wanted):
        QTest.keyClick(shell.view.header.code, Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    shell.view.rating.ask("")
    assert shell.view.rating.hasFocus()
    assert shell.view.rating.isVisible()

    QTest.keyClick(shell.view.rating, Qt.Key.Key_Escape)

    assert shell.view.header.code.hasFocus()
    assert shell.page == "dossier"


@pytest.mark.parametrize(
    ("happens", "words", "deed"),
    [
        (lambda counter: counter.receive(), "Bàn giao", Deed.HAND_OVER),
        (lambda counter: hand_over(counter, counter.receive()), "Kết quả đã về", Deed.TAKE_RESULT),
    ],
)
def test_the_main_button_is_what_is_done_next(
    qtbot: QtBot, shell: Shell, counter: Counter, happens: Callable[[Counter], Dossier], words: str, deed: Deed
) -> None:
    shell.view.show_reading(read(counter.db, happens(counter).uid, counter.desk, counter.clerk))

    assert shell.view.next.words == words
    with qtbot.waitSignal(shell.view.next_wanted) as heard:
        QTest.keyClick(shell, Qt.Key.Key_Return, CTRL)
    assert heard.args == [deed]


def test_where_nothing_is_next_the_main_button_leads_to_all_deeds(qtbot: QtBot, shell: Shell, counter: Counter) -> None:
    dossier = counter.receive()
    decide.withdraw(counter.db, dossier.uid, "Tự nguyện", None, counter.clerk, counter.now)
    shell.view.show_reading(read(counter.db, dossier.uid, counter.desk, counter.clerk))

    assert shell.view.next.words == "Việc với hồ sơ"
    with qtbot.waitSignal(shell.view.deeds_wanted):
        QTest.keyClick(shell, Qt.Key.Key_Return, CTRL)


@pytest.mark.parametrize(
    ("key", "shift", "signal"),
    [
        (Qt.Key.Key_M, False, "deeds_wanted"),
        (Qt.Key.Key_I, True, "slips_wanted"),
        (Qt.Key.Key_F, True, "fee_notice_wanted"),
        (Qt.Key.Key_G, True, "group_wanted"),
    ],
)
@pytest.mark.parametrize("width", [1366, 683])
def test_deeds_and_slips_have_their_keys_in_every_width(
    qtbot: QtBot, shell: Shell, key: Qt.Key, shift: bool, signal: str, width: int
) -> None:
    shell.resize(width, 500)
    with qtbot.waitSignal(getattr(shell.view, signal)):
        QTest.keyClick(shell, key, CTRL | Qt.KeyboardModifier.ShiftModifier if shift else CTRL)


@pytest.mark.parametrize(("key", "deed"), [(Qt.Key.Key_8, Deed.TAKE_RESULT), (Qt.Key.Key_6, Deed.WITHDRAW)])
def test_the_key_of_an_act_works_wherever_the_focus_is_on_the_page(
    qtbot: QtBot, shell: Shell, key: Qt.Key, deed: Deed
) -> None:
    for part in (shell.view.header.code, shell.view.history):
        part.setFocus()
        with qtbot.waitSignal(shell.view.next_wanted) as heard:
            QTest.keyClick(part, key)
        assert heard.args == [deed]


def test_the_key_of_what_cannot_be_done_does_nothing(shell: Shell) -> None:
    heard: list[object] = []
    shell.view.next_wanted.connect(heard.append)
    QTest.keyClick(shell.view.header.code, Qt.Key.Key_0)
    assert heard == []


def test_while_a_score_is_asked_for_no_digit_is_an_act(shell: Shell) -> None:
    heard: list[object] = []
    shell.view.next_wanted.connect(heard.append)
    shell.view.rating.ask("")
    QTest.keyClick(shell.view.rating, Qt.Key.Key_6)
    assert heard == []


def test_a_voided_dossier_is_dead(shell: Shell, counter: Counter) -> None:
    dossier = counter.receive()
    decide.void(counter.db, dossier.uid, "in nhầm", (counter.lead, counter.now, None))
    view = shell.view
    view.show_reading(read(counter.db, dossier.uid, counter.desk, counter.clerk))

    assert "lý do: in nhầm" in view.header.voided.text
    assert (view.header.holder.text(), view.header.due.text()) == ("–", "–")
    assert view.header.status.property("tone") == "wrong"
    assert view.why.sentences == ["Hồ sơ đã hủy, không còn ngày hẹn."]
    assert not view.reprint.isEnabled()
    assert view.next.isHidden()
    assert view.deeds.isHidden()


def test_before_reception_the_citizen_has_the_papers(shell: Shell, counter: Counter) -> None:
    request = SupplementRequested(counter.now, "Bổ sung bản sao")
    asked = at_intake.request_at_intake(counter.db, counter.desk, an_intake(), request, counter.clerk)
    view = shell.view
    view.show_reading(read(counter.db, asked.uid, counter.desk, counter.clerk))

    assert view.header.holder.text() == "Công dân đang giữ giấy tờ"
    assert view.header.due.text() == "Chưa tiếp nhận, chưa tính ngày hẹn"
    assert view.header.status.text() == "◷ Chờ bổ sung · chưa tiếp nhận"
    assert view.why.sentences == ["Chưa tiếp nhận, chưa tính ngày hẹn."]
    assert any("đã xem, công dân giữ" in each.text() for each in view.side.findChildren(QLabel))
