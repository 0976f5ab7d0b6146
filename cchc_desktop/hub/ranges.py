"""Standing number ranges (dải số hồ sơ): granted to one counter, never overlapping, never granted again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update
from uuid_utils import uuid7

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.refusals import Refusal, malformed, not_here
from cchc_desktop.hub.schema import number_ranges, numbers_seen, units
from cchc_desktop.hub.statements import insert_into
from cchc_desktop.wire.contract import NumberRange, RangeClose, RangeRequest, SeenNumber

BLOCK = 1000
NOBODY = ""  # the device of what is held after a restore, see lost_ranges
HELD = timedelta(days=100)
_CODE = re.compile(r"(?P<prefix>.{1,40})-(?P<day>[0-9]{6})-(?P<number>[0-9]{4,7})", re.ASCII)


class Numbered(NamedTuple):
    """A code taken apart: the unit's prefix, the day (ISO), the number."""

    prefix: str
    day: str
    number: int


def take_apart(code: str) -> Numbered | None:
    """`H52.18-261005-3001` in its parts; None when it is not so made."""
    match = _CODE.fullmatch(code)
    if match is None:
        return None
    day = match["day"]
    return Numbered(match["prefix"], f"20{day[:2]}-{day[2:4]}-{day[4:]}", int(match["number"]))


def grant(db: Connection, caller: Caller, request: RangeRequest, now: datetime) -> NumberRange:
    """One more range for this device; raises Refusal 400, 403 (another unit), 501 (none to give)."""
    if request.MaDonVi != caller.unit:
        raise Refusal(403, "DON_VI_KHONG_THAM_QUYEN", "Thiết bị này không thuộc đơn vị xin dải số.")
    if not 0 < request.quantity <= BLOCK:
        raise malformed("Số lượng số xin cấp phải từ 1 đến 1000.")
    unit = db.execute(select(units).where(units.c.code == caller.unit)).one()
    if not unit.grants_ranges:
        raise _none_to_give("Đơn vị không cấp số trước; quầy dùng số biên nhận tạm.")
    _let_go(db, unit.code, now)
    first = _free_start(db, unit, request.series, request.quantity, caller.counter)
    if first is None:
        raise _none_to_give("Dãy số trong ngày của đơn vị đã cấp hết; quầy dùng số biên nhận tạm.")
    row = new_row(unit, request.series, range(first, first + request.quantity), now) | {"device_id": caller.device_id}
    db.execute(insert(number_ranges).values(**row))
    return _wire(row, [])


def are_granted(db: Connection, unit: str) -> bool:
    """Whether this unit has ranges at all."""
    return bool(db.execute(select(units.c.grants_ranges).where(units.c.code == unit)).scalar())


def demand_granted(withheld: bool) -> None:
    """Raises Refusal 501 at a hub that gives none."""
    if withheld:
        raise _none_to_give("Cổng này không cấp số trước; quầy dùng số biên nhận tạm.")


def _none_to_give(detail: str) -> Refusal:
    return Refusal(501, "KHONG_CAP_SO_TRUOC", detail)


def new_row(unit: Any, series: str, numbers: range, now: datetime) -> dict[str, Any]:
    """An open range, nobody's so far."""
    return {
        "range_id": str(uuid7()),
        "unit": unit.code,
        "series": series,
        "first": numbers.start,
        "last": numbers.stop - 1,
        "width": unit.width,
        "valid_from": now.date().isoformat(),
        "state": "open",
        "granted_at": instant_text(now),
    }


def _let_go(db: Connection, unit: str, now: datetime) -> None:
    """What was held for a counter that never told."""
    c = number_ranges.c
    long_ago = c.granted_at < instant_text(now - HELD)
    db.execute(delete(number_ranges).where(c.unit == unit, c.device_id == NOBODY, long_ago))


def _free_start(db: Connection, unit: Any, series: str, quantity: int, counter: int | None) -> int | None:
    """The counter's own block first (counter 3: 3000–3999), then from the top down, so that low blocks stay free."""
    taken = taken_numbers(db, unit, series)
    top: int = 10**unit.width
    starts: list[int] = list(range(top - BLOCK, BLOCK - 1, -BLOCK))
    if counter is not None:
        starts[:0] = range(counter * BLOCK, min((counter + 1) * BLOCK, top) - quantity + 1, quantity)
    for first in starts:
        if is_free(taken, first, first + quantity - 1):
            return first
    return None


def taken_numbers(db: Connection, unit: Any, series: str) -> list[tuple[int, int]]:
    """(first, last) of every range of a unit's series, whoever has it, closed ones too."""
    c = number_ranges.c
    rows = db.execute(select(c.first, c.last).where(c.unit == unit.code, c.series == series)).all()
    return [(row.first, row.last) for row in rows]


