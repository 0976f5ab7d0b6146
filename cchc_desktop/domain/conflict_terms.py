"""What the conflict rules are made of (thành phần của quy tắc): items, whose word counts, who is asked, what is advised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from cchc_desktop.domain.intake import Intake


class Wins(Enum):
    """Whose word counts without asking anybody."""

    COUNTER = "the counter"
    MOVER = "the counter that gave or took them"
    LATER = "the later in the hub's journal"
    BOTH = "both stand"
    PRINTED = "the printed date is kept beside the new one"
    MERGED = "whoever changed the member; nobody when both did"
    ADDED = "all of them are added"
    HIGHER = "the higher number"


class Decides(Enum):
    """Who is asked when a person has to look."""

    NOBODY = "nobody"
    CLERK = "clerk"
    LEAD = "lead"


class Answer(Enum):
    """What a person may say to two versions."""

    OURS = "ours"
    PORTAL = "portal"
    BOTH = "both"

    @property
    def label(self) -> str:
        """As its key is called."""
        return {"ours": "Giữ bản của quầy", "portal": "Lấy bản của cổng", "both": "Giữ cả hai"}[self.value]


@dataclass(frozen=True, slots=True)
class Item:
    """What is compared, and merged, as one thing; a clerk reads `label`."""

    name: str
    label: str
    members: tuple[str, ...]
    fields: tuple[str, ...] = ()

    def of(self, intake: Intake) -> tuple[Any, ...]:
        """Its values in an intake."""
        return tuple(get(intake, field) for field in self.fields)

    def differs(self, one: Intake, other: Intake) -> bool:
        """Whether two intakes say different things of it."""
        return self.of(one) != self.of(other)


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table; `answers` has the advised one first, () where nobody is asked."""

    name: str
    items: tuple[Item, ...]
    english: str
    wins: Wins
    decides: Decides
    answers: tuple[Answer, ...]
    sentence: str  # what a clerk reads

    @property
    def recommended(self) -> Answer | None:
        """What is advised."""
        return self.answers[0] if self.answers else None

    @property
    def chooses(self) -> bool:
        """Whether one of the two versions has to be chosen."""
        return len(self.answers) > 1


def get(intake: Any, field: str) -> Any:
    """The value at a dotted field of an intake."""
    for part in field.split("."):
        intake = getattr(intake, part)
    return intake
