"""The list of the register: Enter opens what is here, a head sorts, the line stood on stays when columns change."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.reports.register import Line, Page
from cchc_desktop.ui.dossiers.table import RegisterTable
from cchc_desktop.ui.dossiers.words import AT_FIRST, NOTHING, READING
from cchc_desktop.ui.widgets.paged import PAGE


@pytest.fixture
def table(show: Callable[..., QWidget]) -> RegisterTable:
    made = RegisterTable(AT_FIRST)
    show(made)
    return made


def some(line: Line, count: int, first: int = 0) -> tuple[Line, ...]:
    return tuple(
        line._replace(uid=f"u{number}", code=f"H52.18-261005-{number:04}") for number in range(first, first + count)
    )


def test_enter_opens_only_what_is_here(qtbot: QtBot, table: RegisterTable, line: Line) -> None:
    table.show_first(Page(PAGE * 3, 0, some(line, PAGE)))
    with qtbot.waitSignal(table.chosen) as heard:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == ["u0"]
    with qtbot.waitSignal(table.wanted) as asked:
        table.selectRow(PAGE * 2 + 1)
        table.scrollTo(table.currentIndex())
        with qtbot.assertNotEmitted(table.chosen):
            QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked.args == [2]
    table.show_page(Page(0, PAGE * 2, some(line, PAGE, PAGE * 2)))
    with qtbot.waitSignal(table.chosen) as heard:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == [f"u{PAGE * 2 + 1}"]


def test_it_says_why_it_is_empty(table: RegisterTable, line: Line) -> None:
    assert table.empty == READING
    table.show_first(Page(0, 0, ()))
    assert table.empty == NOTHING
    table.show_first(Page(1, 0, (line,)))
    table.forget()
    assert (table.empty, table.lines.rowCount()) == (READING, 0)


def test_a_head_sorts(qtbot: QtBot, table: RegisterTable, line: Line) -> None:
    table.show_first(Page(1, 0, (line,)))
    with qtbot.waitSignal(table.sorted_by) as heard:
        table.horizontalHeader().sectionClicked.emit(AT_FIRST.index("due"))
    assert heard.args == ["due"]


def test_other_columns_leave_the_line_stood_on(table: RegisterTable, line: Line) -> None:
    table.show_first(Page(9, 0, some(line, 9)))
    table.selectRow(4)
    table.show_columns(("code", "channel", "no such column"), "code", "▲")
    assert table.names == ("code", "channel")
    assert table.currentIndex().row() == 4
    assert table.lines.headerData(0, Qt.Orientation.Horizontal) == "Mã hồ sơ ▲"


def test_several_lines_are_selected_in_their_order(table: RegisterTable, line: Line) -> None:
    table.show_first(Page(9, 0, some(line, 9)))
    table.selectAll()
    assert [each.uid for each in table.selected_lines()] == [f"u{number}" for number in range(9)]


def test_a_line_is_stood_on_whatever_key_is_held(table: RegisterTable, line: Line) -> None:
    QTest.keyPress(table, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)  # Shift+F7 has opened the page
    table.show_first(Page(9, 0, some(line, 9)))
    assert [each.uid for each in table.selected_lines()] == ["u0"]
    QTest.keyRelease(table, Qt.Key.Key_F7)
