"""Each leg of an interconnected procedure has its own date."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from factories import LATER, NOW
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.legs import Leg, at_work, dates
from cchc_desktop.domain.return_date import return_date
from cchc_desktop.domain.working_hours import WorkingHours

HOURS, CALENDAR = (WorkingHours(),), WorkCalendar()
COMMUNE = Leg("Ủy ban nhân dân cấp xã", Duration(12, Unit.DAY))
DEPARTMENT = Leg("Sở Nội vụ", Duration(12, Unit.DAY))
AMOUNTS = st.lists(st.builds(Duration, st.integers(1, 30), st.sampled_from(Unit)), min_size=1, max_size=4)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def test_the_next_leg_begins_when_the_one_before_it_is_due() -> None:
    first, second = dates(NOW, (COMMUNE, DEPARTMENT), HOURS, CALENDAR)
    assert (first.starts_at, first.due_at) == (NOW, at("2026-10-19T08:15"))  # 17/10 is a Saturday
    assert (second.starts_at, second.due_at) == (first.due_at, at("2026-11-02T08:15"))


def test_after_a_leg_without_a_time_nothing_has_a_date() -> None:
    found = dates(NOW, (COMMUNE, Leg("Cơ quan phối hợp"), DEPARTMENT), HOURS, CALENDAR)
    assert [leg.due_at is None for leg in found] == [False, True, True]
    assert found[1].starts_at == found[0].due_at


@given(AMOUNTS)
def test_legs_follow_one_another_and_each_keeps_the_office_s_rule(durations: list[Duration]) -> None:
    found = dates(NOW, [Leg("x", duration) for duration in durations], HOURS, CALENDAR)
    start = NOW
    for leg, duration in zip(found, durations, strict=True):
        assert leg.starts_at == start
        assert leg.due_at == return_date(start, duration, HOURS, CALENDAR).due_at
        start = leg.due_at


@pytest.mark.parametrize(("days", "agency"), [(0, 0), (13, 0), (15, 1), (90, 1)])
def test_the_leg_at_work_is_told_by_the_dates(days: int, agency: int) -> None:
    legs = (COMMUNE, DEPARTMENT)
    found = at_work(dates(NOW, legs, HOURS, CALENDAR), NOW + timedelta(days=days))
    assert found is not None
    assert found.leg == legs[agency]


def test_without_dates_no_leg_is_at_work() -> None:
    assert at_work(dates(NOW, (Leg("x"),), HOURS, CALENDAR), LATER) is None
