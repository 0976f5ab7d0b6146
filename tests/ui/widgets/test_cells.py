"""Cells painted by hand: the code's last digits bold, icons in their tone, the selection as everywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.palette import LIGHT
from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.cells import CodeCell, NameCell, SaidCell
from cchc_desktop.ui.widgets.said import Said
from cchc_desktop.ui.widgets.table import Column, Table


def table_of(qtbot: QtBot, rows: list[str], said: Said | None = None) -> Table[str]:
    table: Table[str] = Table([Column("Mã", lambda row: row)], "Bảng")
    cell = SaidCell(table, lambda _row: said) if said else CodeCell(table)
    table.setItemDelegateForColumn(0, cell)
    qtbot.addWidget(table)
    table.resize(400, 120)
    table.set_rows(rows)
    table.setCurrentIndex(table.model().index(-1, 0))
    table.show()
    return table


def cell_image(table: Table[str], row: int = 0) -> QImage:
    rect = table.visualRect(table.model().index(row, 0))
    return table.viewport().grab(rect).toImage()


def inked(image: QImage, left: int, right: int) -> int:
    """How many pixels are painted in these columns; the ground shows through."""
    return sum(image.pixelColor(x, y).alpha() > 128 for x in range(left, right) for y in range(image.height()))


@pytest.mark.usefixtures("theme")
def test_the_last_four_digits_are_bolder_than_the_rest(qtbot: QtBot) -> None:
    image = cell_image(table_of(qtbot, ["0000-0000"]))
    columns = [x for x in range(image.width()) if inked(image, x, x + 1)]
    middle = (columns[0] + columns[-1]) // 2

    assert inked(image, middle, image.width()) > inked(image, 0, middle) * 1.15


@pytest.mark.usefixtures("theme")
def test_words_and_icon_are_in_their_tone(qtbot: QtBot) -> None:
    image = cell_image(table_of(qtbot, ["x"], Said("quá hạn", "warning-circle", "wrong")))
    red = QColor(LIGHT.wrong.text)
    colours = {image.pixelColor(x, y).name() for x in range(33, image.width()) for y in range(image.height())}

    assert red.name() in colours
    assert inked(image, 11, 27) > 20  # the icon, before the words


@pytest.mark.usefixtures("theme")
def test_the_selected_row_is_filled_and_has_its_bar(qtbot: QtBot, theme: Theme) -> None:
    table = table_of(qtbot, ["a-0001", "b-0002"])
    table.selectRow(1)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)

    image = cell_image(table, 1)

    assert image.pixelColor(1, 10) == QColor(LIGHT.focus)
    assert image.pixelColor(image.width() - 5, 10) == QColor(LIGHT.note.fill)


def test_long_words_end_in_dots_and_never_run_over(qtbot: QtBot, theme: Theme) -> None:
    table = table_of(qtbot, ["x"], Said("rất dài " * 40, "clock", "waiting"))
    image = cell_image(table)
    edge = [image.pixelColor(image.width() - 2, y) for y in range(image.height())]
    assert len({colour.name() for colour in edge}) == 1


@pytest.mark.usefixtures("theme")
def test_a_second_line_stands_below_the_first_in_a_high_row(qtbot: QtBot) -> None:
    table = table_of(qtbot, ["0000-0000"])
    cell = table.itemDelegateForColumn(0)
    assert isinstance(cell, CodeCell)
    table.verticalHeader().setDefaultSectionSize(44)
    high = cell_image(table)
    alone = inked(high.copy(0, 28, high.width(), 16), 0, high.width())

    cell.below = lambda _row: Said("Trần Thị Ví Dụ")
    both = cell_image(table)

    assert alone < 20, "one line stands in the middle"
    assert inked(both.copy(0, 28, both.width(), 16), 0, both.width()) > 60
    assert inked(both.copy(0, 0, both.width(), 20), 0, both.width()) > 60


def test_a_cell_knows_how_much_room_its_words_need(qtbot: QtBot, theme: Theme) -> None:
    table = table_of(qtbot, ["x"], Said("quá hạn 3 ngày", "warning-circle", "wrong"))
    cell = table.itemDelegateForColumn(0)
    assert isinstance(cell, SaidCell)
    metrics = table.fontMetrics()

    assert cell.width("x", metrics) >= metrics.horizontalAdvance("quá hạn 3 ngày") + 16 + 22


@pytest.mark.usefixtures("theme")
def test_a_name_without_room_keeps_its_end(qtbot: QtBot) -> None:
    table = table_of(qtbot, ["Nguyễn Hoàng Thị Phương Thảo Nguyên"])
    option = QStyleOptionViewItem()

    NameCell(table).initStyleOption(option, table.model().index(0, 0))

    assert option.textElideMode is Qt.TextElideMode.ElideMiddle


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(("width", "briefly"), [(400, False), (150, True)])
def test_a_line_that_has_no_room_gives_way_to_a_shorter_one(qtbot: QtBot, width: int, briefly: bool) -> None:
    table = table_of(qtbot, ["x"], Said("Chờ lâu"))
    cell = table.itemDelegateForColumn(0)
    assert isinstance(cell, SaidCell)
    asked: list[str] = []

    def code(row: str) -> Said:
        asked.append(row)
        return Said("H52.18-261005-3012")

    cell.below, cell.below_briefly = lambda _row: Said("Đã chuyển cơ quan có thẩm quyền · H52.18"), code
    table.resize(width, 120)
    cell_image(table)

    assert bool(asked) is briefly
