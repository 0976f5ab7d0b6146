"""Which backups stay: a day of hours, seven days, four weeks; never none, never the newest."""

from __future__ import annotations

from datetime import datetime, timedelta

from factories import NOW
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.backup_plan import EVERY, is_due, is_red, kept
from cchc_desktop.domain.instants import VN

MADE = st.lists(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda at: at.replace(tzinfo=VN)), max_size=80
)


@given(MADE)
def test_the_newest_stays_and_never_more_than_the_schedule_says(made: list[datetime]) -> None:
    stays = kept(made)

    assert stays <= set(made)
    assert not made or max(made) in stays
    assert len(stays) <= 24 + 7 + 4


@given(MADE)
def test_of_what_stays_all_stays_when_asked_again(made: list[datetime]) -> None:
    assert kept(kept(made)) == kept(made)


@given(MADE)
def test_each_of_the_last_seven_days_and_four_weeks_has_its_newest(made: list[datetime]) -> None:
    stays = kept(made)
    days = sorted({at.date() for at in made}, reverse=True)[:7]
    weeks = sorted({at.isocalendar()[:2] for at in made}, reverse=True)[:4]

    assert all(max(at for at in made if at.date() == day) in stays for day in days)
    assert all(max(at for at in made if at.isocalendar()[:2] == week) in stays for week in weeks)


def test_a_month_of_hourly_ones() -> None:
    made = [NOW - timedelta(hours=hours) for hours in range(24 * 40)]
    stays = kept(made)

    assert set(made[:24]) <= stays
    assert len(stays) == 24 + 7 + 4 - 2 - 2  # two days are among the hours, and two weeks among the days
    assert min(stays) < NOW - timedelta(days=14)


def test_it_is_due_after_an_hour_and_when_the_clock_was_set_back() -> None:
    assert is_due(None, NOW, EVERY)
    assert not is_due(NOW - timedelta(minutes=59), NOW, EVERY)
    assert is_due(NOW - timedelta(hours=1), NOW, EVERY)
    assert is_due(NOW + timedelta(minutes=1), NOW, EVERY)


def test_red_is_older_than_a_day() -> None:
    assert not is_red(NOW - timedelta(hours=24), NOW, NOW)
    assert is_red(NOW - timedelta(hours=25), NOW, NOW)
    assert not is_red(None, NOW, NOW)
    assert is_red(None, NOW - timedelta(days=2), NOW)
