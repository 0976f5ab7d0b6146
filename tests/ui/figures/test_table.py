"""Every figure stands whole; the arrows go from cell to cell; Enter asks for what is behind one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sheet_fixtures import listing, narrow, official

from cchc_desktop.domain.sheet import Column, Kind, Role, Row, Sheet
from cchc_desktop.ui.figures.table import SheetTable


@pytest.fixture
def table(show: Callable[..., QWidget]) -> SheetTable:
    made = SheetTable()
    show(made)
    return made


@pytest.mark.parametrize("width", [1200, 900, 560])
def test_figures_are_whole_at_every_width_and_names_get_what_is_left(table: SheetTable, width: int) -> None:
    table.resize(width, 500)
    table.show_sheet(official())

    metrics = QFontMetrics(table.font())
    for place in range(2, 13):
        text = table.cells.index(5, place).data()
        assert table.columnWidth(place) >= metrics.horizontalAdvance(text) + 22
    assert table.columnWidth(1) >= 160
    if width == 1200:
        assert table.horizontalScrollBar().maximum() == 0


def test_the_arrows_move_from_cell_to_cell_and_enter_asks(table: SheetTable, qtbot: QtBot) -> None:
    table.show_sheet(official())
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 2)  # the first that leads to dossiers

    with qtbot.waitSignal(table.moved) as heard:
        QTest.keyClick(table, Qt.Key.Key_Right)
    assert heard.args == [1, 3]
    with qtbot.waitSignal(table.chosen) as heard:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == [1, 3]


def test_texts_fonts_and_what_a_screen_reader_says(table: SheetTable) -> None:
    table.show_sheet(narrow())
    share, before = table.cells.index(0, 2), table.cells.index(1, 0)

    assert share.data() == "38,16 %"
    assert share.data(Qt.ItemDataRole.AccessibleTextRole) == "Bưu chính công ích · Tỷ lệ: 38,16 %"
    assert share.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert before.data(Qt.ItemDataRole.FontRole).italic()
    assert before.data(Qt.ItemDataRole.ForegroundRole) is not None
    assert not table.grab().isNull()


def test_a_long_name_has_two_lines_and_nothing_is_shown_of_no_report(table: SheetTable) -> None:
    table.resize(900, 500)
    table.show_sheet(official())
    assert table.rowHeight(4) > table.rowHeight(2)
    table.show_sheet(replace(official(), rows=()))
    assert table.cells.rowCount() == 0
    assert not table.grab().isNull()
    table.show_sheet(None)
    assert (table.cells.columnCount(), table.cells.rowCount(QModelIndex())) == (0, 0)
    QTest.keyClick(table, Qt.Key.Key_Return)


def test_totals_stand_out(table: SheetTable) -> None:
    table.show_sheet(official())
    last = table.cells.index(table.cells.rowCount() - 1, 1)
    assert table.cells.row(last.row()).role is Role.TOTAL
    assert last.data(Qt.ItemDataRole.FontRole).weight() > 500


def test_the_first_dossier_of_a_list_is_current(table: SheetTable) -> None:
    table.show_sheet(listing())
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 0)


def test_a_heading_alone_in_its_row_has_the_room_of_the_whole_row(table: SheetTable) -> None:
    sheet = listing()
    heading = Row(("Chưa xin lỗi: 34 hồ sơ, trong đó 0 chưa xong, hẹn lại sớm", None, None), role=Role.GROUP)
    table.show_sheet(replace(sheet, rows=(heading, *sheet.rows[1:])))
    assert (table.columnSpan(0, 0), table.columnSpan(1, 0)) == (3, 1)
    assert table.rowHeight(0) == table.rowHeight(1)
    table.show_sheet(official())
    assert table.columnSpan(0, 0) == 1


def test_names_give_way_before_the_table_scrolls_sideways(qtbot: QtBot, table: SheetTable) -> None:
    columns = tuple(Column(f"Cột {n}", Kind.TEXT) for n in range(4))
    cells = ("Tên " * 40, "Phòng Bảo trợ xã hội", "Ngắn", "Nguyên nhân chậm do phối hợp")
    table.show_sheet(Sheet("x", "X", None, columns, (Row(cells),)))
    table.resize(700, 400)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
