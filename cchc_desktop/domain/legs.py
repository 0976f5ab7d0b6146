"""The legs of an interconnected procedure (chặng của thủ tục liên thông): which agency works how long, and until when."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cchc_desktop.domain.due_story import DueStory, Rules
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.resume import Running, resume
from cchc_desktop.domain.return_date import after_hours, into_session, local, same_clock
from cchc_desktop.domain.working_hours import hours_on


@dataclass(frozen=True, slots=True)
class Leg:
    """One agency's part, in order; `duration` None: its time is not laid down."""

    agency: str
    duration: Duration | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True)
class LegDates:
    """When a leg begins and ends; None once a leg before it, or it itself, has no time laid down."""

    leg: Leg
    starts_at: datetime | None
    due_at: datetime | None


def stops(legs: Sequence[Leg], division: str, authority: str) -> tuple[str, ...]:
    """Where a folder goes, in order. The division that receives it has the leg of the authority that decides.

    One that has no part in the legs comes before all of them.
    """
    agencies = tuple(leg.agency for leg in legs)
    if not division or division in agencies:
        return agencies
    if authority in agencies:
        return tuple(division if agency == authority else agency for agency in agencies)
    return (division, *agencies)


def ahead(stops: Sequence[str], had: Collection[str]) -> tuple[str, ...]:
    """The stops after the last one that has had the folder."""
    last = max((place for place, stop in enumerate(stops) if stop in had), default=-1)
    return tuple(stops[last + 1 :])


def dates(story: DueStory, legs: Sequence[Leg]) -> tuple[LegDates, ...]:
    """Each leg with its own dates; each begins when the one before it is due, the last is due when the dossier is.

    The times are counted on from the reception: a leg whose last day is off is due on the next worked day, but takes
    nothing from the one after it. A pause moves those that were not due yet. None is due later than the next.
    """
    if story.received_at is None or not legs:
        return ()
    counted = [_after_pauses(end, story) if end else None for end in _counted(story.received_at, legs, story.rules)]
    ends = [end.due_at if end else None for end in counted]
    ends[-1] = story.due_at or ends[-1]
    ends = _ascending(ends)
    return tuple(
        LegDates(leg, start, end) for leg, start, end in zip(legs, (story.received_at, *ends[:-1]), ends, strict=True)
    )


def at_work(legs: Sequence[LegDates], now: datetime) -> LegDates | None:
    """The leg `now` falls into by the dates; the last dated one when all are over, None without dates."""
    last = None
    for leg in legs:
        if leg.due_at is None:
            break
        last = leg
        if now <= leg.due_at:
            break
    return last


def _counted(received_at: datetime, legs: Sequence[Leg], rules: Rules) -> Iterator[Running | None]:
    """Where each leg ends when nothing stops the clock."""
    start: datetime | None = into_session(local(received_at), rules.hours, rules.calendar)
    for leg in legs:
        end = _end(start, leg.duration, rules) if start and leg.duration else None
        yield end
        start = _next_start(start, end) if start and end else None


def _next_start(start: datetime, end: Running) -> datetime:
    clock = end.due_at if end.unit is Unit.WORKING_HOUR else start
    return datetime.combine(end.last, clock.time(), VN)


def _end(start: datetime, duration: Duration, rules: Rules) -> Running:
    """`start` may lie on a day off: the last day of the leg before, as it was counted."""
    hours, calendar, last = rules.hours, rules.calendar, start.date()
    worked = same_clock(calendar.worked_on_or_after(last), start.time(), hours)
    if duration.unit is Unit.WORKING_HOUR:
        due_at = after_hours(worked, timedelta(hours=duration.amount), hours, calendar)
        return Running(due_at, duration.unit, due_at.date())
    if duration.same_day:
        return Running(datetime.combine(worked.date(), hours_on(hours, worked.date()).closing, VN), duration.unit, last)
    if duration.unit is Unit.WORKING_DAY:
        last = calendar.worked_after(last, duration.amount)
    else:
        last += timedelta(days=duration.amount)
    return Running(same_clock(calendar.worked_on_or_after(last), start.time(), hours), duration.unit, last)


def _after_pauses(end: Running, story: DueStory) -> Running:
    for move in story.moves:
        if again := move.resumption:
            end = resume(end, again.paused_at, again.resumed_at, story.rules.hours, story.rules.calendar).running
    return end


def _ascending(ends: Sequence[datetime | None]) -> list[datetime | None]:
    """None later than one that follows it."""
    found: list[datetime | None] = []
    least: datetime | None = None
    for end in reversed(ends):
        least = min(end, least) if end and least else end or least
        found.append(least if end else None)
    return found[::-1]
