"""The order of practice acts, and the moments they have."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.acts.desk import Desk
from cchc_desktop.app import practice
from cchc_desktop.app.counter import calendar_of
from cchc_desktop.app.practice_agenda import Agenda, OfficeTime
from cchc_desktop.domain.instants import VN
from cchc_desktop.store.connection import Database

NOON = datetime(2026, 11, 20, 12, tzinfo=VN)
NO_STORE = cast(Database, None)  # these acts need none
OFFICE = practice.sample_office().office
TIME = OfficeTime(Desk(OFFICE, calendar_of(OFFICE), Path()))


@given(share=st.floats(0, 1), other=st.floats(0, 1), day=st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_a_share_of_the_day_is_a_moment_of_its_hours_and_a_larger_one_is_later(
    share: float, other: float, day: date
) -> None:
    at = TIME.at(day, share)

    assert at.date() == day
    assert any(opening <= at.time() <= closing for opening, closing in OFFICE.hours[0].sessions)
    assert TIME.at(day, min(share, other)) <= TIME.at(day, max(share, other))


def test_worked_days_are_counted_over_the_weekend() -> None:
    assert TIME.after(date(2026, 11, 20), 1, 0) == datetime(2026, 11, 23, 7, tzinfo=VN)
    assert TIME.at(date(2026, 11, 20), 1) == datetime(2026, 11, 20, 17, tzinfo=VN)


def test_acts_come_in_order_and_may_add_more() -> None:
    agenda, done = Agenda(), list[str]()

    def note(what: str, db: Database, at: datetime) -> None:
        done.append(what)
        if what == "first":
            agenda.add(at, partial(note, "added"))

    for hours, what in ((2, "last"), (0, "first"), (1, "second"), (30, "tomorrow")):
        agenda.add(NOON + timedelta(hours=hours), partial(note, what))
    for at, act in agenda.until(NOON + timedelta(hours=12)):
        act(NO_STORE, at)

    assert done == ["first", "added", "second", "last"]


def test_what_is_put_together_is_one_act() -> None:
    agenda, done = Agenda(), list[list[str]]()

    def note(uids: list[str], db: Database, at: datetime) -> None:
        done.append(uids)

    for uid, name in (("a", "one"), ("b", "other"), ("c", "one")):
        agenda.together(NOON, name, note, uid)
    for at, act in agenda.until(NOON + timedelta(seconds=1)):
        act(NO_STORE, at)
    agenda.together(NOON, "one", note, "d")

    assert done == [["a", "c"], ["b"]]
    assert len(list(agenda.until(NOON + timedelta(seconds=1)))) == 1
