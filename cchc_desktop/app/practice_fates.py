"""What becomes of practice dossiers (số phận hồ sơ giả định): who is slow and when, so that the past tells of the future."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.dossier import Dossier

LATE = 0.04  # of those with a day, over all
_NEVER = 0.02  # of the late ones: nobody sees to them for months
_LATENESS = (0.15, 0.4, 0.8, 1.4, 2.2, 3.2)  # of procedures in their divisions, beside each other
_BY_WEEKDAY = (1.2, 0.8, 0.75, 0.9, 1.4)  # of reception: before a weekend folders lie
_BY_MONTH = (1.7, 1.3, 0.8, 0.7, 0.7, 1.0, 1.4, 1.0, 0.7, 0.7, 0.9, 1.5)  # Tết, summer leave, the end of the year
_OPEN_DAYS = (3, 25)  # where no time is promised
_SPREAD = 0.22

Place = tuple[str, str]  # a procedure and the division that works on it


@dataclass(frozen=True, slots=True)
class Habit:
    """How a division works on a procedure: its lateness beside the usual, and how much of the time it takes."""

    lateness: float
    pace: float


class Fates:
    """How long each dossier takes; the same seed gives the same habits."""

    def __init__(self, seed: int, shares: Mapping[Place, float]) -> None:
        """`shares` of the dossiers that come for each procedure: the late ones are LATE of all."""
        self._habits = {place: _habit(seed, place) for place in shares}
        whole = sum(shares.values())
        mean = sum(self._habits[place].lateness * share for place, share in shares.items()) / (whole or 1)
        self._usual = LATE / (mean or 1)

    def is_late(self, chance: Random, dossier: Dossier, since: date, worse: float = 1.0) -> bool:
        """Whether it will be finished after its day; never where it has none."""
        if dossier.due_at is None:
            return False
        habit = self._habit(dossier)
        when = _BY_WEEKDAY[min(since.weekday(), 4)] * _BY_MONTH[since.month - 1]
        return chance.random() < self._usual * habit.lateness * when * worse

    def finish(self, chance: Random, dossier: Dossier, since: date, late: bool, calendar: WorkCalendar) -> date:
        """The worked day on which its result comes back, after the day `since`."""
        if dossier.due_at is None:
            return calendar.worked_on_or_after(since + timedelta(days=chance.randint(*_OPEN_DAYS)))
        due = dossier.due_at.date()
        if late:
            beyond = chance.randint(60, 200) if chance.random() < _NEVER else 1 + int(chance.expovariate(0.22))
            return calendar.worked_on_or_after(max(due, since) + timedelta(days=beyond))
        pace = self._habit(dossier).pace + _SPREAD * (chance.random() + chance.random() - 1)
        taken = int((due - since).days * min(1.0, max(0.1, pace)))
        return calendar.worked_on_or_after(since + timedelta(days=max(1, taken)))

    def _habit(self, dossier: Dossier) -> Habit:
        place = (dossier.intake.procedure_code, dossier.reception.division)
        if place not in self._habits:
            self._habits[place] = _habit(0, place)
        return self._habits[place]


def shares_of(places: Iterable[Place]) -> dict[Place, float]:
    """The share of each of a catalogue's procedures, when they come as `nth` has them."""
    listed = list(places)
    edges = [(number / len(listed)) ** 0.5 for number in range(len(listed) + 1)]
    return {place: edges[number + 1] - edges[number] for number, place in enumerate(listed)}


def nth(chance: Random, count: int) -> int:
    """Which of a list comes: a few make most of the days; squared, the first come up most."""
    return int(chance.random() ** 2 * count)


def _habit(seed: int, place: Place) -> Habit:
    own = Random(f"{seed}/{'/'.join(place)}")  # noqa: S311  # made-up habits, not secrets
    return Habit(own.choice(_LATENESS), 0.45 + 0.5 * own.random())
