"""The internal process of a procedure (quy trình nội bộ, ISO 9001): who does what in how many hours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cchc_desktop.domain.duration import Duration, Unit

HOURS_OF_A_DAY = 8  # of a working day: so processing times are published and counted


@dataclass(frozen=True, slots=True)
class Step:
    """One step (bước): what is done, by whom, in how much working time."""

    title: str
    who: str = ""
    hours: int = 0
    minutes: int = 0

    @property
    def time(self) -> str:
        """ "4 giờ", "2 giờ 30 phút", "30 phút"; "" where none is laid down."""
        return time_text(self.hours * 60 + self.minutes)


def minutes_of(steps: Iterable[Step]) -> int:
    """All of them together."""
    return sum(step.hours * 60 + step.minutes for step in steps)


def time_text(minutes: int) -> str:
    """Working time in words: "84 giờ", "2 giờ 30 phút"; "" for none."""
    hours, left = divmod(minutes, 60)
    return " ".join([*([f"{hours} giờ"] if hours else []), *([f"{left} phút"] if left else [])])


def doubt(steps: Iterable[Step], allowed: Duration | None) -> str:
    """What does not agree between the steps' hours and the time that is published; "" for nothing.

    Working time has to come out even; of calendar days it is only known that it may not be more.
    """
    taken = minutes_of(steps)
    if not taken or allowed is None:
        return ""
    unit_hours = 1 if allowed.unit is Unit.WORKING_HOUR else HOURS_OF_A_DAY
    given = (allowed.amount or 1) * unit_hours * 60  # a same-day procedure has one day
    if taken > given:
        return f"quy trình nội bộ cộng {time_text(taken)}, dài hơn thời hạn {allowed.text} ({time_text(given)})"
    if taken < given and allowed.unit is not Unit.DAY:
        return f"quy trình nội bộ cộng {time_text(taken)}, ngắn hơn thời hạn {allowed.text} ({time_text(given)})"
    return ""
