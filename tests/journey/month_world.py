"""What all counters of the month share: its clock, its dice that leave no turn out, the portal's view, every slip printed."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import TYPE_CHECKING, TypeVar

from counter_fixtures import Clock

from cchc_desktop.app.practice_people import Crowd
from cchc_desktop.domain.differences import Kind
from cchc_desktop.ui.printing.prepared import Prepared
from tests.journey.month_books import Folder
from tests.sync.hubs import RunningHub

if TYPE_CHECKING:
    from tests.journey.month_hand import Hand

T = TypeVar("T")


@dataclass(repr=False)
class World:
    """A turn has a name: it is taken the first time that it can be, and by the dice from then on."""

    clock: Clock
    hub: RunningHub
    chance: Random
    crowd: Crowd
    portal: dict[str, Folder] = field(default_factory=dict)
    printed: list[Printed] = field(default_factory=list)
    differences: set[Kind] = field(default_factory=set)  # that piles had from their slips
    turns: Tally[str] = field(default_factory=Tally)  # how often each could have been taken

    def tick(self) -> datetime:
        """A few seconds pass."""
        self.clock.forward(seconds=self.chance.randint(1, 4))
        return self.clock()

    def takes(self, turn: str, share: float) -> bool:
        """Whether a turn is taken now."""
        self.turns[turn] += 1
        return self.turns[turn] == 1 or self.chance.random() < share

    def next_of(self, turn: str, choices: Sequence[T]) -> T:
        """One after another, and from the first again."""
        self.turns[turn] += 1
        return choices[(self.turns[turn] - 1) % len(choices)]

    def some(self, folders: Sequence[Folder], share: float, least: int = 0, turn: str = "") -> list[Folder]:
        """A share of them by the dice, at least so many if there are; one at least the first time of a turn."""
        if turn and folders and self.takes(turn, 0):
            least = max(least, 1)
        wanted = sum(self.chance.random() < share for _ in folders)
        return self.chance.sample(folders, min(len(folders), max(wanted, least)))


@dataclass(frozen=True, repr=False)
class Printed:
    """A slip that was asked for, with the counter it came from."""

    prepared: Prepared
    hand: Hand
    at: datetime
