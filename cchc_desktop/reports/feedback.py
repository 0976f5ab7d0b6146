"""Feedback that waits for a step (phản ánh, kiến nghị đang xử lý), each with the last day of its next steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.feedback import Feedback, State
from cchc_desktop.domain.instants import VN
from cchc_desktop.store import feedback
from cchc_desktop.store.connection import Database


@dataclass(frozen=True, slots=True)
class Waiting:
    """A feedback that is not over; `deadlines`: the last working day of each step that may follow, soonest first."""

    feedback: Feedback
    deadlines: dict[State, date]
    is_late: bool


def waiting(db: Database, calendar: WorkCalendar, now: datetime) -> list[Waiting]:
    """What is not over yet, oldest first."""
    today = now.astimezone(VN).date()
    return [Waiting(each, each.deadlines(calendar), each.is_late(calendar, today)) for each in feedback.still_open(db)]
