"""The return date after a supplement: worked examples, and what holds for every pause."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.calendar_file import parse_calendar
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.resume import Left, Running, resume
from cchc_desktop.domain.return_date import return_date
from cchc_desktop.domain.working_hours import WorkingHours, hours_on

SHIPPED = parse_calendar((Path(__file__).parents[2] / "resources/calendars/vn.toml").read_text("utf-8"))
VIETNAM = WorkCalendar(SHIPPED.overrides, confirmed_through=SHIPPED.confirmed_through)
USUAL = (WorkingHours(),)

RECEPTIONS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 31), timezones=st.just(VN))
DURATIONS = st.builds(Duration, st.integers(1, 60), st.sampled_from(Unit))
PAUSES = st.timedeltas(timedelta(), timedelta(days=90))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def first(received: datetime, duration: Duration):
    return return_date(received, duration, USUAL, VIETNAM)


def resumed(received, duration, stopped, came):
    return resume(Running.of(first(received, duration)), stopped, came, USUAL, VIETNAM)


# Received Monday 5 October 2026, 08:15, unless it says otherwise.


@pytest.mark.parametrize(
    ("received", "amount", "unit", "stopped", "came", "due", "left"),
    [
        # 10 working days: due 19/10 08:15; stopped on the 2nd counted day, 8 are left from Thursday on
        ("2026-10-05T08:15", 10, Unit.WORKING_DAY, "2026-10-07T10:00", "2026-10-15T09:00", "2026-10-27T08:15", Left(8)),
        # papers after closing count as the next morning's, and that day is not counted
        ("2026-10-05T08:15", 10, Unit.WORKING_DAY, "2026-10-07T10:00", "2026-10-15T17:30", "2026-10-28T08:15", Left(8)),
        # on the very day of reception: nothing is used up, and the day the papers came takes the place of the first
        ("2026-10-05T08:15", 3, Unit.WORKING_DAY, "2026-10-05T10:00", "2026-10-12T08:00", "2026-10-15T08:15", Left(3)),
        # on the last day, an hour before it was due
        (
            "2026-10-05T08:15",
            1,
            Unit.WORKING_DAY,
            "2026-10-06T07:15",
            "2026-10-08T16:30",
            "2026-10-09T07:30",
            Left(0, timedelta(hours=1)),
        ),
        # 4 hours are due 14:15 of the same day; stopped after one of them
        (
            "2026-10-05T08:15",
            4,
            Unit.WORKING_HOUR,
            "2026-10-05T09:15",
            "2026-10-06T16:00",
            "2026-10-07T09:00",
            Left(0, timedelta(hours=3)),
        ),
        # 20 calendar days are due 25/10, a Sunday, moved to Monday: 10 days are left, not 11
        ("2026-10-05T08:15", 20, Unit.DAY, "2026-10-15T09:00", "2026-10-20T09:00", "2026-10-30T08:15", Left(10)),
        # and what is left may itself end on a day off
        ("2026-10-05T08:15", 20, Unit.DAY, "2026-10-15T09:00", "2026-10-21T09:00", "2026-11-02T08:15", Left(10)),
        # over Tết 2026 (16–20/02): 2 of 5 days are used up, 3 are left
        ("2026-02-10T09:00", 5, Unit.WORKING_DAY, "2026-02-12T09:00", "2026-02-13T09:00", "2026-02-25T09:00", Left(3)),
        # the Saturday that makes up for 31/08 counts, 31/08 and the holidays do not
        ("2026-08-19T09:00", 4, Unit.WORKING_DAY, "2026-08-20T09:00", "2026-08-21T09:00", "2026-08-25T09:00", Left(3)),
        ("2026-08-26T09:00", 4, Unit.WORKING_DAY, "2026-08-27T09:00", "2026-08-28T09:00", "2026-09-07T09:00", Left(3)),
        # too late already: the office owes an apology, the date stays
        ("2026-10-05T08:15", 2, Unit.WORKING_DAY, "2026-10-09T09:00", "2026-10-20T09:00", "2026-10-07T08:15", Left()),
        # same-day procedure, stopped at ten: what was left of the day
        (
            "2026-10-05T08:15",
            0,
            Unit.WORKING_DAY,
            "2026-10-05T10:00",
            "2026-10-07T14:00",
            "2026-10-08T09:00",
            Left(0, timedelta(hours=5)),
        ),
    ],
)
def test_a_pause_moves_the_date_by_the_rule(received, amount, unit, stopped, came, due, left):
    found = resumed(at(received), Duration(amount, unit), at(stopped), at(came))

    assert found.left == left
    assert found.due_at == at(due)


def test_a_second_pause_goes_on_from_the_first():
    once = resumed(at("2026-10-05T08:15"), Duration(20, Unit.DAY), at("2026-10-15T09:00"), at("2026-10-21T09:00"))
    twice = resume(once.running, at("2026-10-26T09:00"), at("2026-10-28T09:00"), USUAL, VIETNAM)

    assert once.due_at == at("2026-11-02T08:15")  # the tenth day, 31/10, is a Saturday
    assert twice.left == Left(5)  # to 31/10, not to the Monday it was moved to
    assert twice.due_at == at("2026-11-02T08:15")


def test_a_date_that_was_set_is_counted_towards_as_it_stands():
    set_by_the_portal = Running.to(at("2026-10-18T09:00"), Unit.DAY)  # a Sunday

    found = resume(set_by_the_portal, at("2026-10-15T09:00"), at("2026-10-16T09:00"), USUAL, VIETNAM)

    assert found.due_at == at("2026-10-19T09:00")


def test_a_clock_set_back_makes_no_pause():
    found = resumed(
        at("2026-10-05T08:15"), Duration(5, Unit.WORKING_DAY), at("2026-10-07T10:00"), at("2026-10-06T10:00")
    )

    assert not found.moved
    assert found.resumed_at == found.paused_at


def test_new_hours_move_a_clock_time_past_closing_to_closing():
    hours = (
        WorkingHours(),
        WorkingHours(((WorkingHours().opening, at("2026-10-05T15:00").time()),), date(2026, 10, 12)),
    )
    running = Running.of(return_date(at("2026-10-05T16:50"), Duration(4, Unit.WORKING_DAY), hours, VIETNAM))

    found = resume(running, at("2026-10-06T09:00"), at("2026-10-09T09:00"), hours, VIETNAM)

    assert found.due_at == at("2026-10-14T15:00")


def test_each_day_of_a_pause_is_marked_and_those_after_it_are_numbered_on():
    found = resumed(
        at("2026-10-05T08:15"), Duration(5, Unit.WORKING_DAY), at("2026-10-06T10:00"), at("2026-10-08T09:00")
    )

    assert [(day.day.day, day.counted, day.paused) for day in found.days(counted=1)] == [
        *((7, None, True), (8, None, True), (9, 2, False)),
        *((10, None, False), (11, None, False)),
        *((12, 3, False), (13, 4, False), (14, 5, False)),
    ]


@given(RECEPTIONS, DURATIONS, st.timedeltas(timedelta(), timedelta(days=60)), PAUSES)
def test_the_new_date_is_never_earlier_and_lies_in_a_session(received, duration, used, pause):
    before = first(received, duration)
    found = resume(Running.of(before), received + used, received + used + pause, USUAL, VIETNAM)

    assert found.due_at >= before.due_at
    assert VIETNAM.is_worked(found.due_at.date())
    on_the_day = hours_on(USUAL, found.due_at.date()).sessions
    assert any(opening <= found.due_at.time() <= closing for opening, closing in on_the_day)


@given(RECEPTIONS, DURATIONS, st.timedeltas(timedelta(), timedelta(days=120)))
def test_no_pause_changes_nothing(received, duration, used):
    before = first(received, duration)
    found = resume(Running.of(before), received + used, received + used, USUAL, VIETNAM)

    assert found.due_at == before.due_at
    assert not found.moved


@given(RECEPTIONS, DURATIONS, st.timedeltas(timedelta(), timedelta(days=60)), PAUSES, PAUSES)
def test_papers_that_come_later_never_make_it_due_earlier(received, duration, used, one, other):
    running, stopped = Running.of(first(received, duration)), received + used
    sooner, later = sorted((one, other))

    assert (
        resume(running, stopped, stopped + sooner, USUAL, VIETNAM).due_at
        <= resume(running, stopped, stopped + later, USUAL, VIETNAM).due_at
    )


@given(RECEPTIONS, DURATIONS, st.timedeltas(timedelta(), timedelta(days=60)), PAUSES, PAUSES)
def test_who_was_asked_earlier_is_never_served_earlier(received, duration, used, longer, pause):
    """Of two that came back at one moment, the one the clock had run longer for has less left."""
    running, stopped = Running.of(first(received, duration)), received + used
    assume(stopped <= running.due_at)
    earlier = max(received, stopped - longer)

    assert (
        resume(running, stopped, stopped + pause, USUAL, VIETNAM).due_at
        <= resume(running, earlier, stopped + pause, USUAL, VIETNAM).due_at
    )


@given(RECEPTIONS, st.integers(1, 60), st.timedeltas(timedelta(), timedelta(days=60)), PAUSES)
def test_as_many_working_days_are_counted_as_were_promised(received, amount, used, pause):
    before = first(received, Duration(amount, Unit.WORKING_DAY))
    stopped = received + used
    found = resume(Running.of(before), stopped, stopped + pause, USUAL, VIETNAM)
    assume(found.left.days)
    gone = [day for day in before.days() if day.day <= stopped.date() and day.counted]
    # the night and the day off before a first session belong to that session's day
    gone += [day for day in before.days() if stopped.date() < day.day <= _session_day(stopped) and day.counted]

    assert len(gone) + found.left.days == amount
    assert max(day.counted or 0 for day in found.days(len(gone))) == amount


def _session_day(moment: datetime) -> date:
    closed = WorkingHours().normalise(moment.time()) is None
    day = moment.date() + timedelta(days=closed)
    return VIETNAM.worked_on_or_after(day)


@given(RECEPTIONS, DURATIONS, st.timedeltas(timedelta(), timedelta(days=60)), PAUSES)
def test_the_days_follow_one_another_from_the_pause_to_the_new_date(received, duration, used, pause):
    found = resumed(received, duration, received + used, received + used + pause)
    days = found.days()

    assert [day.day for day in days] == [found.paused_at.date() + timedelta(days=n + 1) for n in range(len(days))]
    if days:
        assert days[-1].day == max(found.due_at.date(), found.resumed_at.date())
    assert all(day.paused == (day.day <= found.resumed_at.date()) for day in days)
    assert sum(day.counted is not None for day in days) == found.left.days


def test_a_pause_that_only_days_off_took_up_is_not_lost_at_the_next() -> None:
    twelve = Running.of(first(at("2026-10-05T08:15"), Duration(12, Unit.DAY)))  # Saturday 17, so Monday 19
    again = resume(twelve, at("2026-10-14T10:00"), at("2026-10-15T09:00"), USUAL, VIETNAM)
    assert (again.due_at, again.running.last) == (twelve.due_at, date(2026, 10, 18))

    last = resume(again.running, at("2026-10-16T10:00"), at("2026-10-20T09:00"), USUAL, VIETNAM)

    assert last.due_at == at("2026-10-22T08:15")  # 9 days, one, and the two that were left
