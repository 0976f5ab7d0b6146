"""A period is of a kind, has its day in it, and the next begins where it ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.period_choice import PeriodKind, around, kind_of, turned

DAYS = st.dates(date(1990, 1, 1), date(2200, 1, 1))


@given(st.sampled_from(PeriodKind), DAYS)
def test_it_has_its_day_and_one_on_and_back_is_itself(kind: PeriodKind, day: date) -> None:
    period = around(kind, day)
    after = turned(kind, period, 1)

    assert period.first <= day <= period.last
    assert after.first == period.last + timedelta(days=1)
    assert turned(kind, after, -1) == period
    assert kind_of(period) is kind


def test_two_days_turn_by_as_many_as_they_have() -> None:
    week = Period(date(2026, 10, 5), date(2026, 10, 9))
    assert turned(PeriodKind.DAYS, week, -2) == Period(date(2026, 9, 25), date(2026, 9, 29))
    assert kind_of(week) is PeriodKind.DAYS


@pytest.mark.parametrize("kind", PeriodKind)
def test_where_the_calendar_ends_it_stays(kind: PeriodKind) -> None:
    last, first = around(kind, date.max), around(kind, date.min)
    assert turned(kind, last, 1) == last
    assert turned(kind, first, -1) == first
