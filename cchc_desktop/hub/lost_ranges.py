"""Ranges that an older copy of the database has lost (dải số cổng đã quên): learned again, and never given twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import get_args

import msgspec
from sqlalchemy import Connection, insert, select

from cchc_desktop.hub import ranges
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.messages import is_uuid
from cchc_desktop.hub.schema import number_ranges, units
from cchc_desktop.wire.contract import Series

_SERIES = get_args(Series)
_LOST_DAYS = 60  # what came with a provisional number so long ago, or less, may have got a code that is forgotten


class Told(msgspec.Struct):
    """A range as its counter's ledger tells of it."""

    rangeId: str = ""
    series: str = ""
    tu: int = -1
    den: int = -1


def learn(db: Connection, caller: Caller, told: Told, now: datetime) -> bool | None:
    """Keeps a range that was granted and that this database, an older copy, has lost: True.

    None when there is nothing to learn, False when the numbers are another's by now.
    """
    unit = db.execute(select(units).where(units.c.code == caller.unit)).one()
    sane = 0 <= told.tu <= told.den < min(told.tu + ranges.BLOCK, 10**unit.width) and told.series in _SERIES
    known = select(number_ranges.c.range_id).where(number_ranges.c.range_id == told.rangeId)
    if not sane or not is_uuid(told.rangeId) or db.execute(known).first() is not None:
        return None
    if not ranges.is_free(ranges.taken_numbers(db, unit, told.series), told.tu, told.den):
        return False
    row = ranges.new_row(unit, told.series, range(told.tu, told.den + 1), now) | {"range_id": told.rangeId}
    db.execute(insert(number_ranges).values(**row, device_id=caller.device_id))
    return True


def jump_own(db: Connection, unit: str, now: datetime) -> None:
    """Of each day that may be lost, half of what the hub's own range has left is given up."""
    mine = (number_ranges.c.unit == unit) & number_ranges.c.device_id.is_(None)
    for own in db.execute(select(number_ranges).where(mine)).all():
        highest = {seen.ngay: seen.highest for seen in ranges.seen_of(db, own.range_id)}
        days = [(now.date() - timedelta(days=back)).isoformat() for back in range(_LOST_DAYS)]
        reached = [(day, highest.get(day, own.first - 1)) for day in days]
        ranges.note_seen(db, [(own.range_id, day, last + (own.last - last + 1) // 2) for day, last in reached])
