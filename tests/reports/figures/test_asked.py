"""A report is called by its key and its days, and found again by that name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from unittest import mock

import pytest
from counter_fixtures import Counter
from hypothesis import given
from hypothesis import strategies as st
from sheet_fixtures import official

from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.domain.sheet import Role
from cchc_desktop.reports.figures.asked import ReportAsked, asked_by, made
from cchc_desktop.reports.figures.registry import REPORTS, ReportKind

DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))


@given(st.sampled_from(sorted(REPORTS)), DAYS, DAYS, st.booleans())
def test_a_name_leads_back_to_its_report(key: str, one: date, other: date, before: bool) -> None:
    asked = ReportAsked(key, Period(min(one, other), max(one, other)), before)
    assert asked_by(asked.name) == asked


@pytest.mark.parametrize(
    "name",
    [
        *("", "ii06a", "ii06a_2026-01-01", "khong-co_2026-01-01_2026-12-31", "ii06a_2026-12-31_2026-01-01"),
        *("ii06a_0001-01-01_0001-12-31_cung-ky", "ii06a_2026-01-01_9999-12-31"),
        *("ii06a_2026-02-30_2026-12-31", "ii06a_2026-01-01_2026-12-31_x", "../ii06a_2026-01-01_2026-12-31"),
    ],
)
def test_any_other_name_is_none(name: str) -> None:
    assert asked_by(name) is None


def test_the_year_before_is_counted_too_when_it_is_asked_for_and_known(counter: Counter) -> None:
    kind = ReportKind("a", "A", lambda _db, period, _today: official(period))
    asked, today = ReportAsked("a", year_of(2026), before=True), date(2026, 10, 5)
    for each, count in ((kind, 5), (replace(kind, compares=False), 0)):
        with mock.patch.dict(REPORTS, {"a": each}):
            roles = [row.role for row in made(counter.db, asked, today, counter.desk.calendar).rows]
        assert roles.count(Role.BEFORE) == count
