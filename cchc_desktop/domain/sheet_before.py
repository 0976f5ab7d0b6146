"""A report beside that of the year before (so với cùng kỳ): under each row the same row as it was then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cchc_desktop.domain.sheet import NAMES, Cell, Kind, Role, Row, Sheet

SAME_TIME = "cùng kỳ năm trước"
_NO_GROUP = -2


def with_before(sheet: Sheet, before: Sheet) -> Sheet:
    """Each row with that of the year before under it; what there was only then stands in its group, where it stood.

    Rows are the same when their names (texts and codes before the first figure) and role are, each taken once, in order.
    """
    now = defaultdict(list)
    for at, row in enumerate(sheet.rows):
        now[_name(sheet, row)].append(at)
    places = [now[name].pop(0) if now[name := _name(sheet, row)] else None for row in before.rows]
    below: dict[int, list[Row]] = {}
    for row, place in zip(before.rows, places, strict=True):
        if place is not None:
            below[place] = list(_below(sheet, row))
    for after, row in _gone_after(sheet, before, places):
        below.setdefault(after, []).extend(_gone(sheet, row))
    rows = below.get(-1, [])
    for at, row in enumerate(sheet.rows):
        rows += [row, *below.get(at, ())]
    title = before.period.title if before.period else ""
    note = f"Dòng “{SAME_TIME}”: số của {title[:1].lower()}{title[1:]}."
    return replace(sheet, rows=tuple(rows), notes=(*sheet.notes, note))


def _gone_after(sheet: Sheet, before: Sheet, places: Sequence[int | None]) -> Iterator[tuple[int, Row]]:
    """Each row there was only then, and the place of the row of now it comes after (-1: before the first).

    That is the one it followed then, if that still is in its group; a heading does not part another group.
    """
    groups = _groups(sheet)
    after, group = -1, -1
    for row, place in zip(before.rows, places, strict=True):
        if place is None:
            if row.role is not Role.ROW:
                after, group = _end(sheet, after), _NO_GROUP
            yield after, row
        elif row.role is not Role.ROW or groups[place] == group:
            after, group = place, groups[place]


def _groups(sheet: Sheet) -> list[int]:
    """The place of each row's heading; a heading's is its own, -1 where there is none."""
    found, group = [], -1
    for place, row in enumerate(sheet.rows):
        group = place if row.role is Role.GROUP else group
        found.append(group)
    return found


def _end(sheet: Sheet, place: int) -> int:
    """The last row that stands with that one: the next heads others or sums them up."""
    while place + 1 < len(sheet.rows) and sheet.rows[place + 1].role is Role.ROW:
        place += 1
    return place


def _leading(sheet: Sheet) -> list[int]:
    """The columns that name a row: those of texts and codes before the first figure, but for the number of the row."""
    found: list[int] = []
    for place, column in enumerate(sheet.columns):
        if column.kind in NAMES:
            found.append(place)
        elif place or not sheet.has_ordinal:
            break
    return found


def _name(sheet: Sheet, row: Row) -> tuple[Role, tuple[Cell, ...]]:
    return row.role, tuple(row.cells[place] for place in _leading(sheet))


def _below(sheet: Sheet, row: Row) -> Iterator[Row]:
    """Its figures; nothing for a row that only heads others."""
    cells = list(_figures(sheet, row))
    if any(cell is not None for cell in cells):
        first = next((place for place in _leading(sheet) if sheet.columns[place].kind is Kind.TEXT), None)
        if first is not None:
            cells[first] = SAME_TIME
        yield replace(row, cells=tuple(cells), role=Role.BEFORE)


def _gone(sheet: Sheet, row: Row) -> Iterator[Row]:
    """A row there is none of any more: its names, and its figures of then below them."""
    leading = _leading(sheet)
    yield Row(tuple(cell if place in leading else None for place, cell in enumerate(row.cells)), role=row.role)
    yield from _below(sheet, row)


def _figures(sheet: Sheet, row: Row) -> Iterator[Cell]:
    """Without texts, and without the number of the row."""
    for place, (column, cell) in enumerate(zip(sheet.columns, row.cells, strict=True)):
        is_ordinal = place == 0 and sheet.has_ordinal
        yield None if is_ordinal or column.kind in NAMES else cell
