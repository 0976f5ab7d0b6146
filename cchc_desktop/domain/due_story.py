"""The story of a return date (diễn biến ngày hẹn trả): given at reception, moved by pauses, apologies and the portal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import Enum

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.duration import Unit
from cchc_desktop.domain.events import Adopted, Apologised, Event, PortalChanged, Received, SupplementReceived
from cchc_desktop.domain.resume import Resumption, Running, resume
from cchc_desktop.domain.return_date import Day, ReturnDate, return_date
from cchc_desktop.domain.working_hours import WorkingHours


class Mover(Enum):
    """What moved a return date."""

    SUPPLEMENT = "supplement"
    APOLOGY = "apology"
    PORTAL = "portal"


@dataclass(frozen=True, slots=True)
class Move:
    """One change of the return date; `resumption` explains one that came of a pause."""

    at: datetime
    by: Mover
    before: datetime | None
    after: datetime | None
    resumption: Resumption | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What return dates are reckoned by here: the office's hours and calendar, the procedure's same-day cut-off."""

    hours: Sequence[WorkingHours]
    calendar: WorkCalendar = field(repr=False, compare=False)
    cutoff: time | None = None


@dataclass(frozen=True, slots=True)
class DueStory:
    """A return date from reception to now.

    `first` explains the date of the receipt, None where nothing explains it; `promised` is what the receipt says.
    `days()`, `received_at` and `due_at` are for a calendar to show.
    """

    dossier: Dossier
    rules: Rules
    first: ReturnDate | None = None
    promised: datetime | None = None
    moves: tuple[Move, ...] = ()

    @property
    def received_at(self) -> datetime | None:
        """When the counting began."""
        return self.dossier.received_at

    @property
    def due_at(self) -> datetime | None:
        """The date that holds now."""
        return self.dossier.due_at

    @property
    def paused_at(self) -> datetime | None:
        """Since when the clock stands, or None."""
        return self.dossier.paused_at

    def resumed(self, at: datetime) -> Resumption | None:
        """The new date if the asked papers came `at`; None when the clock does not stand, or there is no date."""
        running = self._running()
        if running is None or self.paused_at is None:
            return None
        return resume(running, self.paused_at, at, self.rules.hours, self.rules.calendar)

    def days(self, today: date | None = None) -> tuple[Day, ...]:
        """Every day from reception to the date that holds, paused ones marked; () where nothing explains them.

        While the clock stands, those up to `today` are marked, and none that is still to come has a number.
        """
        if self.first is None or self.due_at is None:
            return ()
        days = list(self.first.days())
        for move in self.moves:
            if move.resumption is not None:
                days = _gone_on(days, move.resumption)
        days = _until(days, self.due_at.date(), self.rules.calendar)
        return tuple(_standing(days, self.paused_at.date(), today) if self.paused_at and today else days)

    def _running(self) -> Running | None:
        if self.due_at is None:
            return None
        processing = self.dossier.reception.processing
        if self.dossier.counted_to and processing:  # what every counter knows
            return Running.to(self.due_at, processing.unit, self.dossier.counted_to)
        last = self.moves[-1] if self.moves else None
        if last and last.resumption and last.resumption.due_at == self.due_at:
            return last.resumption.running
        if last is None and self.first and self.first.due_at == self.due_at:
            return Running.of(self.first)
        return Running.to(self.due_at, processing.unit if processing else Unit.WORKING_DAY)


def tell(events: Iterable[Event], rules: Rules) -> DueStory | None:
    """The story that a dossier's events, oldest first, add up to; None before anything made the dossier."""
    story: DueStory | None = None
    for event in events:
        if isinstance(event, Received | Adopted):
            story = begun(event.dossier, rules)
        elif story is not None:
            story = _after(story, event)
    return story


def begun(dossier: Dossier, rules: Rules) -> DueStory:
    """The story of a dossier of which only what it is now is known."""
    processing, first = dossier.reception.processing, None
    if dossier.received_at and dossier.due_at and processing:
        first = return_date(dossier.received_at, processing, rules.hours, rules.calendar, rules.cutoff)
    return DueStory(dossier, rules, first, dossier.printed_due_at)


def _after(story: DueStory, event: Event) -> DueStory:
    dossier = story.dossier.after(event)
    resumption = story.resumed(event.at) if isinstance(event, SupplementReceived) else None
    if resumption and resumption.due_at != dossier.due_at:  # given by another calendar than is known now
        resumption = None
    whole = replace(story, dossier=dossier)
    if dossier.due_at == story.due_at and resumption is None:
        return whole
    by = {SupplementReceived: Mover.SUPPLEMENT, Apologised: Mover.APOLOGY, PortalChanged: Mover.PORTAL}.get(type(event))
    if by is None:
        return whole
    return replace(whole, moves=(*story.moves, Move(event.at, by, story.due_at, dossier.due_at, resumption)))


def _gone_on(days: list[Day], resumption: Resumption) -> list[Day]:
    """The days up to the one the clock stopped on, then those of the resumption, numbered on."""
    stopped = resumption.paused_at.date()
    kept = [day for day in days if day.day <= stopped]
    counted = max((day.counted or 0 for day in kept), default=0)
    return [*kept, *resumption.days(counted)]


def _standing(days: list[Day], stopped: date, today: date) -> list[Day]:
    """Nothing is counted from the day the clock stopped on."""
    return [day if day.day <= stopped else replace(day, counted=None, paused=day.day <= today) for day in days]


def _until(days: list[Day], last: date, calendar: WorkCalendar) -> list[Day]:
    """Cut or filled up to `last`: to a date that was set, days are not counted."""
    kept = [day for day in days if day.day <= last]
    reached = kept[-1].day.toordinal() if kept else last.toordinal()
    more = (date.fromordinal(number) for number in range(reached + 1, last.toordinal() + 1))
    return [*kept, *(Day(day, calendar.kind(day), None, calendar.name(day)) for day in more)]
