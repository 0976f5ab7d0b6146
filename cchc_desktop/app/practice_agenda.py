"""What is still to happen in a practice store (lịch việc thực hành): acts in the order of their moments, within office hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from heapq import heappop, heappush

from cchc_desktop.acts.desk import Desk
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.working_hours import hours_on
from cchc_desktop.store.connection import Database

Act = Callable[[Database, datetime], None]
Together = Callable[[list[str], Database, datetime], None]


class OfficeTime:
    """Moments at which the office is open."""

    def __init__(self, desk: Desk) -> None:
        self.calendar = desk.calendar
        self._hours = desk.office.hours
        self._sessions = lru_cache(maxsize=512)(self._sessions_of)

    def at(self, day: date, share: float) -> datetime:
        """The moment of a worked day at which such a share (0 to 1) of its hours is over, in whole seconds."""
        sessions, length = self._sessions(day)
        left = int(share * length)
        for start, seconds in sessions[:-1]:
            if left < seconds:
                return start + timedelta(seconds=left)
            left -= seconds
        return sessions[-1][0] + timedelta(seconds=left)

    def after(self, day: date, days: int, share: float) -> datetime:
        """The same of so many worked days after a day."""
        return self.at(self.calendar.worked_after(day, days), share)

    def _sessions_of(self, day: date) -> tuple[list[tuple[datetime, int]], int]:
        spans = [
            (datetime.combine(day, opening, VN), datetime.combine(day, closing, VN))
            for opening, closing in hours_on(self._hours, day).sessions
        ]
        sessions = [(start, int((end - start).total_seconds())) for start, end in spans]
        return sessions, sum(seconds for _, seconds in sessions)


class Agenda:
    """Acts to come; those of one moment in the order they were added."""

    def __init__(self) -> None:
        self._heap: list[tuple[datetime, int, Act]] = []
        self._piles: dict[tuple[datetime, str], list[str]] = {}
        self._added = 0

    def add(self, at: datetime, act: Act) -> None:
        """One more."""
        self._added += 1
        heappush(self._heap, (at, self._added, act))

    def together(self, at: datetime, name: str, act: Together, uid: str) -> None:
        """One act over all the dossiers that are put under the same moment and name."""
        pile = self._piles.get((at, name))
        if pile is None:
            pile = self._piles[at, name] = []
            self.add(at, lambda db, moment: act(self._piles.pop((at, name)), db, moment))
        pile.append(uid)

    def until(self, end: datetime) -> Iterator[tuple[datetime, Act]]:
        """Takes out what happens before a moment, soonest first; acts may add more meanwhile."""
        while self._heap and self._heap[0][0] < end:
            at, _, act = heappop(self._heap)
            yield at, act
