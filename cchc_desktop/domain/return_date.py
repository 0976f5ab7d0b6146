"""The return date (ngày hẹn trả): when a result is due, and how every day up to then was counted.

The rule is the one provincial systems run, with swapped days and the turn of the year put right:

* the day of reception is not counted (Bộ luật Dân sự 2015, Điều 147); the result is due at the same clock time on the
  last counted day, moved to the next session if the office rests then;
* a reception outside the sessions counts as one at the start of the next session. After closing, or on a day off, that
  is the opening of the next *worked* day, which is then the day of reception: with 5 working days, Friday 17:05 gives
  Monday week 07:00, not Friday;
* working days skip days off and count swapped Saturdays; calendar days count every day, and a last day that is off
  moves to the next worked day (Điều 148);
* working hours run through the sessions only, over lunch and overnight; 8 of them make a working day of usual hours;
* seconds do not count: time runs from the minute that the receipt shows, so that the paper alone proves the date;
* 0 days is a same-day procedure, due at closing; where the procedure has a cut-off ("nếu tiếp nhận sau 15 giờ thì trả
  trong ngày làm việc tiếp theo"), a reception after it is due at the closing of the next worked day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from cchc_desktop.domain.calendar import DayKind, WorkCalendar
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.working_hours import WorkingHours, hours_on

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """One day from reception to return; `counted` is its number, 1 first, or None when it does not count."""

    day: date
    kind: DayKind
    counted: int | None
    note: str  # name of the holiday or of the swap; "" for an ordinary worked day
    paused: bool = False  # the clock stood still: papers that were asked for had not come yet


@dataclass(frozen=True, slots=True)
class ReturnDate:
    """When a result is due, with what it was reckoned from; all instants at +07:00.

    `counted_from` is the reception moved into a session; `missed_cutoff` the same-day cut-off it came after.
    """

    received_at: datetime
    duration: Duration
    counted_from: datetime
    due_at: datetime
    calendar: WorkCalendar = field(repr=False, compare=False)
    missed_cutoff: time | None = None

    def days(self) -> tuple[Day, ...]:
        """Every day from reception to return, both included; made anew at each call, as most dates are never explained.

        Hours are not days: for a processing time in hours no day has a number.
        """
        first, last = self.received_at.date(), self.due_at.date()
        every = (first + n * _ONE_DAY for n in range((last - first).days + 1))
        return tuple(self._numbered(every))

    def _numbered(self, days: Iterator[date]) -> Iterator[Day]:
        kind_of, name_of, number = self.calendar.kind, self.calendar.name, 0
        for day in days:
            kind = kind_of(day)
            counts = self._counts(day, kind) and number < self.duration.amount
            number += counts
            yield Day(day, kind, number if counts else None, name_of(day))

    def _counts(self, day: date, kind: DayKind) -> bool:
        if day <= self.counted_from.date() or self.duration.unit is Unit.WORKING_HOUR:
            return False
        return self.duration.unit is Unit.DAY or kind.is_worked


def return_date(
    received_at: datetime,
    duration: Duration,
    hours: Sequence[WorkingHours],
    calendar: WorkCalendar,
    same_day_cutoff: time | None = None,
) -> ReturnDate:
    """When the result of a dossier received complete and valid at `received_at` (aware) is due.

    `hours` are the office's, each in force from its own day; `same_day_cutoff` is the procedure's.
    Raises ValueError for a naive `received_at` or no hours.
    """
    received_at = local(received_at)
    counted_from = into_session(received_at, hours, calendar)
    due_at = _due(counted_from, duration, hours, calendar)
    if same_day_cutoff is None or counted_from.time() <= same_day_cutoff:
        return ReturnDate(received_at, duration, counted_from, due_at, calendar)
    next_day = _closing(calendar.worked_after(counted_from.date()), hours)
    missed = same_day_cutoff if due_at < next_day else None
    return ReturnDate(received_at, duration, counted_from, max(due_at, next_day), calendar, missed)


def local(moment: datetime) -> datetime:
    """The moment on the clock of Vietnam; raises ValueError for a naive one."""
    if moment.tzinfo is VN:
        return moment
    if moment.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return moment.astimezone(VN)


def into_session(moment: datetime, hours: Sequence[WorkingHours], calendar: WorkCalendar) -> datetime:
    """The minute of a moment when the office works then, else the start of the next session; `moment` is local."""
    moment = moment.replace(second=0, microsecond=0)
    day = moment.date()
    first = calendar.worked_on_or_after(day)
    if first == day:
        clock = hours_on(hours, day).normalise(moment.time())
        if clock is not None:
            return datetime.combine(day, clock, VN)
        first = calendar.worked_after(day)
    return datetime.combine(first, hours_on(hours, first).opening, VN)


def _due(start: datetime, duration: Duration, hours: Sequence[WorkingHours], calendar: WorkCalendar) -> datetime:
    if duration.unit is Unit.WORKING_HOUR:
        return after_hours(start, timedelta(hours=duration.amount), hours, calendar)
    day = start.date()
    if duration.same_day:
        return _closing(day, hours)
    if duration.unit is Unit.WORKING_DAY:
        last = calendar.worked_after(day, duration.amount)
    else:
        last = calendar.worked_on_or_after(day + duration.amount * _ONE_DAY)
    return same_clock(last, start.time(), hours)


def same_clock(day: date, clock: time, hours: Sequence[WorkingHours]) -> datetime:
    """That clock time of a worked day, moved into a session.

    Hours may have changed since: a clock time past the new closing is due at closing, not a day later.
    """
    on_day = hours_on(hours, day)
    return datetime.combine(day, on_day.normalise(clock) or on_day.closing, VN)


def after_hours(start: datetime, left: timedelta, hours: Sequence[WorkingHours], calendar: WorkCalendar) -> datetime:
    """When so much working time has passed since `start`, which lies on a worked day."""
    day, moment = start.date(), start
    while True:
        for opening, closing in hours_on(hours, day).sessions:
            end = datetime.combine(day, closing, VN)
            begin = max(moment, datetime.combine(day, opening, VN))
            if begin + left <= end:
                return begin + left
            left -= max(end - begin, timedelta())
        day = calendar.worked_after(day)
        moment = datetime.combine(day, time.min, VN)


def _closing(day: date, hours: Sequence[WorkingHours]) -> datetime:
    return datetime.combine(day, hours_on(hours, day).closing, VN)
