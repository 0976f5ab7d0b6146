"""Cells painted by hand: the code's last digits bold, icons in their tone, the selection as everywhere."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.dossier.words import Said
from cchc_desktop.ui.found.cells import CodeCell, SaidCell
from cchc_desktop.ui.palette import LIGHT
from cchc_desktop.ui.theme import Theme
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


def dark_pixels(image: QImage, left: int, right: int) -> int:
    return sum(image.pixelColor(x, y).lightness() < 120 for x in range(left, right) for y in range(image.height()))


@pytest.mark.usefixtures("theme")
def test_the_last_four_digits_are_bolder_than_the_rest(qtbot: QtBot) -> None:
    image = cell_image(table_of(qtbot, ["0000-0000"]))
    inked = [x for x in range(image.width()) if dark_pixels(image, x, x + 1)]
    middle = (inked[0] + inked[-1]) // 2

    assert dark_pixels(image, middle, image.width()) > dark_pixels(image, 0, middle) * 1.15


@pytest.mark.usefixtures("theme")
def test_words_and_icon_are_in_their_tone(qtbot: QtBot) -> None:
    image = cell_image(table_of(qtbot, ["x"], Said("quá hạn", "warning-circle", "wrong")))
    reds = [
        x for x in range(image.width()) for y in range(image.height())
        if image.pixelColor(x, y) == QColor(LIGHT.wrong.text)
    ]  # fmt: skip
    assert reds
    assert min(reds) < 30  # the icon, before the words


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
