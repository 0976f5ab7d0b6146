"""The clock of a played day stands still until it is moved, and never goes back."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from cchc_desktop.app.demo_clock import OPENING, DayClock, opening_of
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.instants import VN


def moment(day: int, hour: int = 7, minute: int = 20) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=VN)


def test_it_moves_only_when_told() -> None:
    clock = DayClock(moment(23))
    assert clock() == clock() == moment(23)

    clock.forward(minutes=5)
    assert clock() == moment(23, 7, 25)


def test_a_time_that_is_past_already_changes_nothing() -> None:
    clock = DayClock(moment(23, 9))

    clock.to(8, 0)
    assert clock() == moment(23, 9, 20)
    clock.to(13, 30)
    assert clock() == moment(23, 13, 30)


@pytest.mark.parametrize(("now", "day"), [(20, 20), (21, 23), (22, 23), (24, 25)])
def test_the_day_played_is_the_first_that_is_worked(now: int, day: int) -> None:
    opening = opening_of(WorkCalendar(), moment(now, 15))

    assert (opening.day, opening.timetz()) == (day, OPENING.replace(tzinfo=VN))
    assert opening.time() == time(7, 20)
