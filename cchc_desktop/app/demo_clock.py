"""The clock of a day that is played (đồng hồ ngày diễn): stands still until somebody works or waits."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.instants import VN

OPENING = time(7, 20)


class DayClock:
    """Told by whoever plays how much time passes; read by every thread."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        return self._now

    def forward(self, **by: float) -> None:
        """So much later, in the words of timedelta."""
        self._now += timedelta(**by)

    def to(self, hour: int, minute: int) -> None:
        """A later time of the same day; one that is past already changes nothing."""
        self.on(max(self._now, datetime.combine(self._now.date(), time(hour, minute), VN)))

    def on(self, moment: datetime) -> None:
        """Any other time."""
        self._now = moment


def opening_of(calendar: WorkCalendar, now: datetime) -> datetime:
    """The opening of the first worked day from today on."""
    day = now.astimezone(VN).date()
    while not calendar.is_worked(day):
        day += timedelta(days=1)
    return datetime.combine(day, OPENING, VN)
