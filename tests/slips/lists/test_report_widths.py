"""Columns fill the page; figures are never broken as long as the page is wide enough for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sheet_fixtures import narrow, official

from cchc_desktop.domain.figure_text import cell_text
from cchc_desktop.domain.sheet import Kind, Sheet
from cchc_desktop.slips.drawing.fonts import Face, width
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.table import PAD
from cchc_desktop.slips.lists.report_widths import SIZES, fitting

ROOM = 275 * MM


def doubled(sheet: Sheet, times: int = 2) -> Sheet:
    rows = tuple(replace(row, cells=row.cells[:2] + row.cells[2:] * times, traces=()) for row in sheet.rows)
    return replace(sheet, columns=sheet.columns[:2] + sheet.columns[2:] * times, rows=rows)


@pytest.mark.parametrize("sheet", [official(), narrow(), doubled(official()), replace(official(), rows=())])
def test_the_page_is_filled_and_no_figure_broken(sheet: Sheet) -> None:
    size, widths = fitting(sheet, ROOM)

    assert sum(widths) == pytest.approx(ROOM)
    for row in sheet.rows:
        for column, cell, wide in zip(sheet.columns, row.cells, widths, strict=True):
            if column.kind is not Kind.TEXT:
                assert width(cell_text(cell), Face.REGULAR, size) <= wide - 2 * PAD


def test_type_is_as_large_as_the_page_lets_it_be() -> None:
    assert fitting(narrow(), ROOM)[0] == SIZES[0]
    assert SIZES[-1] <= fitting(doubled(official()), ROOM)[0] < SIZES[0]


def test_what_fits_in_no_type_is_squeezed_into_the_smallest() -> None:
    size, widths = fitting(doubled(official(), 6), ROOM)
    assert size == SIZES[-1]
    assert sum(widths) == pytest.approx(ROOM)
