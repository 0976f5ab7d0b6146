"""Each figure as a condition: rows of any numbers agree with the definition told in plain words, and so do the sums."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.store import facts
from migrations import m0001_start, m0008_facts

FIRST = date(2026, 3, 1).toordinal()
DAYS = st.integers(FIRST - 6, FIRST + 12)
MAYBE = st.none() | DAYS
ROWS = st.fixed_dictionaries(
    {
        "counted": st.sampled_from([1, 1, 1, 0]),
        "channel": st.integers(1, 3),
        "return_channel": st.integers(0, 2),
        "procedure": st.integers(1, 2),
        **dict.fromkeys(("received", "finished", "returned", "promised", "judged", "second"), MAYBE),
        **dict.fromkeys(("paused", "resumed"), MAYBE),
    }
)
LENGTH = st.tuples(DAYS, st.integers(0, 8), DAYS)
COLUMNS = (
    *("own", "status", "holder_kind", "holder", "field", "division", "clerk", "counter", "supplements"),
    *("asked", "paid", "paid_online", "exempt", "number", "name"),
)


@pytest.fixture(scope="module")
def db() -> Iterator[Database]:
    """Facts of no dossiers: any numbers may stand in them."""
    made = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    for step in (m0001_start, m0008_facts):
        step.upgrade(made)
    made.conn.execute("insert into labels values (1, 'A'), (2, 'B')")
    yield made
    made.conn.close()


def fill(db: Database, rows: list[dict[str, Any]]) -> None:
    db.conn.execute("delete from facts")
    for row in rows:
        whole = dict.fromkeys(COLUMNS, 1) | row
        marks = ", ".join(f":{name}" for name in whole)
        db.conn.execute(f"insert into facts ({', '.join(whole)}) values ({marks})", whole)


def period_of(length: tuple[int, int, int]) -> tuple[Period, date]:
    first, more, today = length
    return Period(date.fromordinal(first), date.fromordinal(first + more)), date.fromordinal(today)


def counted_in(row: dict[str, Any], period: Period, today: date) -> set[Figure]:
    """Told again, as a person would who counts by hand."""
    first, last = period.first.toordinal(), period.last.toordinal()
    seen = min(last, max(first, today.toordinal()))
    found: set[Figure] = set()
    if not row["counted"]:
        return found
    if row["returned"] is not None and first <= row["returned"] <= last:
        found.add(Figure.RETURNED)
        if row["return_channel"] == 1:
            found.add(Figure.RETURNED_BY_POST)
    if row["received"] is None or row["received"] > last:
        return found
    if row["finished"] is not None and row["finished"] < first:
        return found
    found |= {Figure.TOTAL} | origin(row, first)
    done = row["finished"] is not None and row["finished"] <= last
    return found | (finished(row) if done else still_open(row, seen))


def origin(row: dict[str, Any], first: int) -> set[Figure]:
    if row["received"] < first:
        return {Figure.OPEN_BEFORE}
    if row["channel"] == 2:
        return {Figure.RECEIVED, Figure.RECEIVED_ONLINE}
    post = {Figure.RECEIVED_BY_POST} if row["channel"] == 3 else set()
    return {Figure.RECEIVED, Figure.RECEIVED_OTHERWISE} | post


def finished(row: dict[str, Any]) -> set[Figure]:
    day, by = row["finished"], row["judged"]
    if (row["second"] is not None and row["second"] <= day) or (by is not None and day > by):
        return {Figure.FINISHED, Figure.FINISHED_LATE, Figure.LATE}
    early = by is not None and day < by
    which = Figure.FINISHED_BEFORE if early else Figure.FINISHED_ON
    return {Figure.FINISHED, which, Figure.FINISHED_IN_TIME, Figure.NOT_LATE}


def still_open(row: dict[str, Any], seen: int) -> set[Figure]:
    if row["second"] is not None and row["second"] <= seen:
        return {Figure.OPEN, Figure.OPEN_LATE, Figure.LATE}
    paused, resumed = row["paused"], row["resumed"]
    if paused is not None and paused <= seen and (resumed is None or resumed > seen):
        return {Figure.OPEN, Figure.OPEN_IN_TIME, Figure.NOT_LATE}
    by = row["promised"] if paused is not None and paused > seen else row["judged"]
    is_late = by is not None and by < seen
    fate = (Figure.OPEN_LATE, Figure.LATE) if is_late else (Figure.OPEN_IN_TIME, Figure.NOT_LATE)
    return {Figure.OPEN, *fate}


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ROWS, max_size=12), LENGTH)
def test_any_rows_are_counted_as_by_hand_and_traced_as_counted(
    db: Database, rows: list[dict[str, Any]], length: tuple[int, int, int]
) -> None:
    fill(db, rows)
    period, today = period_of(length)

    told = facts.figures(db, period, today).get((), {})

    for figure in Figure:
        by_hand = sum(figure in counted_in(row, period, today) for row in rows)
        assert told.get(figure, 0) == by_hand, figure
        assert facts.count(db, Selection(period, figure), today) == by_hand, figure
        assert len(facts.selected(db, Selection(period, figure), today)) == by_hand, figure


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ROWS, max_size=30), LENGTH)
def test_the_identities_of_the_form_hold_for_any_rows_and_any_grouping(
    db: Database, rows: list[dict[str, Any]], length: tuple[int, int, int]
) -> None:
    fill(db, rows)
    period, today = period_of(length)
    whole = facts.figures(db, period, today)
    parts = facts.figures(db, period, today, (facts.By.PROCEDURE,))

    for told in (*whole.values(), *parts.values()):
        n = {figure.value: told.get(figure, 0) for figure in Figure}
        assert n["3"] == n["4"] + n["5"] + n["6"] == n["7"] + n["11"]
        assert n["7"] == n["8"] + n["9"] + n["10"]
        assert n["11"] == n["12"] + n["13"]
    for figure in Figure:
        assert sum(told.get(figure, 0) for told in parts.values()) == whole.get((), {}).get(figure, 0)


def test_what_is_open_is_judged_as_of_today_when_the_period_is_not_over(db: Database) -> None:
    fill(
        db,
        [
            {**dict.fromkeys(("counted", "channel", "return_channel", "procedure"), 1)}
            | {"received": FIRST, "judged": FIRST + 5, "promised": FIRST + 5}
        ],
    )
    year = Period(date(2026, 1, 1), date(2026, 12, 31))

    in_time = facts.figures(db, year, date.fromordinal(FIRST + 5))[()]
    late = facts.figures(db, year, date.fromordinal(FIRST + 6))[()]

    assert (in_time[Figure.OPEN_IN_TIME], late[Figure.OPEN_LATE]) == (1, 1)
