"""A clock is believed until it contradicts the ledger, and what was made up for once is not asked about again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.clock_doubt import Doubt, Verdict, days_off, judged, notice, question
from cchc_desktop.domain.instants import VN

LAST = datetime(2026, 10, 5, 16, 30, tzinfo=VN)
SPANS = st.timedeltas(min_value=timedelta(days=-4000), max_value=timedelta(days=4000))


@pytest.mark.parametrize(
    ("since", "verdict"),
    [
        (timedelta(hours=15), Verdict()),
        (timedelta(seconds=-90), Verdict()),  # set right by the network meanwhile
        (timedelta(days=7), Verdict()),
        (timedelta(minutes=-3), Verdict(Doubt.BEHIND)),
        (timedelta(days=-400), Verdict(Doubt.BEHIND)),
        (timedelta(days=7, seconds=1), Verdict(Doubt.AHEAD)),
        (timedelta(days=400), Verdict(Doubt.AHEAD)),
    ],
)
def test_a_clock_before_the_last_entry_or_a_week_behind_it_is_asked_about(since: timedelta, verdict: Verdict) -> None:
    assert judged(LAST + since, LAST, None) == verdict
    assert judged(LAST + since, LAST, 0) == verdict


def test_a_ledger_without_entries_contradicts_nothing() -> None:
    assert judged(LAST, None, None) == Verdict()
    assert judged(LAST, None, 3) == Verdict(Doubt.CHANGED)


def test_what_is_made_up_for_goes_on_unasked_while_the_clock_stays_wrong() -> None:
    next_morning = LAST + timedelta(hours=15)

    assert judged(next_morning - timedelta(days=3), LAST, 3) == Verdict(days=3)
    assert judged(next_morning + timedelta(days=400), LAST, -400) == Verdict(days=-400)


def test_a_clock_that_was_set_right_or_may_have_been_is_asked_about() -> None:
    assert judged(LAST + timedelta(hours=15), LAST, 3) == Verdict(Doubt.CHANGED)
    assert judged(LAST + timedelta(days=2), LAST, 3) == Verdict(
        Doubt.CHANGED
    )  # three behind still, after five days off


def test_a_correction_that_no_longer_makes_sense_is_asked_about() -> None:
    assert judged(LAST - timedelta(days=9), LAST, 3) == Verdict(Doubt.BEHIND)
    assert judged(LAST + timedelta(days=400), LAST, 3) == Verdict(Doubt.AHEAD)


@given(SPANS, st.none() | st.integers(-4000, 4000))
def test_what_goes_unasked_never_contradicts_the_ledger(since: timedelta, kept: int | None) -> None:
    verdict = judged(LAST + since, LAST, kept)

    if verdict.doubt is None:
        now = LAST + since + timedelta(days=verdict.days or 0)
        assert LAST - timedelta(minutes=2) <= now <= LAST + timedelta(days=7)
    else:
        assert verdict.days is None


@given(st.dates(date(2020, 1, 1), date(2099, 1, 1)), SPANS)
def test_the_days_made_up_for_give_the_date_that_was_said(today: date, since: timedelta) -> None:
    machine = LAST + since

    assert (machine + timedelta(days=days_off(machine, today))).date() == today


@pytest.mark.parametrize("doubt", Doubt)
def test_the_question_says_what_the_machine_shows(doubt: Doubt) -> None:
    assert "08:15 ngày 02/10/2026" in question(doubt, datetime(2026, 10, 2, 8, 15, tzinfo=VN), LAST)


def test_the_notice_says_which_way_it_is_wrong_and_what_counts() -> None:
    today = date(2026, 10, 5)

    assert "chậm 3 ngày" in notice(3, today)
    assert "nhanh 400 ngày" in notice(-400, today)
    assert all("05/10/2026" in notice(days, today) for days in (3, -400))
    assert all("Báo quản trị" in notice(days, today) for days in (3, 0, -400))
