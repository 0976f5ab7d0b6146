"""Feedback and its clocks: two, five, fifteen and two working days, each from the step before it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from factories import NOW
from store_fixtures import a_store

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.events import FeedbackRecorded
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.sheet import Share
from cchc_desktop.reports.figures.feedback import by_step
from cchc_desktop.store import feedback
from cchc_desktop.store.connection import Database
from cchc_desktop.store.uids import new_uid

CALENDAR = WorkCalendar()
MONDAY = NOW - timedelta(days=NOW.weekday())
PERIOD = Period(MONDAY.date(), MONDAY.date() + timedelta(days=6))


@pytest.fixture
def db(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return a_store(tmp_path_factory.mktemp("store"))


def went(db: Database, *steps: tuple[str, int], kind: str = "phan-anh") -> None:
    """Received on Monday, then each step so many days after it."""
    uid = new_uid()
    for state, days in (("received", 0), *steps):
        event = FeedbackRecorded(MONDAY + timedelta(days=days), uid, kind, state, "Lời")
        feedback.note(db, None, event)


def told(db: Database, today: datetime) -> list[tuple[object, ...]]:
    return [row.cells[1:] for row in by_step(db, PERIOD, today.date(), CALENDAR).rows]


def test_each_step_by_its_own_clock(db: Database) -> None:
    went(db, ("accepted", 2), ("forwarded", 9), ("answered", 16), ("published", 18))
    went(db, ("accepted", 3), ("answered", 30))
    went(db, ("refused", 1), kind="kien-nghi")
    went(db)
    classified, forwarded, answered, published, every = told(db, MONDAY + timedelta(days=31))
    assert classified == (2, 1, 0, 1, Share(2, 4))
    assert forwarded == (1, 0, 0, 0, Share(1, 1))
    assert answered == (1, 1, 0, 0, Share(1, 2))
    assert published == (1, 0, 1, 0, Share(1, 1))
    assert every == (5, 2, 1, 1, Share(5, 8))


def test_before_its_last_day_a_step_may_still_be_taken(db: Database) -> None:
    went(db)
    assert told(db, MONDAY + timedelta(days=2))[0] == (0, 0, 1, 0, Share(0, 0))
    assert told(db, MONDAY + timedelta(days=3))[0] == (0, 0, 0, 1, Share(0, 1))


def test_what_came_and_what_did_not_come_in_the_period(db: Database) -> None:
    went(db)
    went(db, kind="kien-nghi")
    sheet = by_step(db, PERIOD, PERIOD.last, CALENDAR)
    assert sheet.notes[0] == "Nhận 2: 1 phản ánh, 1 kiến nghị."
    before = Period(date(2001, 1, 1), date(2001, 12, 31))
    assert by_step(db, before, PERIOD.last, CALENDAR).says_nothing
