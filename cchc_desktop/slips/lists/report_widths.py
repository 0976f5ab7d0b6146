"""How wide the columns of a report are (độ rộng cột báo cáo): figures never broken, names share what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc_desktop.domain.figure_text import cell_text
from cchc_desktop.domain.sheet import Column, Kind, Sheet
from cchc_desktop.slips.drawing.fonts import Face, width
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.table import PAD
from cchc_desktop.slips.drawing.text import Ink

SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5)  # of the type in the table
NAMES = 42 * MM  # a column of names has at least that, or what its longest needs
_EDGE = 2 * PAD + 1.0


@dataclass(frozen=True, slots=True)
class _Needs:
    """Points one column needs at least, and would have best."""

    least: float
    best: float


def fitting(sheet: Sheet, room: float) -> tuple[float, tuple[float, ...]]:
    """The largest type in which all columns stand in `room` points, and their widths; they fill it."""
    for size in SIZES:
        needs = [_needs(sheet, place, size) for place in range(len(sheet.columns))]
        if sum(each.least for each in needs) <= room:
            return size, _shared(needs, room)
    missing = sum(each.least for each in needs)
    return SIZES[-1], tuple(each.least * room / missing for each in needs)


def _needs(sheet: Sheet, place: int, size: float) -> _Needs:
    column, ink = sheet.columns[place], Ink()
    head = max((width(ink(word), Face.BOLD, size) for word in column.label.split()), default=0.0)
    number = width(ink(column.number), Face.ITALIC, size)
    widest = max((width(ink(text), Face.BOLD, size) for text in _texts(sheet, place)), default=0.0) + _EDGE
    least = max(head, number) + _EDGE
    if column.kind is Kind.TEXT:
        return _Needs(min(max(least, widest), NAMES), max(least, widest))
    return _Needs(max(min(least, NAMES), widest), max(least, widest, _lines_of(column, size)))


def _texts(sheet: Sheet, place: int) -> Iterable[str]:
    return {cell_text(row.cells[place]) for row in sheet.rows if row.cells[place] is not None}


def _lines_of(column: Column, size: float) -> float:
    """What lets a label stand on three lines."""
    return width(Ink()(column.label), Face.BOLD, size) / 3 + _EDGE


def _shared(needs: Sequence[_Needs], room: float) -> tuple[float, ...]:
    """What is left goes first to who would like more, then to all by how wide they are."""
    left = room - sum(each.least for each in needs)
    wished = sum(each.best - each.least for each in needs)
    part = min(1.0, left / wished) if wished else 0.0
    widths = [each.least + part * (each.best - each.least) for each in needs]
    more = room / sum(widths)
    return tuple(wide * more for wide in widths)
