"""Filling a practice store (đổ dữ liệu thực hành): believable counter days, by the acts themselves, in bulk."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from cchc_desktop import collecting
from cchc_desktop.acts import receive
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.practice_feedback import complain
from cchc_desktop.app.practice_intakes import intake
from cchc_desktop.app.practice_reception import arrive, hand_over
from cchc_desktop.app.practice_shift import CLOSING, Shift, begun
from cchc_desktop.store import numbers
from cchc_desktop.store.bulk import Bulk
from cchc_desktop.store.connection import FILE_NAME, bulk, checkpoint
from cchc_desktop.store.scribe import Scribe

LEAST_DAY = 12  # dossiers
FULLEST_DAY = 840  # a standing range of a thousand, less what is kept back and who comes back with papers
WORTH_A_PROCESS = 2_000
_USUAL_DAYS = 300  # worked ones: more than a year, so that there is a year before to compare with
_AT_ONCE = 400  # dossiers, at least, of one bulk
_BY_WEEKDAY = (1.25, 1.0, 0.95, 0.95, 0.85, 0.8, 0.8)
_LAST_ARRIVAL = 0.94  # of the day's hours
_SAYS_SOMETHING = 0.15  # of days, about the office


def fill(counter: Counter, dossiers: int, seed: int, now: datetime, whole_lives: bool = True) -> dict[str, Any]:
    """Adds so many dossiers, ending yesterday; returns how many, the days, and how long it took in seconds.

    `whole_lives`: they are paid for, printed, handed over, some asked for papers, late, apologised for, withdrawn; they
    come back, are returned and rated. A few of them are refused, or wait for papers, before reception. Else they are
    only received.
    """
    started = time.perf_counter()
    days = _days(counter, dossiers, now.date())
    shift = begun(counter, seed, days[0][0], days[-1][0])
    numbers.start_earlier(counter.db, counter.desk.office.unit_code, days[0][0])
    play = _play if whole_lives else _only_receive
    with collecting.seldom(), _bulks(counter, dossiers) as begin:  # which keeps a hundred thousand facts to its end
        for some in _bulky(days):
            with begin() as db:
                for day, count in some:
                    play(shift, db, day, count)
    checkpoint(counter.db)
    seconds = time.perf_counter() - started
    return {
        "dossiers": dossiers,
        "days": len(days),
        "seconds": round(seconds, 2),
        "a_second": round(dossiers / seconds),
    }


def _days(counter: Counter, dossiers: int, today: date) -> list[tuple[date, int]]:
    """Worked days before today with the dossiers of each, oldest first; fuller days rather than decades of them."""
    a_day = max(LEAST_DAY, dossiers / _USUAL_DAYS)
    found: list[tuple[date, int]] = []
    day, left = today, dossiers
    while left:
        day -= timedelta(days=1)
        if counter.desk.calendar.is_worked(day):
            come = min(FULLEST_DAY, round(a_day * _BY_WEEKDAY[day.weekday()]))
            found.append((day, min(come, left)))
            left -= found[-1][1]
    return found[::-1]


def _bulky(days: Iterable[tuple[date, int]]) -> Iterator[list[tuple[date, int]]]:
    """Quiet days go in together: a bulk costs the disk as much as dozens of dossiers."""
    some: list[tuple[date, int]] = []
    for each in days:
        some.append(each)
        if sum(count for _, count in some) >= _AT_ONCE:
            yield some
            some = []
    if some:
        yield some


@contextmanager
def _bulks(counter: Counter, dossiers: int) -> Iterator[Callable[[], AbstractContextManager[Bulk]]]:
    """What begins the bulk of a day: its rows are written here, or by a second process when that is worth its start."""
    if dossiers < WORTH_A_PROCESS or getattr(sys, "frozen", False):
        yield lambda: bulk(counter.db)
        return
    scribe = Scribe(counter.db, counter.folder / FILE_NAME, counter.key)
    try:
        yield scribe.bulk
    finally:
        scribe.close()


def _only_receive(shift: Shift, db: Bulk, day: date, count: int) -> None:
    """One day on which citizens come, and nothing else is done."""
    for share in _arrivals(shift, count):
        at = shift.time.at(day, share)
        receive.receive(db, shift.desk, intake(shift, day), shift.clerk, at)


def _play(shift: Shift, db: Bulk, day: date, count: int) -> None:
    """One day: citizens come, the folders go to the divisions, and what the days before brought about happens."""
    for share in _arrivals(shift, count):
        shift.agenda.add(shift.time.at(day, share), partial(arrive, shift))
    if shift.happens(_SAYS_SOMETHING):
        shift.agenda.add(shift.time.at(day, shift.chance.random()), partial(complain, shift, None))
    shift.agenda.add(shift.time.at(day, CLOSING), partial(hand_over, shift))
    for at, act in shift.agenda.until(shift.time.at(day, 1.0) + timedelta(seconds=1)):
        act(db, at)


def _arrivals(shift: Shift, count: int) -> list[float]:
    """More come in the morning."""
    return sorted(_LAST_ARRIVAL * shift.chance.random() ** 1.3 for _ in range(count))
