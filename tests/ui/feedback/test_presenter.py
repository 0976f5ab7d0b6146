"""By keys alone: one is taken down, goes its steps, and what is refused is said where it can be mended."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import feedback as acts
from cchc_desktop.domain.feedback import State
from cchc_desktop.domain.scanned_code import DossierScan
from cchc_desktop.store import feedback as kept
from cchc_desktop.ui.feedback import words
from cchc_desktop.ui.feedback.presenter import FeedbackPresenter
from cchc_desktop.ui.feedback.view import FeedbackView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


class Window(QWidget):
    """The page with its action bar."""

    def __init__(self) -> None:
        super().__init__()
        self.view = FeedbackView()
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        column.addWidget(self.view.bar)


@pytest.fixture
def view(show: Callable[..., QWidget]) -> FeedbackView:
    window = Window()
    show(window)
    window.view.setFocus()
    return window.view


@pytest.fixture
def presenter(view: FeedbackView, reader: Reader, writer: Writer, counter: Counter) -> FeedbackPresenter:
    return FeedbackPresenter(view, (reader, writer), counter.desk, lambda: counter.clerk, counter.clock)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifier)


def type_in(text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)


def opened(qtbot: QtBot, presenter: FeedbackPresenter, view: FeedbackView, rows: int, uid: str = "") -> None:
    presenter.come_from(uid)
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == rows and view.table.empty == words.NOTHING)


def state(counter: Counter, uid: str) -> State:
    found = kept.get(counter.db, uid)
    assert found is not None
    return found.state


def test_a_new_one_is_taken_down_by_keys_and_stood_upon(
    qtbot: QtBot, presenter: FeedbackPresenter, view: FeedbackView, counter: Counter, told
) -> None:
    told("Cũ")
    opened(qtbot, presenter, view, 1)
    press(Qt.Key.Key_N, CTRL)
    type_in("Cho lau")
    press(Qt.Key.Key_Tab)
    type_in("Tran Thi")
    with qtbot.waitSignal(presenter.said) as heard:
        press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == 2)

    assert heard.args[0] == "done"
    newest = kept.newest(counter.db)[0]
    assert (newest.content, newest.sender, newest.dossier_uid) == ("Cho lau", "Tran Thi", None)
    assert view.table.current is not None
    assert view.table.current.uid == newest.uid
    assert view.table.hasFocus()


def test_nothing_said_is_refused_at_its_field_and_what_was_typed_stays(
    qtbot: QtBot, presenter: FeedbackPresenter, view: FeedbackView, counter: Counter
) -> None:
    opened(qtbot, presenter, view, 0)
    press(Qt.Key.Key_N, CTRL)
    press(Qt.Key.Key_Tab)
    type_in("Tran Thi")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(view.panel.questions[2]._problem.isVisible)

    assert view.panel.questions[2].editor.hasFocus()
    assert view.panel.answers["sender"] == "Tran Thi"
    assert kept.newest(counter.db) == []


def test_esc_leaves_a_new_one_and_ctrl_n_finds_it_again(
    qtbot: QtBot, presenter: FeedbackPresenter, view: FeedbackView, told
) -> None:
    told("Cũ")
    opened(qtbot, presenter, view, 1)
    press(Qt.Key.Key_N, CTRL)
    type_in("dang do")

    press(Qt.Key.Key_Escape)
    assert view.table.hasFocus()
    assert view.story.isVisible()
    press(Qt.Key.Key_N, CTRL)
    assert view.panel.answers["content"] == "dang do"
    press(Qt.Key.Key_Escape)

    with qtbot.waitSignal(presenter.left):
        press(Qt.Key.Key_Escape)


def test_it_goes_from_step_to_step_until_it_is_over(
    qtbot: QtBot, presenter: FeedbackPresenter, view: FeedbackView, counter: Counter, told
) -> None:
    uid = told("Chờ lâu").uid
    opened(qtbot, presenter, view, 1)
    for digit, said, after in (
        (Qt.Key.Key_1, "", State.ACCEPTED),
        (Qt.Key.Key_1, "So Y te", State.FORWARDED),
        (Qt.Key.Key_1, "Da xem", State.ANSWERED),
        (Qt.Key.Key_1, "", State.PUBLISHED),
    ):
        press(digit)
        type_in(said)
        with qtbot.waitSignal(presenter.happened):
            press(Qt.Key.Key_Return, CTRL)
        assert state(counter, uid) is after
        rows = 0 if after is State.PUBLISHED else 1
        qtbot.waitUntil(
            lambda rows=rows, after=after: (
                view.table.rows.rowCount() == rows
                and (not rows or view.table.rows.row(0).waiting.feedback.state is after)
            )
        )

    assert not view.panel.isVisible()
    assert [step.said for step in kept.get(counter.db, uid).steps] == ["Chờ lâu", "", "So Y te", "Da xem", ""]  # type: ignore[union-attr]


def test_a_refusal_needs_its_reason(
    qtbot: QtBot, presenter: FeedbackPresenter, view: FeedbackView, counter: Counter, told
) -> None:
    uid = told().uid
    opened(qtbot, presenter, view, 1)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(view.panel.questions[0]._problem.isVisible)
    assert "lý do" in view.panel.questions[0]._problem.text()
    assert state(counter, uid) is State.RECEIVED


def test_a_step_taken_elsewhere_meanwhile_is_told_and_the_list_read_again(
    qtbot: QtBot, presenter: FeedbackPresenter, view: FeedbackView, counter: Counter, told
) -> None:
    uid = told().uid
    opened(qtbot, presenter, view, 1)
    acts.move(counter.db, uid, State.REFUSED, "Không đúng", counter.clerk, counter.now)

    with qtbot.waitSignal(presenter.troubled) as heard:
        view.committed.emit()

    assert "đã kết thúc" in heard.args[0].sentence
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == 0)


def test_what_was_begun_about_one_is_there_again_after_a_look_at_another(
    qtbot: QtBot, presenter: FeedbackPresenter, view: FeedbackView, told
) -> None:
    told("Một")
    told("Hai")
    opened(qtbot, presenter, view, 2)
    view.table.selectRow(0)
    press(Qt.Key.Key_2)
    type_in("khong dung")
    press(Qt.Key.Key_Escape)

    press(Qt.Key.Key_Down)
    assert view.panel.answers["content"] == ""
    press(Qt.Key.Key_Up)

    assert view.panel.answers["content"] == "khong dung"
    assert view.commit.words == words.STEPS[State.REFUSED]


def test_the_dossier_that_was_looked_at_stands_in_a_new_one(
    qtbot: QtBot, presenter: FeedbackPresenter, view: FeedbackView, counter: Counter, told
) -> None:
    told()
    dossier = counter.receive()
    opened(qtbot, presenter, view, 1, dossier.uid)
    qtbot.waitUntil(lambda: presenter._about == dossier.printed_code)
    press(Qt.Key.Key_N, CTRL)
    type_in("Cho lau")
    with qtbot.waitSignal(presenter.happened):
        press(Qt.Key.Key_Return, CTRL)

    assert kept.of_dossier(counter.db, dossier.uid)[0].content == "Cho lau"


def test_a_scanned_receipt_fills_a_new_one_and_an_unknown_one_is_refused_aloud(
    qtbot: QtBot, presenter: FeedbackPresenter, view: FeedbackView, counter: Counter
) -> None:
    dossier = counter.receive()
    opened(qtbot, presenter, view, 0)
    assert not presenter.takes_dossiers
    press(Qt.Key.Key_N, CTRL)
    assert presenter.takes_dossiers

    with qtbot.waitSignal(presenter.took):
        presenter.take(DossierScan(dossier.printed_code))
    assert view.panel.answers["dossier"] == dossier.printed_code
    with qtbot.waitSignal(presenter.refused) as heard:
        presenter.take(DossierScan("H52.18-200101-0001"))

    assert "Không thấy hồ sơ" in heard.args[0]
    assert view.panel.answers["dossier"] == dossier.printed_code


def test_for_another_clerk_nothing_is_begun(
    qtbot: QtBot, presenter: FeedbackPresenter, view: FeedbackView, told
) -> None:
    told()
    opened(qtbot, presenter, view, 1)
    press(Qt.Key.Key_N, CTRL)
    type_in("dang do")

    presenter.start_over()
    opened(qtbot, presenter, view, 1)
    press(Qt.Key.Key_N, CTRL)

    assert view.panel.answers["content"] == ""


def test_nobody_signed_in_reads_and_notes_nothing(
    qtbot: QtBot, view: FeedbackView, reader: Reader, writer: Writer, counter: Counter
) -> None:
    presenter = FeedbackPresenter(view, (reader, writer), counter.desk, lambda: None, counter.clock)
    press(Qt.Key.Key_N, CTRL)
    with qtbot.assertNotEmitted(presenter.happened, wait=50):
        press(Qt.Key.Key_Return, CTRL)

    assert kept.newest(counter.db) == []


def test_a_step_is_chosen_at_the_card_too(qtbot: QtBot, presenter: FeedbackPresenter, view: FeedbackView, told) -> None:
    told()
    opened(qtbot, presenter, view, 1)

    view.story.chosen.emit(1)

    assert view.commit.words == words.STEPS[State.REFUSED]
    assert view.table.hasFocus()