def is_free(taken: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Whether no number of `first`..`last` is another range's."""
    return all(last < begin or end < first for begin, end in taken)


def held(db: Connection, device_id: str) -> list[NumberRange]:
    """Every range this device ever got, with the highest number of each day that came from it."""
    rows = db.execute(
        select(number_ranges).where(number_ranges.c.device_id == device_id).order_by(number_ranges.c.granted_at)
    ).mappings()
    return [_wire(dict(row), seen_of(db, row["range_id"])) for row in rows]


def seen_of(db: Connection, range_id: str) -> list[SeenNumber]:
    """The highest number of each day that came out of a range."""
    rows = db.execute(
        select(numbers_seen).where(numbers_seen.c.range_id == range_id).order_by(numbers_seen.c.day)
    ).all()
    return [SeenNumber(row.day, row.highest) for row in rows]


def _wire(row: dict[str, Any], seen: list[SeenNumber]) -> NumberRange:
    return NumberRange(
        rangeId=row["range_id"],
        series=row["series"],
        MaDonVi=row["unit"],
        prefix=row["unit"],
        first=row["first"],
        last=row["last"],
        width=row["width"],
        validFrom=row["valid_from"],
        state=row["state"],
        seen=seen,
    )


def close(db: Connection, caller: Caller, range_id: str, request: RangeClose, now: datetime) -> NumberRange:
    """Give a range back, or burn it after a restore; the first reason stands. Raises Refusal 404."""
    mine = (number_ranges.c.range_id == range_id) & (number_ranges.c.device_id == caller.device_id)
    row = db.execute(select(number_ranges).where(mine)).mappings().first()
    if row is None:
        raise not_here("Không có dải số này của thiết bị.")
    values = dict(row)
    if values["state"] == "open":
        values["state"] = "burned" if request.reason == "restored" else "closed"
        db.execute(update(number_ranges).where(mine).values(state=values["state"], closed_at=instant_text(now)))
    return _wire(values, seen_of(db, range_id))


def note_seen(db: Connection, numbers: Iterable[tuple[str, str, int]]) -> None:
    """(rangeId, day, number) that came: the highest of each day is kept."""
    highest: dict[tuple[str, str], int] = {}
    for range_id, day, number in numbers:
        highest[range_id, day] = max(number, highest.get((range_id, day), -1))
    rows = [{"range_id": range_id, "day": day, "highest": number} for (range_id, day), number in highest.items()]
    if rows:
        new = insert_into(db, numbers_seen)
        greater = numbers_seen.c.highest < new.excluded.highest
        changed = {"highest": new.excluded.highest}
        db.execute(new.on_conflict_do_update(index_elements=["range_id", "day"], set_=changed, where=greater), rows)


def of_device(db: Connection, device_id: str) -> Sequence[Any]:
    """The dossier ranges of a device as rows, closed ones too: what was numbered before may arrive after."""
    mine = (number_ranges.c.device_id == device_id) & (number_ranges.c.series == "MaHoSo")
    return db.execute(select(number_ranges).where(mine)).all()


def containing(rows: Sequence[Any], unit: str, code: str) -> tuple[str, str, int] | None:
    """(rangeId, day, number) of a code that lies in one of these ranges; None for any other."""
    parts = take_apart(code)
    if parts is None or parts.prefix != unit:
        return None
    for row in rows:
        if row.first <= parts.number <= row.last:
            return row.range_id, parts.day, parts.number
    return None


def mint(db: Connection, unit_code: str, day: str, now: datetime) -> str | None:
    """The next code of `day` (ISO) from the hub's own range; None when the unit's series is given out."""
    unit = db.execute(select(units).where(units.c.code == unit_code)).one()
    own = _hubs_own(db, unit, now)
    if own is None:
        return None
    number = _count_up(db, own, day)
    if number is None:
        return None
    return f"{unit_code}-{day[2:4]}{day[5:7]}{day[8:]}-{number:0{unit.width}}"


def _count_up(db: Connection, own: Mapping[str, Any], day: str) -> int | None:
    """The day's next number of a range, counted in the database in one step; None when it was the last."""
    first = insert_into(db, numbers_seen).values(range_id=own["range_id"], day=day, highest=own["first"])
    next_one = first.on_conflict_do_update(
        index_elements=["range_id", "day"],
        set_={"highest": numbers_seen.c.highest + 1},
        where=numbers_seen.c.highest < own["last"],
    )
    return db.execute(next_one.returning(numbers_seen.c.highest)).scalar()


def _hubs_own(db: Connection, unit: Any, now: datetime) -> dict[str, Any] | None:
    """The range the hub keeps to itself, taken on first need."""
    mine = (number_ranges.c.unit == unit.code) & (number_ranges.c.series == "MaHoSo")
    row = db.execute(select(number_ranges).where(mine, number_ranges.c.device_id.is_(None))).mappings().first()
    if row is not None:
        return dict(row)
    _let_go(db, unit.code, now)
    first = _free_start(db, unit, "MaHoSo", BLOCK, None)
    if first is None:
        return None
    taken = new_row(unit, "MaHoSo", range(first, first + BLOCK), now)
    db.execute(insert(number_ranges).values(**taken))
    return taken
