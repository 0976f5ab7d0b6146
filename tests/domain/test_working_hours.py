"""Working hours: a clock time is moved into a session, and an office's hours change by date."""

from datetime import date, time

import pytest

from cchc_desktop.domain.working_hours import WorkingHours, hours_on


@pytest.mark.parametrize(
    ("clock", "counts_as"),
    [
        (time(9, 15), time(9, 15)),
        (time(6, 30), time(7, 0)),
        (time(11, 30), time(11, 30)),
        (time(11, 31), time(13, 30)),
        (time(12, 0), time(13, 30)),
        (time(17, 0), time(17, 0)),
    ],
)
def test_a_clock_time_outside_the_sessions_counts_as_the_start_of_the_next(clock, counts_as):
    assert WorkingHours().normalise(clock) == counts_as


def test_after_closing_there_is_no_session_left_that_day():
    assert WorkingHours().normalise(time(17, 0, 1)) is None


def test_usual_hours_make_eight_hours_a_day():
    hours = WorkingHours()
    assert (hours.opening, hours.closing, hours.minutes) == (time(7), time(17), 480)


@pytest.mark.parametrize(
    "sessions",
    [
        (),
        ((time(8), time(8)),),
        ((time(11), time(8)),),
        ((time(13), time(17)), (time(7), time(11))),
        ((time(7), time(12)), (time(11), time(17))),
    ],
)
def test_sessions_that_cannot_be_worked_are_refused(sessions):
    with pytest.raises(ValueError, match="sessions"):
        WorkingHours(sessions)


def test_an_office_keeps_the_hours_of_the_day_asked_for():
    summer = WorkingHours(valid_from=date(2026, 4, 16))
    winter = WorkingHours(((time(7, 30), time(12)), (time(13), time(16, 30))), date(2026, 10, 16))
    hours = (winter, summer)

    assert hours_on(hours, date(2026, 10, 15)) is summer
    assert hours_on(hours, date(2026, 10, 16)) is winter
    assert hours_on(hours, date(2026, 1, 1)) is summer  # before all of them: the earliest


def test_an_office_without_hours_is_a_mistake():
    with pytest.raises(ValueError):
        hours_on((), date(2026, 1, 1))
