"""What the board counts: arrivals by hour, what is due when, and week by week what came, went and stayed."""

from __future__ import annotations

from datetime import datetime, timedelta

from factories import NOW, a_reception
from store_fixtures import happened, received

from cchc_desktop.domain.events import ResultArrived, SupplementRequested
from cchc_desktop.domain.period import Period
from cchc_desktop.store import board_counts
from cchc_desktop.store.board_counts import Flow
from cchc_desktop.store.connection import Database

MONDAY = NOW - timedelta(days=NOW.weekday())


def at(days: int, hour: int) -> datetime:
    return (MONDAY + timedelta(days=days)).replace(hour=hour)


def test_arrivals_by_counter_weekday_and_hour(db: Database) -> None:
    received(db, 1, at(0, 8))
    received(db, 2, at(0, 8), reception=a_reception(counter="04"))
    received(db, 3, at(0, 14))
    received(db, 4, at(1, 9))
    assert board_counts.arrivals_of_day(db, MONDAY.date()) == {("03", 8): 1, ("04", 8): 1, ("03", 14): 1}
    week = Period(MONDAY.date(), MONDAY.date() + timedelta(days=6))
    assert board_counts.arrivals(db, week) == {(0, 8): 2, (0, 14): 1, (1, 9): 1}


def test_what_is_due_waits_for_nobody_else(db: Database) -> None:
    due = at(9, 10)
    received(db, 1, at(0, 8), due_at=due)
    happened(db, received(db, 2, at(0, 8), due_at=due), SupplementRequested(at(0, 9), "Đơn"))
    happened(db, received(db, 3, at(0, 8), due_at=due), ResultArrived(at(0, 9)))
    received(db, 4, at(0, 8), due_at=None)
    assert board_counts.due_by_day(db) == {("Phòng Người có công", due.toordinal()): 1}


def test_stock_and_flow_add_up(db: Database) -> None:
    first = received(db, 1, at(-14, 8))
    received(db, 2, at(-13, 8))
    happened(db, first, ResultArrived(at(-7, 8)))
    received(db, 3, at(1, 8))

    weeks = board_counts.weeks(db, at(2, 8).date(), 4)
    assert list(weeks) == [(MONDAY - timedelta(weeks=back)).date() for back in (3, 2, 1, 0)]
    assert list(weeks.values()) == [Flow(0, 0, 0), Flow(2, 0, 2), Flow(0, 1, 1), Flow(1, 0, 2)]


def test_what_a_clock_that_ran_ahead_wrote_is_counted_on_its_day(db: Database) -> None:
    received(db, 1, at(0, 8))
    happened(db, received(db, 2, at(0, 9)), ResultArrived(at(4, 8)))
    received(db, 3, at(3, 8))

    assert list(board_counts.weeks(db, at(1, 8).date(), 2).values()) == [Flow(0, 0, 0), Flow(2, 0, 2)]
    assert list(board_counts.weeks(db, at(4, 8).date(), 1).values()) == [Flow(3, 1, 2)]
