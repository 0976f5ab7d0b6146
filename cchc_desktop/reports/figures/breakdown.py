"""Figures by one thing (kết quả giải quyết theo …): procedure, field, division, clerk or counter, and how many in time."""

from __future__ import annotations

from datetime import date

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.domain.sheet import Cell, Column, Kind, Role, Row, Share, Sheet
from cchc_desktop.reports.figures.counting import (
    HEADS,
    Counts,
    added,
    chosen,
    counted_by,
    in_order,
    naming,
    notes,
    numbers,
    traced,
)
from cchc_desktop.store.connection import Database
from cchc_desktop.store.facts import By

_CAME, _DONE, _OPEN = "Tiếp nhận", "Đã giải quyết", "Đang giải quyết"
_FIRST = (Figure.TOTAL, Figure.RECEIVED, Figure.OPEN_BEFORE, Figure.FINISHED)
_TIMES = (Figure.FINISHED_BEFORE, Figure.FINISHED_ON, Figure.FINISHED_LATE)
_LAST = (Figure.OPEN, Figure.OPEN_IN_TIME, Figure.OPEN_LATE)
_FIGURES = (*_FIRST, *_TIMES, *_LAST)
_TRACED = (*_FIRST, Figure.FINISHED, *_TIMES, Figure.FINISHED_IN_TIME, *_LAST)  # a share leads to its part
_COLUMNS = (
    Column("Tổng số", group=_CAME),
    Column("Trong kỳ", group=_CAME),
    Column("Từ kỳ trước", group=_CAME),
    Column("Tổng số", group=_DONE),
    Column("Tỷ lệ giải quyết", Kind.SHARE, group=_DONE),
    Column("Trước hạn", group=_DONE),
    Column("Đúng hạn", group=_DONE),
    Column("Quá hạn", group=_DONE),
    Column("Tỷ lệ trước và đúng hạn", Kind.SHARE, group=_DONE),
    Column("Tổng số", group=_OPEN),
    Column("Trong hạn", group=_OPEN),
    Column("Quá hạn", group=_OPEN),
)


def by_procedure(db: Database, period: Period, today: date) -> Sheet:
    """A line a procedure."""
    return _breakdown(db, period, today, By.PROCEDURE)


def by_field(db: Database, period: Period, today: date) -> Sheet:
    """A line a field."""
    return _breakdown(db, period, today, By.FIELD)


def by_division(db: Database, period: Period, today: date) -> Sheet:
    """A line a division."""
    return _breakdown(db, period, today, By.DIVISION)


def by_clerk(db: Database, period: Period, today: date) -> Sheet:
    """A line a clerk who received."""
    return _breakdown(db, period, today, By.CLERK)


def by_counter(db: Database, period: Period, today: date) -> Sheet:
    """A line a counter that received."""
    return _breakdown(db, period, today, By.COUNTER)


def _breakdown(db: Database, period: Period, today: date, by: By) -> Sheet:
    counted = counted_by(db, period, today, by, _FIGURES)
    named, base = naming(db, by), Selection(period=period)
    rows = [
        _row((place, named(name)), counted[name], chosen(base, by, name), Role.ROW)
        for place, name in enumerate(in_order(counted, named), start=1)
    ]
    rows.append(_row((None, "Tổng số"), added(counted.values()), base, Role.TOTAL))
    head = HEADS[by]
    columns = (Column("TT"), Column(head, Kind.TEXT), *_COLUMNS)
    title = f"Kết quả giải quyết theo {head[0].lower()}{head[1:]}"
    return Sheet(f"theo-{_KEYS[by]}", title, period, columns, tuple(rows), notes=notes(db, period, today))


_KEYS = {
    By.PROCEDURE: "thu-tuc",
    By.FIELD: "linh-vuc",
    By.DIVISION: "phong",
    By.CLERK: "can-bo",
    By.COUNTER: "quay",
}


def _row(head: tuple[Cell, Cell], counts: Counts, base: Selection, role: Role) -> Row:
    done, in_time = counts.get(Figure.FINISHED, 0), sum(counts.get(figure, 0) for figure in _TIMES[:2])
    cells: tuple[Cell, ...] = (
        *numbers(counts, _FIRST),
        Share(done, counts.get(Figure.TOTAL, 0)),
        *numbers(counts, _TIMES),
        Share(in_time, done),
        *numbers(counts, _LAST),
    )
    return Row((*head, *cells), (None, None, *traced(base, _TRACED)), role)
