"""When a folder must have left for its division (hạn chuyển hồ sơ): the same day, or after 15:00 as the next one starts.

NĐ 61/2018, Điều 18, kept by NĐ 118/2025 (domain.md 4.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.instants import VN, to_millisecond
from cchc_desktop.domain.working_hours import WorkingHours, hours_on

CUTOFF = time(15, 0)
_START = timedelta(hours=1)  # the start of a day is its first hour


def handover_due(since: datetime, hours: Sequence[WorkingHours], calendar: WorkCalendar) -> datetime:
    """The last moment to hand over a folder that has been ready at the counter since `since` (aware).

    Ready up to 15:00 of a worked day: its closing; later, or on a day off: the first hour of the next worked day.
    """
    local = to_millisecond(since)
    day = local.date()
    if calendar.is_worked(day) and local.time() <= CUTOFF:
        return datetime.combine(day, max(hours_on(hours, day).closing, local.time()), VN)
    following = calendar.worked_after(day)
    return datetime.combine(following, hours_on(hours, following).opening, VN) + _START
