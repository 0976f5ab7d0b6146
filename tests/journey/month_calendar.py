"""The days of the month that is lived, written out by hand: what the program's calendar and clocks are held against."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from cchc_desktop.domain.calendar import DayKind, Override
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import VN

# Tết Bính Ngọ is 16 to 20 February; the office swapped the Friday before and the Monday after for two Saturdays.
SWAPS = (
    Override(date(2026, 2, 13), DayKind.SWAPPED_OFF, "hoán đổi, làm bù ngày 07/02/2026"),
    Override(date(2026, 2, 7), DayKind.SWAPPED_WORK, "làm bù cho ngày 13/02/2026"),
    Override(date(2026, 2, 23), DayKind.SWAPPED_OFF, "hoán đổi, làm bù ngày 28/02/2026"),
    Override(date(2026, 2, 28), DayKind.SWAPPED_WORK, "làm bù cho ngày 23/02/2026"),
)
OFF = {date(2026, 2, number) for number in (13, 16, 17, 18, 19, 20, 23)}
MADE_UP = {date(2026, 2, 7), date(2026, 2, 28)}
FIRST, LAST = date(2026, 1, 28), date(2026, 2, 28)
_KNOWN_TO = date(2026, 4, 24)  # the next holiday comes after it
SESSIONS = ((time(7), time(11, 30)), (time(13, 30), time(17)))
_DAY = timedelta(days=1)


def is_worked(day: date) -> bool:
    """Whether the office is open."""
    assert day <= _KNOWN_TO, "beyond what was written down"
    return day in MADE_UP or (day.weekday() < 5 and day not in OFF)


def days(first: date = FIRST, last: date = LAST) -> list[date]:
    """The worked days of the month."""
    return [day for n in range((last - first).days + 1) if is_worked(day := first + n * _DAY)]


def worked_after(day: date, count: int = 1) -> date:
    """The so many-th worked day after `day`."""
    while count:
        day += _DAY
        count -= is_worked(day)
    return day


def worked_from(day: date) -> date:
    """`day`, or the next worked one."""
    return day if is_worked(day) else worked_after(day)


def at(day: date, clock: time) -> datetime:
    """That time of that day."""
    return datetime.combine(day, clock, VN)


def due(received: datetime, time_limit: Duration, cutoff: time | None) -> datetime:
    """The return date of what was received within the sessions; its seconds do not count."""
    received = received.replace(second=0, microsecond=0)
    day, clock = received.date(), received.timetz()
    assert is_worked(day)
    assert any(opening <= received.time() <= closing for opening, closing in SESSIONS)
    if time_limit.amount == 0:
        late = cutoff is not None and received.time() > cutoff
        return at(worked_after(day) if late else day, SESSIONS[-1][1])
    if time_limit.unit is Unit.WORKING_DAY:
        return datetime.combine(worked_after(day, time_limit.amount), clock)
    if time_limit.unit is Unit.DAY:
        return datetime.combine(worked_from(day + time_limit.amount * _DAY), clock)
    return _hours_after(received, timedelta(hours=time_limit.amount))


def _hours_after(moment: datetime, left: timedelta) -> datetime:
    day = moment.date()
    while True:
        for opening, closing in SESSIONS:
            begin, end = max(moment, at(day, opening)), at(day, closing)
            if begin + left <= end:
                return begin + left
            left -= max(end - begin, timedelta())
        day = worked_after(day)


def counted_to(received: datetime, time_limit: Duration, due_at: datetime) -> date:
    """The day the counting ends on, before it is moved off a day of rest."""
    return received.date() + time_limit.amount * _DAY if time_limit.unit is Unit.DAY else due_at.date()


def resumed(unit: Unit, dates: tuple[datetime, date], paused: datetime, again: datetime) -> tuple[datetime, date]:
    """(return date, day the counting ends on) after the clock stood; `dates` are the same before it stopped."""
    due_at, last = dates
    if due_at < paused:
        return dates
    if unit is Unit.DAY:
        left, counted = (last - paused.date()).days, again.date() + (last - paused.date())
        new = worked_from(counted)
    else:
        left = len(days(paused.date() + _DAY, last))
        new = counted = worked_after(again.date(), left)
    assert left > 0, "the month asks for papers only while whole days are left"
    moved = datetime.combine(new, due_at.timetz())
    return (moved, counted) if moved >= due_at else dates


def hand_over_by(ready: datetime) -> datetime:
    """The last moment to send a folder that was ready then."""
    day = ready.date()
    if is_worked(day) and ready.time() <= time(15):
        return max(at(day, time(17)), ready)
    return at(worked_after(day), time(8))
