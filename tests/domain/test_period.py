"""Periods: named as headings say them, never upside down, and the same days of the year before."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.period import Period, half_of, month_of, not_begun, period_between, quarter_of, year_of
from cchc_desktop.domain.problem import Problem

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("period", "title"),
    [
        (year_of(2026), "Năm 2026"),
        (half_of(2026, 1), "6 tháng đầu năm 2026"),
        (half_of(2026, 2), "6 tháng cuối năm 2026"),
        (quarter_of(2026, 3), "Quý III năm 2026"),
        (month_of(2026, 2), "Tháng 02/2026"),
        (Period(date(2018, 1, 1), date(2018, 6, 15)), "Từ 01/01/2018 đến 15/06/2018"),
        (Period(date(2026, 1, 1), date(2027, 12, 31)), "Từ 01/01/2026 đến 31/12/2027"),
    ],
)
def test_a_period_is_called_as_headings_say(period: Period, title: str) -> None:
    assert period.title == title


def test_a_year_is_its_halves_quarters_and_months() -> None:
    for parts in (
        [half_of(2024, each) for each in (1, 2)],
        [quarter_of(2024, each) for each in range(1, 5)],
        [month_of(2024, each) for each in range(1, 13)],
    ):
        assert (parts[0].first, parts[-1].last) == (year_of(2024).first, year_of(2024).last)
        ends = [(before.last, after.first) for before, after in pairwise(parts)]
        assert all((first - last).days == 1 for last, first in ends)


def test_it_never_ends_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Period(date(2026, 2, 1), date(2026, 1, 31))


def test_two_typed_days_make_a_period_or_say_why_not() -> None:
    first, last = date(2026, 1, 1), date(2026, 1, 31)

    assert period_between(first, last) == month_of(2026, 1)
    assert period_between(first, first) == Period(first, first)
    for days, code, field in (
        ((last, first), "period.upside_down", "last"),
        ((None, last), "period.empty", "first"),
        ((first, None), "period.empty", "last"),
        ((date(1, 1, 1), last), "period.range", "first"),
        ((first, date(3000, 1, 1)), "period.range", "last"),
    ):
        problem = period_between(*days)
        assert isinstance(problem, Problem)
        assert (problem.code, problem.field) == (code, field)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (month_of(2024, 2), month_of(2023, 2)),
        (month_of(2025, 2), month_of(2024, 2)),
        (Period(date(2025, 1, 1), date(2025, 2, 28)), Period(date(2024, 1, 1), date(2024, 2, 29))),
        (Period(date(2025, 2, 28), date(2025, 2, 28)), Period(date(2024, 2, 28), date(2024, 2, 28))),
        (year_of(2024), year_of(2023)),
        (Period(date(2024, 2, 29), date(2024, 3, 10)), Period(date(2023, 2, 28), date(2023, 3, 10))),
        (Period(date(2018, 1, 1), date(2018, 6, 15)), Period(date(2017, 1, 1), date(2017, 6, 15))),
    ],
)
def test_the_same_period_of_the_year_before(period: Period, before: Period) -> None:
    assert period.year_before == before


def test_a_period_has_begun_from_its_first_day_on() -> None:
    year = year_of(2026)

    assert not_begun(year, year.first) is None
    future = not_begun(year, date(2025, 12, 31))
    assert future is not None
    assert (future.code, future.field) == ("period.future", "first")


@given(DAYS, DAYS)
def test_any_period_has_one_a_year_before(one: date, other: date) -> None:
    period = Period(min(one, other), max(one, other))
    before = period.year_before

    assert before.first <= before.last
    assert (before.first.year, before.last.year) == (period.first.year - 1, period.last.year - 1)
