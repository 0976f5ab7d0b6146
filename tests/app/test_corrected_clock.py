"""The clock is the machine's until it is corrected, and then its own."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from cchc_desktop.app import places
from cchc_desktop.app.corrected_clock import CorrectedClock
from cchc_desktop.domain.instants import VN

NOON = datetime(2026, 10, 5, 12, tzinfo=VN)


class Machine:
    """A machine whose wall clock is set by hand, and whose time goes by all the same."""

    def __init__(self) -> None:
        self.wall, self.gone = NOON, 100.0

    def live(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.gone += seconds


def test_it_is_the_machines_until_it_is_corrected() -> None:
    machine = Machine()
    clock = CorrectedClock(lambda: machine.wall, lambda: machine.gone)

    machine.live(60)

    assert clock() == clock.machine() == NOON + timedelta(minutes=1)


def test_corrected_it_keeps_the_time_of_day_and_goes_on() -> None:
    machine = Machine()
    clock = CorrectedClock(lambda: machine.wall, lambda: machine.gone)

    clock.correct(3)
    machine.live(60)

    assert clock() == NOON + timedelta(days=3, minutes=1)
    assert clock.machine() == NOON + timedelta(minutes=1)


def test_setting_the_machines_clock_right_meanwhile_makes_no_second_jump() -> None:
    machine = Machine()
    clock = CorrectedClock(lambda: machine.wall, lambda: machine.gone)
    clock.correct(3)

    machine.wall += timedelta(days=3)
    machine.live(60)

    assert clock() == NOON + timedelta(days=3, minutes=1)


def test_no_days_are_the_machines_clock_again() -> None:
    machine = Machine()
    clock = CorrectedClock(lambda: machine.wall, lambda: machine.gone)
    clock.correct(3)

    clock.correct(0)
    machine.wall += timedelta(days=1)

    assert clock() == machine.wall


def test_by_itself_it_goes_with_the_machines_time() -> None:
    clock = CorrectedClock(places.clock)
    clock.correct(-2)

    first = clock()
    time.sleep(0.01)

    assert timedelta(milliseconds=9) < clock() - first < timedelta(minutes=1)
    assert abs(clock() + timedelta(days=2) - places.clock()) < timedelta(minutes=1)
