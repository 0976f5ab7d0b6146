"""What the radar reads: whose fate was known on a day, at what age without pauses; what was open then and in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from factories import NOW
from store_fixtures import happened, received

from cchc_desktop.domain.events import ResultArrived, SupplementReceived, SupplementRequested, Voided
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.radar import Past, Trial
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.store import facts, radar_rows
from cchc_desktop.store.connection import Database

PROCEDURE = "1.010803"
FIRST = NOW.toordinal()


def after(days: int) -> datetime:
    return NOW + timedelta(days=days)


@pytest.fixture
def office(db: Database) -> Database:
    """All received on day 0, due on day 10; 1 done on day 4, 2 on day 15, 3 never; 4 paused from 2 to 7, done on 12;
    5 waits since day 3; 6 has no date; 7 was voided."""
    due = {"at": NOW, "due_at": after(10)}
    happened(db, received(db, 1, **due), ResultArrived(after(4)))
    happened(db, received(db, 2, **due), ResultArrived(after(15)))
    received(db, 3, **due)
    paused = happened(db, received(db, 4, **due), SupplementRequested(after(2), "Đơn"))
    paused = happened(db, paused, SupplementReceived(after(7), (), after(15)))
    happened(db, paused, ResultArrived(after(12)))
    happened(db, received(db, 5, **due), SupplementRequested(after(3), "Đơn"))
    received(db, 6, at=NOW, due_at=None)
    happened(db, received(db, 7, **due), Voided(after(1), "nhập nhầm"))
    return db


def told(past: Sequence[Past]) -> list[tuple[int, bool, int]]:
    return sorted(each[2:] for each in past)


def test_the_past_is_what_was_finished_or_late_by_a_day(office: Database) -> None:
    past = {day: told(list(radar_rows.past(office, FIRST, FIRST + day))) for day in (3, 5, 12, 20)}

    assert past[3] == []
    assert past[5] == [(4, False, 1)]
    assert past[12] == [(4, False, 1), (7, False, 1), (13, True, 2)]
    assert past[20] == [(4, False, 1), (7, False, 1), (15, True, 1), (21, True, 1)]


def test_the_past_is_told_by_procedure_and_division(office: Database) -> None:
    every = list(radar_rows.past(office, FIRST, FIRST + 20))
    assert {(each.procedure, each.division) for each in every} == {(PROCEDURE, every[0].division)}
    assert every[0].division


def test_what_came_before_is_left_out(office: Database) -> None:
    assert list(radar_rows.past(office, FIRST + 1, FIRST + 20)) == []


def test_open_ones_are_in_time_and_do_not_wait(office: Database) -> None:
    open_on = {
        day: [(each.id, each.left, each.age) for each in sorted(radar_rows.still_open(office, FIRST + day))]
        for day in (1, 5, 8, 10, 11)
    }
    assert open_on[1] == [(1, 9, 1), (2, 9, 1), (3, 9, 1), (4, 9, 1), (5, 9, 1)]
    assert open_on[5] == [(2, 5, 5), (3, 5, 5)]
    assert open_on[8] == [(2, 2, 8), (3, 2, 8), (4, 7, 3)]
    assert open_on[10] == [(2, 0, 10), (3, 0, 10), (4, 5, 5)]
    assert open_on[11] == [(4, 4, 6)]


def test_open_ones_are_among_those_the_figure_counts(office: Database) -> None:
    for day in range(25):
        seen = NOW.date() + timedelta(days=day)
        chosen = Selection(period=Period(seen, seen), figure=Figure.OPEN_IN_TIME)
        listed = {each.id for each in radar_rows.still_open(office, seen.toordinal())}
        assert listed <= set(facts.selected(office, chosen, seen))


def test_trials_know_the_end(office: Database) -> None:
    found = sorted(radar_rows.trials(office, FIRST, FIRST + 8, FIRST + 20))
    division = found[0].division
    assert found == [
        Trial(2, PROCEDURE, division, 2, 8, True),
        Trial(3, PROCEDURE, division, 2, 8, True),
        Trial(4, PROCEDURE, division, 7, 3, False),
    ]
    assert radar_rows.trials(office, FIRST, FIRST + 8, FIRST + 9) == []
    assert radar_rows.trials(office, FIRST + 1, FIRST + 8, FIRST + 20) == []


def test_a_sample_is_the_same_each_time_and_about_as_large_as_asked(db: Database) -> None:
    for number in range(60):
        received(db, number, at=NOW, due_at=after(10))
    every = radar_rows.step(db, 20)
    first = radar_rows.trials(db, FIRST, FIRST + 1, FIRST + 11, every)
    assert every == 3
    assert 5 <= len(first) <= 30
    assert first == radar_rows.trials(db, FIRST, FIRST + 1, FIRST + 11, every)
    assert sum(each.number for each in radar_rows.past(db, FIRST, FIRST + 11, every)) == len(first)


def test_an_empty_store(db: Database) -> None:
    assert radar_rows.first_day(db) is None
    assert radar_rows.step(db, 10) == 1
    assert list(radar_rows.past(db, 0, FIRST)) == radar_rows.still_open(db, FIRST) == []


def test_the_first_day(office: Database) -> None:
    received(office, 8, at=after(-3))
    assert radar_rows.first_day(office) == FIRST - 3
