"""Ranges that an older copy of the database has lost (dải số cổng đã quên): learned again, and never given twice.

Of a counter that was enrolled after the backup the copy knows nothing, so that it cannot be waited for: what may have been
granted to it is held for nobody (giữ lại) until it tells, or long enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, get_args

import msgspec
from sqlalchemy import Connection, delete, insert, select

from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.hub import ranges
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.messages import is_uuid
from cchc_desktop.hub.schema import devices, number_ranges, units
from cchc_desktop.wire.contract import Series

_SERIES = get_args(Series)
_NEXT = (2, 20)  # blocks that are held of a narrow series, of a wide one; narrow: four digits make nine in all
_NARROW = 4
_FURTHER = 1  # number of a counter past the highest known
_LOST_DAYS = 60  # what came with a provisional number so long ago, or less, may have got a code that is forgotten


class Told(msgspec.Struct):
    """A range as its counter's ledger tells of it."""

    rangeId: str = ""
    series: str = ""
    tu: int = -1
    den: int = -1


def is_news(db: Connection, caller: Caller, told: Told) -> bool:
    """Whether this database, an older copy, has lost the range, and nothing was held that it may be."""
    unit = db.execute(select(units).where(units.c.code == caller.unit)).one()
    if not _is_lost(db, unit, told):
        return False
    return not any(row.first <= told.tu <= row.last for row in _held(db, unit.code, told.series))


def _is_lost(db: Connection, unit: Any, told: Told) -> bool:
    sane = 0 <= told.tu <= told.den < min(told.tu + ranges.BLOCK, 10**unit.width) and told.series in _SERIES
    known = select(number_ranges.c.range_id).where(number_ranges.c.range_id == told.rangeId)
    return sane and is_uuid(told.rangeId) and db.execute(known).first() is None


def learn(db: Connection, caller: Caller, told: Told, now: datetime) -> bool | None:
    """Keeps a range that was granted and that this database, an older copy, has lost: True.

    None when there is nothing to learn, False when the numbers are another's by now.
    """
    unit = db.execute(select(units).where(units.c.code == caller.unit)).one()
    if not _is_lost(db, unit, told):
        return None
    held = [row for row in _held(db, unit.code, told.series) if row.first <= told.den and told.tu <= row.last]
    others = set(ranges.taken_numbers(db, unit, told.series)) - {(row.first, row.last) for row in held}
    if not ranges.is_free(list(others), told.tu, told.den):
        return False
    for row in held:
        _leave(db, unit, row, told)
    row = ranges.new_row(unit, told.series, range(told.tu, told.den + 1), now) | {"range_id": told.rangeId}
    db.execute(insert(number_ranges).values(**row, device_id=caller.device_id))
    return True


def _held(db: Connection, unit: str, series: str) -> Sequence[Any]:
    c = number_ranges.c
    mine = (c.unit == unit) & (c.series == series) & (c.device_id == ranges.NOBODY)
    return db.execute(select(number_ranges).where(mine).order_by(c.first)).all()


def _leave(db: Connection, unit: Any, row: Any, told: Told) -> None:
    """Of a block that is held, what is not the counter's that tells stays held as long."""
    db.execute(delete(number_ranges).where(number_ranges.c.range_id == row.range_id))
    for numbers in (range(row.first, told.tu), range(told.den + 1, row.last + 1)):
        if numbers:
            _hold(db, unit, row.series, numbers, parse_instant(row.granted_at))


def _hold(db: Connection, unit: Any, series: str, numbers: range, now: datetime) -> None:
    row = ranges.new_row(unit, series, numbers, now) | {"device_id": ranges.NOBODY}
    db.execute(insert(number_ranges).values(**row))


def hold_next(db: Connection, unit_code: str, now: datetime) -> None:
    """What a counter that is not known here would have been granted next: the blocks from the top, and its own.

    What is held from before counts among them.
    """
    unit = db.execute(select(units).where(units.c.code == unit_code)).one()
    known = set(db.execute(select(devices.c.counter).where(devices.c.unit == unit_code)).scalars())
    blocks = range(1, 10**unit.width // ranges.BLOCK)
    own = [number for number in range(1, max(known, default=0) + 1 + _FURTHER) if number not in known]
    for series in _SERIES:
        held = {(row.first, row.last) for row in _held(db, unit_code, series)}
        taken = [each for each in ranges.taken_numbers(db, unit, series) if each not in held]
        free = [block for block in reversed(blocks) if ranges.is_free(taken, *_ends(block))]
        for block in dict.fromkeys([*free[: _NEXT[unit.width > _NARROW]], *(each for each in own if each in free)]):
            if ranges.is_free(list(held), *_ends(block)):
                _hold(db, unit, series, range(block * ranges.BLOCK, (block + 1) * ranges.BLOCK), now)


def _ends(block: int) -> tuple[int, int]:
    return block * ranges.BLOCK, (block + 1) * ranges.BLOCK - 1


def jump_own(db: Connection, unit: str, now: datetime) -> None:
    """Of each day that may be lost, half of what the hub's own range has left is given up."""
    mine = (number_ranges.c.unit == unit) & number_ranges.c.device_id.is_(None)
    for own in db.execute(select(number_ranges).where(mine)).all():
        highest = {seen.ngay: seen.highest for seen in ranges.seen_of(db, own.range_id)}
        days = [(now.date() - timedelta(days=back)).isoformat() for back in range(_LOST_DAYS)]
        reached = [(day, highest.get(day, own.first - 1)) for day in days]
        ranges.note_seen(db, [(own.range_id, day, last + (own.last - last + 1) // 2) for day, last in reached])
