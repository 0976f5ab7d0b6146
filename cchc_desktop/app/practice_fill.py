"""Filling a practice store (đổ dữ liệu thực hành): believable counter days, by the acts themselves, in bulk."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from heapq import heappop, heappush
from random import Random
from typing import Any

from cchc_desktop.acts import custody, fees, printing, receive
from cchc_desktop.acts.record import record
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.practice_people import Crowd
from cchc_desktop.domain import checklist
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Rated, ResultHandedOver
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Channel, Intake, Paper, ReturnChannel
from cchc_desktop.domain.money import CASH, ONLINE, TRANSFER
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.store import numbers, procedures
from cchc_desktop.store.bulk import Bulk
from cchc_desktop.store.connection import FILE_NAME, Database, bulk, checkpoint
from cchc_desktop.store.scribe import Scribe

USUAL_DAY = 120  # dossiers
FULLEST_DAY = 850  # a standing range of a thousand, less what is kept back
WORTH_A_PROCESS = 2_000
_RATED = 0.2  # of those that were returned
_LATE = 0.04  # of those with a day
_USUAL_DAYS = 250  # a year's
_SECONDS_OPEN = 8 * 3600
_COLLECT_AFTER = 50_000  # objects more than before


@dataclass(slots=True)
class _Shift:
    """What the simulated counter remembers between days."""

    counter: Counter
    by: Clerk
    crowd: Crowd
    chance: Random
    catalogue: list[Procedure]
    papers: dict[str, tuple[Paper, ...]] = field(default_factory=dict)  # all that a procedure asks for
    away: list[tuple[date, str, Dossier]] = field(default_factory=list)  # a heap: with a division, until that day


def fill(counter: Counter, dossiers: int, seed: int, now: datetime, whole_lives: bool = True) -> dict[str, Any]:
    """Adds so many dossiers, ending yesterday; returns how many, the days, and how long it took in seconds.

    `whole_lives`: most are paid for, printed, handed over, come back, are returned, and some rated; else they are only
    received.
    """
    shift = _Shift(
        counter,
        counter.file.clerks[0],
        Crowd(seed),
        Random(seed),  # noqa: S311  # made-up days, not secrets
        [known for known in procedures.current(counter.db) if known.processing_on(now.date())],
    )
    started = time.perf_counter()
    days = _days(counter, dossiers, now.date())
    numbers.start_earlier(counter.db, counter.desk.office.unit_code, days[0][0])
    with _seldom_collecting(), _bulks(counter, dossiers) as begin:
        for day, count in days:
            with begin() as db:
                _play(shift, db, (day, count), whole_lives)
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
    a_day = min(FULLEST_DAY, max(USUAL_DAY, dossiers // _USUAL_DAYS))
    found: list[tuple[date, int]] = []
    day, left = today, dossiers
    while left:
        day -= timedelta(days=1)
        if counter.desk.calendar.is_worked(day):
            found.append((day, min(a_day, left)))
            left -= found[-1][1]
    return found[::-1]


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


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """A bulk keeps a hundred thousand facts that no collection can free, and each would look through all of them."""
    before, standing = gc.get_threshold(), gc.get_freeze_count()
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if not standing:
            gc.unfreeze()


def _play(shift: _Shift, db: Bulk, day_count: tuple[date, int], whole_lives: bool) -> None:
    """One day: the queue of citizens, the folders to the divisions, then the results that are back."""
    day, count = day_count
    received = [_receive(shift, db, moment) for moment in _moments(shift.chance, day, count)]
    if whole_lives:
        _collect(shift, db, received)
        _print(shift, db, received)
        _hand_over(shift, db, received, day)
        _take_back(shift, db, day, 2 * len(received))


def _moments(chance: Random, day: date, count: int) -> list[datetime]:
    opening = datetime.combine(day, clock_time(7, 0), VN)
    seconds = sorted(chance.randrange(_SECONDS_OPEN) for _ in range(count))
    return [opening + timedelta(seconds=second, hours=2 if second > 4.5 * 3600 else 0) for second in seconds]


def _receive(shift: _Shift, db: Database, at: datetime) -> Dossier:
    return receive.receive(db, shift.counter.desk, _intake(shift), shift.by, at)


def _collect(shift: _Shift, db: Database, received: list[Dossier]) -> None:
    """What is owed, most of it in notes."""
    for dossier in received:
        if dossier.received_at and dossier.owed > 0:
            (method,) = shift.chance.choices((CASH, TRANSFER, ONLINE), (60, 25, 15))
            fees.collect(db, dossier.uid, fees.Payment(dossier.owed, method), shift.by, dossier.received_at)


def _print(shift: _Shift, db: Database, received: list[Dossier]) -> None:
    by = shift.by
    for dossier in received:
        at = dossier.received_at
        if at is None:
            continue
        asked = printing.ask(db, dossier.uid, printing.RECEIPT, by, at)
        printing.note(db, asked, printing.HANDED_OVER, "Máy in thực hành", "", (by, at + timedelta(seconds=2)))


def _intake(shift: _Shift) -> Intake:
    chance = shift.chance
    # a few procedures make most of the days: squared, the first of the list come up most
    procedure = shift.catalogue[int(chance.random() ** 2 * len(shift.catalogue))]
    papers = shift.papers.get(procedure.code)
    if papers is None:
        papers = checklist.all_here(procedure, "") or (Paper("Đơn đề nghị", original=1),)
        shift.papers[procedure.code] = papers
    return Intake(
        owner=shift.crowd.someone(chance),
        procedure_code=procedure.code,
        papers=papers,
        channel=Channel.POST if chance.random() < 0.05 else Channel.COUNTER,
        return_channel=ReturnChannel.ONLINE if chance.random() < 0.1 else ReturnChannel.COUNTER,
        fee_amount=procedure.fee.amount if procedure.fee else None,
    )


def _hand_over(shift: _Shift, db: Database, received: list[Dossier], day: date) -> None:
    evening, desk = datetime.combine(day, clock_time(16, 30), VN), shift.counter.desk
    piles: dict[str, list[Dossier]] = {}
    for dossier in received:
        piles.setdefault(dossier.reception.division or desk.office.divisions[0], []).append(dossier)
        heappush(shift.away, (_back(shift.chance, dossier, day), dossier.uid, dossier))
    for division, pile in piles.items():
        custody.hand_over(db, desk, [dossier.uid for dossier in pile], division, shift.by, evening)


def _back(chance: Random, dossier: Dossier, day: date) -> date:
    """When its result comes back: mostly in time, and where no time is promised in some weeks."""
    if dossier.due_at is None:
        return day + timedelta(days=chance.randint(3, 25))
    late = chance.random() < _LATE
    return max(day, dossier.due_at.date() + timedelta(days=chance.randint(1, 10) if late else -chance.randint(0, 3)))


def _take_back(shift: _Shift, db: Database, day: date, most: int) -> None:
    """Results that are back by `day`, the earliest first; they are fetched at once."""
    by = shift.by
    closing = datetime.combine(day, clock_time(16, 45), VN)
    for _ in range(min(most, len(shift.away))):
        if shift.away[0][0] > day:
            return
        _, _, dossier = heappop(shift.away)
        custody.take_result(db, dossier.uid, "Quyết định", by, closing)
        returned = custody.return_result(db, dossier.uid, ResultHandedOver(closing, dossier.intake.owner.name), by)
        if shift.chance.random() < _RATED:
            (score,) = shift.chance.choices((5, 4, 3, 2, 1), (60, 28, 8, 3, 1))
            record(db, returned, Rated(closing, score), by)
