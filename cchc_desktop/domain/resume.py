"""The return date after a supplement (tính lại ngày hẹn trả): the clock stood while asked papers had not come.

What was left of the time when the clock stopped is counted again from the moment the papers came, by the unit of the
procedure and as domain/return_date.py counts:

* the day the papers came is not counted, as the day of reception is not; whole days left are due at the same clock
  time as before. Of calendar days those up to the last counted one are left, not those it had been moved over;
* working hours, and what was left of the last day, run through the sessions from the moment the papers came;
* a date that had passed before the clock stopped is not moved: the office was late, and owes an apology.

The new date is never earlier than the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.duration import Unit
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.return_date import (
    Day,
    ReturnDate,
    after_hours,
    into_session,
    local,
    same_clock,
)
from cchc_desktop.domain.working_hours import WorkingHours, hours_on

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Running:
    """A return date that is being counted towards; `last` is the day the counting ends on, before it was moved."""

    due_at: datetime
    unit: Unit
    last: date

    @classmethod
    def of(cls, first: ReturnDate) -> Running:
        """From the date given at reception."""
        last = first.due_at.date()
        if first.duration.unit is Unit.DAY:
            last = min(last, first.counted_from.date() + first.duration.amount * _ONE_DAY)
        return cls(first.due_at, first.duration.unit, last)

    @classmethod
    def to(cls, due_at: datetime, unit: Unit, last: date | None = None) -> Running:
        """Towards a date that somebody has set (an apology, the portal), or of which only the last day is known."""
        due_at = local(due_at)
        return cls(due_at, unit, min(last or due_at.date(), due_at.date()))


@dataclass(frozen=True, slots=True)
class Left:
    """What was left when the clock stopped: whole days, or working time on the last of them; neither: too late."""

    days: int = 0
    time: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Resumption:
    """A return date after a pause, with what it was reckoned from; all instants at +07:00.

    `counted_from` is the moment the papers came, moved into a session.
    """

    before: datetime
    paused_at: datetime
    resumed_at: datetime
    counted_from: datetime
    left: Left
    running: Running
    calendar: WorkCalendar = field(repr=False, compare=False)

    @property
    def due_at(self) -> datetime:
        """The new date."""
        return self.running.due_at

    @property
    def moved(self) -> bool:
        """Whether it is another than before."""
        return self.due_at != self.before

    def days(self, counted: int = 0) -> tuple[Day, ...]:
        """Every day after the one the clock stopped on, to the new date; numbers go on from `counted`.

        Days the clock stood, that of the papers' coming among them, are marked and have no number.
        """
        return tuple(self._numbered(counted))

    def _numbered(self, counted: int) -> Iterator[Day]:
        first, last = self.paused_at.date() + _ONE_DAY, max(self.due_at.date(), self.resumed_at.date())
        left = self.left.days
        for n in range((last - first).days + 1):
            day = first + n * _ONE_DAY
            kind = self.calendar.kind(day)
            counts = left > 0 and day > self.counted_from.date() and (self.running.unit is Unit.DAY or kind.is_worked)
            left -= counts
            counted += counts
            paused = day <= self.resumed_at.date()
            yield Day(day, kind, counted if counts else None, self.calendar.name(day), paused)


def resume(
    running: Running, paused_at: datetime, resumed_at: datetime, hours: Sequence[WorkingHours], calendar: WorkCalendar
) -> Resumption:
    """The date after the clock stood from `paused_at` until `resumed_at` (aware; a clock set back counts as no pause).

    `hours` are the office's, each in force from its own day. Raises ValueError for a naive moment or no hours.
    """
    paused_at, resumed_at = local(paused_at), max(local(resumed_at), local(paused_at))
    stop, start = (into_session(moment, hours, calendar) for moment in (paused_at, resumed_at))
    left = _left(running, paused_at, stop, hours, calendar)
    again = _counted(running, left, start, hours, calendar)
    return Resumption(running.due_at, paused_at, resumed_at, start, left, again, calendar)


def _left(
    running: Running, paused_at: datetime, stop: datetime, hours: Sequence[WorkingHours], calendar: WorkCalendar
) -> Left:
    if running.due_at < paused_at:
        return Left()
    days = 0
    if running.unit is Unit.DAY:
        days = (running.last - stop.date()).days
    elif running.unit is Unit.WORKING_DAY:
        days = sum(calendar.is_worked(day) for day in _days_after(stop.date(), running.last))
    return Left(days) if days > 0 else Left(0, _working_time(stop, running.due_at, hours, calendar))


def _counted(
    running: Running, left: Left, start: datetime, hours: Sequence[WorkingHours], calendar: WorkCalendar
) -> Running:
    if left.time is not None:
        due_at = max(running.due_at, after_hours(start, left.time, hours, calendar))
        return Running(due_at, running.unit, due_at.date())
    if not left.days:
        return running
    if running.unit is Unit.WORKING_DAY:
        last = day = calendar.worked_after(start.date(), left.days)
    else:
        last = start.date() + left.days * _ONE_DAY
        day = calendar.worked_on_or_after(last)
    due_at = same_clock(day, running.due_at.time(), hours)
    return Running(due_at, running.unit, last) if due_at >= running.due_at else running


def _days_after(first: date, last: date) -> Iterator[date]:
    return (first + (n + 1) * _ONE_DAY for n in range((last - first).days))


def _working_time(begin: datetime, end: datetime, hours: Sequence[WorkingHours], calendar: WorkCalendar) -> timedelta:
    """Time within sessions of worked days between two moments; nothing when the second is not later."""
    worked = timedelta()
    for day in (begin.date(), *_days_after(begin.date(), end.date())):
        for opening, closing in hours_on(hours, day).sessions if calendar.is_worked(day) else ():
            since, until = (datetime.combine(day, clock, VN) for clock in (opening, closing))
            worked += max(min(until, end) - max(since, begin), timedelta())
    return worked
