"""Until when a folder must have left the counter."""

from __future__ import annotations

from datetime import datetime

import pytest

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.handover_due import handover_due
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.working_hours import WorkingHours

HOURS = (WorkingHours(),)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VN)


@pytest.mark.parametrize(
    ("since", "due"),
    [
        ("2026-10-05T08:15", "2026-10-05T17:00"),  # Monday morning: the same day
        ("2026-10-05T15:00", "2026-10-05T17:00"),  # 15:00 sharp is not after it
        ("2026-10-05T15:01", "2026-10-06T08:00"),  # after: as the next day starts
        ("2026-10-09T16:00", "2026-10-12T08:00"),  # Friday afternoon: Monday
        ("2026-10-10T09:00", "2026-10-12T08:00"),  # a Saturday off: Monday
        ("2026-08-31T10:00", "2026-09-03T08:00"),  # swapped off, then Quốc khánh
        ("2026-08-22T10:00", "2026-08-22T17:00"),  # a Saturday that is worked
    ],
)
def test_the_same_day_or_as_the_next_one_starts(since: str, due: str) -> None:
    assert handover_due(at(since), HOURS, WorkCalendar()) == at(due)
