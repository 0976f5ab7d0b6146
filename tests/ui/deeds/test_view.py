"""The page: what may be done first, digits lead to it, Esc goes back step by step, at every width."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.possible import Deed
from cchc_desktop.ui.deeds.form import Ask, DeedForm, Kind
from cchc_desktop.ui.deeds.keys import KEYS
from cchc_desktop.ui.deeds.view import DeedRow, DeedsView

FORM = DeedForm("Rút hồ sơ", "Ghi rút hồ sơ", (Ask("reason", "Lý do", Kind.TEXT), Ask("papers", "Giấy tờ", Kind.TEXT)))
ROWS = [
    *(DeedRow(deed, deed.value.capitalize(), "") for deed in list(Deed)[:10]),
    DeedRow(Deed.SEND_BACK, "Phòng trả lại quầy", "Hồ sơ không ở phòng chuyên môn nên không có gì để trả lại quầy."),
]


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.view = DeedsView()
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        column.addWidget(self.view.bar)


@pytest.fixture
def window(show: Callable[..., QWidget]) -> Window:
    made = Window()
    show(made)
    made.view.show_deeds("H52.18-261005-3000", "<b>Trần</b> Thị Ví Dụ · Trợ cấp", ROWS)
    made.view.show_form(FORM, "")
    made.view.setFocus()
    QApplication.processEvents()
    return made


@pytest.fixture
def view(window: Window) -> DeedsView:
    return window.view


def test_it_says_whose_dossier_it_is(view: DeedsView) -> None:
    texts = [each.text() for each in view.findChildren(QLabel) if each.isVisible()]
    assert "Việc với hồ sơ H52.18-261005-3000" in texts
    assert "<b>Trần</b> Thị Ví Dụ · Trợ cấp" in texts


def test_a_digit_goes_to_its_deed_and_into_the_questions(qtbot: QtBot, view: DeedsView) -> None:
    with qtbot.waitSignal(view.moved) as heard:
        QTest.keyClick(view.table, Qt.Key.Key_2)
    assert heard.args == [ROWS[2]]
    assert view.panel.questions[0].editor.hasFocus()


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_Q, 0), (Qt.Key.Key_A, 0), (Qt.Key.Key_2, 0x04000000)])
def test_other_keys_choose_nothing(view: DeedsView, key: Qt.Key, modifier: int) -> None:
    QTest.keyClick(view.table, key, Qt.KeyboardModifier(modifier))
    assert view.table.current is ROWS[0]
    assert view.table.hasFocus()


def test_a_deed_has_its_own_key_wherever_it_stands(view: DeedsView) -> None:
    shown = [view.table.model().index(place, 0).data() for place in range(len(ROWS))]
    assert shown == [KEYS.get(row.deed, "") for row in ROWS]
    view.show_deeds("", "", ROWS[::-1])
    QTest.keyClick(view.table, Qt.Key.Key_9)
    assert view.table.current is ROWS[-1]


def test_esc_goes_from_the_questions_to_the_list_and_then_away(qtbot: QtBot, view: DeedsView) -> None:
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.panel.questions[0].editor.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.table.hasFocus()
    with qtbot.waitSignal(view.left):
        QTest.keyClick(view, Qt.Key.Key_Escape)


def test_what_cannot_be_done_has_no_button_and_says_why(view: DeedsView) -> None:
    view.show_form(FORM, ROWS[-1].why_not)
    assert not view.commit.isEnabled()
    assert view.commit.toolTip() == ROWS[-1].why_not
    assert view.panel.warning.text == ROWS[-1].why_not


@pytest.mark.parametrize("width", [1366, 911, 683])
def test_words_of_a_deed_are_seen_at_every_width(window: Window, view: DeedsView, width: int) -> None:
    window.resize(width, 600)
    for _ in range(4):
        QApplication.processEvents()
    assert view.table.columnWidth(1) >= 160
    assert view.minimumSizeHint().width() <= width - (56 if width < 900 else 98) - 50  # rail, margins, scroll bar
    assert view.table.horizontalScrollBar().maximum() == 0
    for question in view.panel.questions:
        assert question.editor.width() > 200
        assert question.editor.height() == 76


def test_in_a_narrow_window_the_questions_take_the_place_of_the_list(window: Window, view: DeedsView) -> None:
    window.resize(683, 384)
    QApplication.processEvents()
    assert view.table.isVisible()
    assert not view.panel.isVisible()

    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.panel.isVisible()
    assert not view.table.isVisible()
    assert view.panel.questions[0].editor.hasFocus()

    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.table.isVisible()
    assert view.table.hasFocus()


def test_in_a_narrow_window_the_reason_stands_above_the_list(window: Window, view: DeedsView) -> None:
    window.resize(683, 384)
    QApplication.processEvents()
    view.show_form(FORM, ROWS[-1].why_not)
    view.begin()
    QApplication.processEvents()

    assert view.table.isVisible()
    assert ROWS[-1].why_not in seen(window)


def test_what_has_to_be_thought_of_first_stays_by_the_button(window: Window, view: DeedsView) -> None:
    view.show_form(replace(FORM, warning="Bị tính quá hạn."), "")
    for size in ((1366, 768), (683, 384)):
        window.resize(*size)
        view.begin()
        QApplication.processEvents()
        assert seen(window).count("Bị tính quá hạn.") == 1
    view.show_form(FORM, "")
    assert "Bị tính quá hạn." not in seen(window)


def test_what_has_no_questions_is_done_at_once(qtbot: QtBot, view: DeedsView) -> None:
    view.show_form(DeedForm("Bàn giao", "Mở trang bàn giao"), "")
    with qtbot.waitSignal(view.committed):
        QTest.keyClick(view.table, Qt.Key.Key_Return)


def seen(window: Window) -> list[str]:
    return [each.text() for each in window.findChildren(QLabel) if each.isVisible()]


def test_ctrl_enter_works_from_anywhere_on_the_page(qtbot: QtBot, window: Window, view: DeedsView) -> None:
    view.panel.begin()
    with qtbot.waitSignal(view.committed):
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    view.show_busy(True)
    assert view.commit.text().startswith("Đang ghi…")
    view.show_busy(False)
    assert view.commit.words == "Ghi rút hồ sơ"


def test_a_dossier_without_deeds_is_an_empty_list(view: DeedsView) -> None:
    view.show_deeds("", "", ())
    QTest.keyClick(view.table, Qt.Key.Key_1)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert view.table.current is None


def test_help_lists_the_keys_without_a_button(view: DeedsView) -> None:
    listed = view.keys()
    assert [key for key, _words in listed] == ["0 … 9, chữ", "Enter", "Tab"]
