"""The page of the slips: a digit or Enter prints, Ctrl+P looks, Esc goes back; the current one stays current."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.slips.reading import SlipRow, SlipsReading
from cchc_desktop.ui.slips.view import SlipsView

CTRL = Qt.KeyboardModifier.ControlModifier
ROWS = (
    SlipRow("receipt", "u1", "Giấy tiếp nhận", "", "đã in, 23/11 08:12"),
    SlipRow("label", "u1", "Nhãn hồ sơ", ""),
    SlipRow("refusal", "u1", "Phiếu từ chối", "Hồ sơ không bị từ chối nên không có phiếu từ chối."),
)
READING = SlipsReading("H52.18-261005-3000", "Trần Thị Ví Dụ · Trợ cấp", ROWS)


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.view = SlipsView()
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        column.addWidget(self.view.bar)


@pytest.fixture
def window(show: Callable[..., QWidget]) -> Window:
    made = Window()
    show(made)
    made.view.show_slips(READING)
    made.view.setFocus()
    return made


def test_it_says_whose_slips_they_are_and_what_was_printed(window: Window) -> None:
    texts = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    model = window.view.table.model()

    assert {"Giấy của hồ sơ H52.18-261005-3000", "Trần Thị Ví Dụ · Trợ cấp"} <= set(texts)
    assert [model.data(model.index(row, 2)) for row in range(3)] == ["đã in, 23/11 08:12", "", ROWS[2].why_not]


@pytest.mark.parametrize(
    ("key", "modifier", "row"),
    [
        (Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_Return, CTRL, 0),
        (Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier, 2),
    ],
)
def test_keys_print(qtbot: QtBot, window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier, row: int) -> None:
    with qtbot.waitSignal(window.view.print_wanted) as heard:
        QTest.keyClick(window.view.table, key, modifier)
    assert heard.args == [ROWS[row]]


def test_keys_look_and_go_back(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.view.preview_wanted) as heard:
        QTest.keyClick(window.view.table, Qt.Key.Key_P, CTRL)
    assert heard.args == [ROWS[0]]
    with qtbot.waitSignal(window.view.left):
        QTest.keyClick(window.view.table, Qt.Key.Key_Escape)


def test_read_again_the_same_slip_stays_current(window: Window) -> None:
    window.view.table.selectRow(1)

    window.view.show_slips(SlipsReading(READING.code, READING.whose, (ROWS[1], ROWS[0], ROWS[2])))

    assert window.view.table.current == ROWS[1]


def test_without_a_dossier_nobody_is_named(window: Window) -> None:
    window.view.show_slips(SlipsReading("", "", ROWS[:1]))

    texts = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    assert "Giấy khác" in texts
    assert "Trần Thị Ví Dụ · Trợ cấp" not in texts
