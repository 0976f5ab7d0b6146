"""The overdue radar (nguy cơ quá hạn): of past dossiers still open at an age, the share that was late; and its trial."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from math import sqrt
from typing import NamedTuple

ENOUGH = 20
"""Fewer past dossiers than these say little: wider ones are asked; and a trial needs as many of each fate."""

_LEAST_LEAD = 0.01  # of one AUC over the other
_ERRORS = 2  # standard errors that a lead must have


class Past(NamedTuple):
    """So many past dossiers that left at one age (days without pauses): they were open at each age below it."""

    procedure: str
    division: str
    age: int
    late: bool
    number: int


class Width(Enum):
    """What a dossier is compared with, from the narrowest."""

    DIVISION = "division"  # past ones of its procedure and division
    PROCEDURE = "procedure"
    ALL = "all"


class Risk(NamedTuple):
    """`late` of `of` past dossiers."""

    late: int
    of: int
    width: Width

    @property
    def likely(self) -> float:
        """The share with one late and one in time added: few past dossiers are never quite sure."""
        return (self.late + 1) / (self.of + 2)


class Trial(NamedTuple):
    """A dossier as it was open on some past day, with so many days left; and whether it was late in the end."""

    id: int
    procedure: str
    division: str
    left: int
    age: int
    late: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """AUC of both: how often, of a late and another dossier, the late one was held more endangered; 0.5 is chance."""

    radar: float
    days_left: float
    late: int  # dossiers, each counted once
    others: int

    @property
    def lead(self) -> int:
        """1 when the radar is better by more than chance would have it, -1 when worse, else 0."""
        error = sqrt(self._variance(self.radar) + self._variance(self.days_left))
        ahead, wanted = self.radar - self.days_left, max(_LEAST_LEAD, _ERRORS * error)
        return (ahead > wanted) - (ahead < -wanted)

    def _variance(self, area: float) -> float:
        """Of an AUC over so many dossiers (Hanley and McNeil 1982); both from the same ones vary together, so less."""
        two_late, two_others = area / (2 - area), 2 * area**2 / (1 + area)
        spread = (self.late - 1) * (two_late - area**2) + (self.others - 1) * (two_others - area**2)
        return max(0.0, area * (1 - area) + spread) / (self.late * self.others)


class _Left:
    """Ages at which some left, in order, and how many had left by each."""

    def __init__(self, counts: Counter[int]) -> None:
        self._ages = sorted(counts)
        self._sums = [0, *accumulate(counts[age] for age in self._ages)]

    def after(self, age: int) -> int:
        """How many left at a greater age."""
        return self._sums[-1] - self._sums[bisect_right(self._ages, age)]


class Radar:
    """What past dossiers tell about open ones."""

    def __init__(self, past: Iterable[Past]) -> None:
        counts: dict[tuple[str, ...], tuple[Counter[int], Counter[int]]] = {}
        self.known = 0
        for each in past:
            self.known += each.number
            for key in _keys(each.procedure, each.division):
                late, every = counts.setdefault(key, (Counter(), Counter()))
                every[each.age] += each.number
                late[each.age] += each.number if each.late else 0
        self._left = {key: (_Left(late), _Left(every)) for key, (late, every) in counts.items()}

    def risk(self, procedure: str, division: str, age: int) -> Risk | None:
        """Of past dossiers still open at this age: the narrowest that are ENOUGH, else all; None when there is none."""
        found = None
        for width, key in zip(Width, _keys(procedure, division), strict=True):
            if key in self._left:
                late, every = self._left[key]
                found = Risk(late.after(age), every.after(age), width)
                if found.of >= ENOUGH:
                    return found
        return found if found and found.of else None


def _keys(procedure: str, division: str) -> tuple[tuple[str, ...], ...]:
    """In the order of Width."""
    return (procedure, division), (procedure,), ()


def tried(radar: Radar, trials: Sequence[Trial]) -> Tried | None:
    """The radar against the days left, over those it says anything of; None when too few were late, or too few not."""
    risks = ((radar.risk(each.procedure, each.division, each.age), each) for each in trials)
    told = [(risk.likely, each) for risk, each in risks if risk]
    late = len({each.id for _, each in told if each.late})
    others = len({each.id for _, each in told if not each.late})
    if min(late, others) < ENOUGH:
        return None
    by_radar = auc([(likely, each.late) for likely, each in told])
    return Tried(by_radar, auc([(-each.left, each.late) for _, each in told]), late, others)


def auc(scored: Iterable[tuple[float, bool]]) -> float:
    """How often a late one scores above another, ties half; ValueError when there are not both."""
    counts = Counter(scored)
    below = pairs = late = 0
    for score in sorted({score for score, _ in counts}):
        with_it, others = counts[score, True], counts[score, False]
        pairs += with_it * (2 * below + others)
        below, late = below + others, late + with_it
    if not below or not late:
        raise ValueError("nothing to tell apart")
    return pairs / (2 * below * late)
