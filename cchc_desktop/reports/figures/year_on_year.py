"""Beside the year before (so với cùng kỳ): what came and was finished in both, the difference, and each line's rank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.domain.sheet import Cell, Column, Kind, Role, Row, Share, Sheet
from cchc_desktop.reports.figures.counting import HEADS, Counts, added, chosen, counted_by, in_order, naming, notes
from cchc_desktop.store.connection import Database
from cchc_desktop.store.facts import By

_CAME, _DONE, _RANK = "Tiếp nhận trong kỳ", "Đã giải quyết", "Xếp hạng theo số tiếp nhận"
_MORE = "Hiệu của hai kỳ: xem hồ sơ ở hai cột bên trái."
_PLACE = "Thứ hạng theo số tiếp nhận: xem hồ sơ ở hai cột đầu."
_IN_TIME = (Figure.FINISHED_BEFORE, Figure.FINISHED_ON)
_WANTED = (Figure.RECEIVED, Figure.FINISHED, *_IN_TIME)
_COLUMNS = (
    *(Column(label, group=_CAME) for label in ("Kỳ này", "Cùng kỳ năm trước", "Tăng, giảm")),
    Column("Tỷ lệ tăng, giảm", Kind.SHARE, group=_CAME),
    *(Column(label, group=_DONE) for label in ("Kỳ này", "Cùng kỳ năm trước")),
    *(Column(label, Kind.SHARE, group=_DONE) for label in ("Trước, đúng hạn kỳ này", "Trước, đúng hạn cùng kỳ")),
    *(Column(label, group=_RANK) for label in ("Kỳ này", "Cùng kỳ")),
)


@dataclass(frozen=True)
class _Line:
    """One thing in both periods."""

    now: Counts = field(default_factory=dict)
    before: Counts = field(default_factory=dict)
    ranks: tuple[int | None, int | None] = (None, None)

    def cells(self) -> tuple[Cell, ...]:
        """In the order of the columns."""
        came, came_before = (counts.get(Figure.RECEIVED, 0) for counts in (self.now, self.before))
        more = came - came_before
        done = (self.now.get(Figure.FINISHED, 0), self.before.get(Figure.FINISHED, 0))
        shares = (_in_time(self.now), _in_time(self.before))
        return (came, came_before, more, Share(more, came_before), *done, *shares, *self.ranks)


def procedures_compared(db: Database, period: Period, today: date) -> Sheet:
    """Procedures, those that most came of first."""
    return _compared(db, period, today, By.PROCEDURE, "cung-ky")


def fields_compared(db: Database, period: Period, today: date) -> Sheet:
    """Fields, those that most came of first."""
    return _compared(db, period, today, By.FIELD, "cung-ky-linh-vuc")


def _compared(db: Database, period: Period, today: date, by: By, key: str) -> Sheet:
    periods = (period, period.year_before)
    now, before = (counted_by(db, each, today, by, _WANTED) for each in periods)
    named, ranks = naming(db, by), (_ranks(now), _ranks(before))
    order = sorted(in_order(now | before, named), key=lambda name: ranks[0].get(name, len(now) + 1))
    rows = [
        _row(
            (place, named(name)),
            _Line(now.get(name, {}), before.get(name, {}), (ranks[0].get(name), ranks[1].get(name))),
            [chosen(Selection(period=each), by, name) for each in periods],
        )
        for place, name in enumerate(order, start=1)
    ]
    total = _Line(added(now.values()), added(before.values()))
    rows.append(_row((None, "Tổng số"), total, [Selection(period=each) for each in periods], Role.TOTAL))
    columns = (Column("TT"), Column(HEADS[by], Kind.TEXT), *_COLUMNS)
    title = f"So với cùng kỳ năm trước theo {HEADS[by][0].lower()}{HEADS[by][1:]}"
    return Sheet(key, title, period, columns, tuple(rows), notes=notes(db, period, today))


def _ranks(counted: Mapping[str, Counts]) -> dict[str, int]:
    """1 for what most came of; equals share a rank, what came not at all has none."""
    came = {name: counts[Figure.RECEIVED] for name, counts in counted.items() if counts.get(Figure.RECEIVED)}
    return {name: 1 + sum(other > number for other in came.values()) for name, number in came.items()}


def _in_time(counts: Counts) -> Share:
    return Share(sum(counts.get(figure, 0) for figure in _IN_TIME), counts.get(Figure.FINISHED, 0))


def _row(head: tuple[Cell, Cell], line: _Line, bases: list[Selection], role: Role = Role.ROW) -> Row:
    came = [replace(base, figure=Figure.RECEIVED) for base in bases]
    done = [replace(base, figure=Figure.FINISHED) for base in bases]
    in_time = [replace(base, figure=Figure.FINISHED_IN_TIME) for base in bases]
    return Row((*head, *line.cells()), (None, None, *came, *(_MORE,) * 2, *done, *in_time, *(_PLACE,) * 2), role)
