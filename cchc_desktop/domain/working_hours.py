"""Working hours (giờ làm việc) of an office: the sessions of a working day, dated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

Session = tuple[time, time]

USUAL_SESSIONS: tuple[Session, ...] = ((time(7, 0), time(11, 30)), (time(13, 30), time(17, 0)))


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The sessions of every worked day from `valid_from` on, local time, earliest first.

    A session holds both its ends: 17:00 sharp is still in. Which days are worked is the calendar's to say.
    Raises ValueError when sessions are missing, empty, overlapping or out of order.
    """

    sessions: tuple[Session, ...] = USUAL_SESSIONS
    valid_from: date = date.min

    def __post_init__(self) -> None:
        bounds = [bound for session in self.sessions for bound in session]
        if not bounds or any(later <= earlier for earlier, later in pairwise(bounds)):
            raise ValueError("sessions must not be empty, overlap or go backwards")

    @property
    def opening(self) -> time:
        """When the first session starts."""
        return self.sessions[0][0]

    @property
    def closing(self) -> time:
        """When the last session ends."""
        return self.sessions[-1][1]

    @property
    def minutes(self) -> int:
        """Minutes worked on a day: 480 for the usual sessions."""
        return sum(_minutes(end) - _minutes(start) for start, end in self.sessions)

    def normalise(self, clock: time) -> time | None:
        """`clock` itself inside a session, else the start of the next one; None after closing: the next worked day."""
        for start, end in self.sessions:
            if clock <= end:
                return clock if clock >= start else start
        return None


def hours_on(hours: Sequence[WorkingHours], day: date) -> WorkingHours:
    """Those valid on `day`, whatever the order given; before all of them, the earliest. Raises ValueError for none."""
    if len(hours) == 1:
        return hours[0]
    started = [each for each in hours if each.valid_from <= day]
    if started:
        return max(started, key=lambda each: each.valid_from)
    return min(hours, key=lambda each: each.valid_from)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
