"""The legs of an interconnected procedure (chặng của thủ tục liên thông): which agency works how long, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.duration import Duration
from cchc_desktop.domain.return_date import return_date
from cchc_desktop.domain.working_hours import WorkingHours


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


def dates(
    received_at: datetime, legs: Sequence[Leg], hours: Sequence[WorkingHours], calendar: WorkCalendar
) -> tuple[LegDates, ...]:
    """Each leg with its own dates by the office's hours and calendar; each begins when the one before it is due."""
    found: list[LegDates] = []
    start: datetime | None = received_at
    for leg in legs:
        due = return_date(start, leg.duration, hours, calendar).due_at if start and leg.duration else None
        found.append(LegDates(leg, start, due))
        start = due
    return tuple(found)


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
