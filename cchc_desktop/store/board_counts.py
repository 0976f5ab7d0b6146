"""What a lead's board counts (đếm cho bảng điều hành): arrivals by hour, what is due when, flow by week, over facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from sqlite_utils import Database

from cchc_desktop.domain.period import Period
from cchc_desktop.store.figure_sql import FINISHED, bounds

_OPEN = f"f.counted = 1 and {FINISHED} = 9999999"
_RUNS = f"{_OPEN} and f.status not in (3, 5, 7, 8, 10)"  # as the register's filter of what is overdue


class Flow(NamedTuple):
    """Of one week: received, finished, and open at its end."""

    received: int
    finished: int
    open: int


def arrivals_of_day(db: Database, day: date) -> dict[tuple[str, int], int]:
    """By counter and hour."""
    rows = db.conn.execute(
        "select l.text, f.minute / 60, count(*) from facts f join labels l on l.id = f.counter "
        "where f.counted = 1 and f.received = ? group by 1, 2",
        (day.toordinal(),),
    ).fetchall()
    return {(counter, hour): number for counter, hour, number in rows}


def arrivals(db: Database, period: Period) -> dict[tuple[int, int], int]:
    """By weekday (0: Monday) and hour."""
    rows = db.conn.execute(
        "select (f.received + 6) % 7, f.minute / 60, count(*) from facts f "
        "where f.counted = 1 and f.received between :first and :last group by 1, 2",
        bounds(period),
    ).fetchall()
    return {(weekday, hour): number for weekday, hour, number in rows}


def due_by_day(db: Database) -> dict[tuple[str, int], int]:
    """Of what runs and has a date: by division and day (`date.toordinal()`)."""
    rows = db.conn.execute(
        f"select l.text, f.due, count(*) from facts f join labels l on l.id = f.division "  # noqa: S608 (constant)
        f"where {_RUNS} and f.due is not null group by 1, 2"
    ).fetchall()
    return {(division, day): number for division, day, number in rows}


def weeks(db: Database, last: date, count: int) -> dict[date, Flow]:
    """By its Monday, so many weeks up to that of `last`: what is open on it less what has come since, more what went."""
    monday = last - timedelta(days=last.weekday())
    first = monday - timedelta(weeks=count - 1)
    came = _by_week(db, "f.received", first, last)
    went = _by_week(db, FINISHED, first, last)
    day = last.toordinal()
    (stock,) = db.conn.execute(
        f"select count(*) from facts f where f.counted = 1 and f.received <= ? and {FINISHED} > ?",  # noqa: S608
        (day, day),
    ).fetchone()
    found: dict[date, Flow] = {}
    for back in range(count):
        week = monday - timedelta(weeks=back)
        flow = Flow(came.get(week.toordinal(), 0), went.get(week.toordinal(), 0), stock)
        found[week] = flow
        stock += flow.finished - flow.received
    return dict(reversed(found.items()))


def _by_week(db: Database, column: str, first: date, last: date) -> Mapping[int, int]:
    """By the Monday's ordinal."""
    rows = db.conn.execute(
        f"select {column} - ({column} + 6) % 7, count(*) from facts f "  # noqa: S608 (our own columns)
        f"where f.counted = 1 and {column} between ? and ? group by 1",
        (first.toordinal(), last.toordinal()),
    ).fetchall()
    return dict(rows)
