"""A processing time (thời gian giải quyết): so many working hours, working days or calendar days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

LONGEST = 3650


class Unit(Enum):
    """What a processing time counts."""

    WORKING_HOUR = "working_hour"
    WORKING_DAY = "working_day"
    DAY = "day"

    @property
    def vietnamese(self) -> str:
        """As procedures are published: "ngày làm việc"."""
        return _VIETNAMESE[self]


_VIETNAMESE = {Unit.WORKING_HOUR: "giờ làm việc", Unit.WORKING_DAY: "ngày làm việc", Unit.DAY: "ngày"}


@dataclass(frozen=True, slots=True)
class Duration:
    """`amount` of `unit`; 0 days is a same-day procedure (trả trong ngày).

    Raises ValueError for a negative amount, for 0 hours and for more than LONGEST.
    """

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        least = 1 if self.unit is Unit.WORKING_HOUR else 0
        if not least <= self.amount <= LONGEST:
            raise ValueError(f"a processing time is {least} to {LONGEST}")

    @property
    def same_day(self) -> bool:
        """Whether the result is due on the day of reception."""
        return self.amount == 0

    @property
    def text(self) -> str:
        """ "10 ngày làm việc", "20 ngày", "4 giờ làm việc", "trong ngày"."""
        return "trong ngày" if self.same_day else f"{self.amount} {self.unit.vietnamese}"
