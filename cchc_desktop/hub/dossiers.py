"""Dossiers as the hub keeps them (hồ sơ trên cổng): the contract's document, and what it is searched by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, bindparam, or_, select, update

from cchc_desktop.domain.text import clean, fold, words
from cchc_desktop.hub import feed
from cchc_desktop.hub.dossier_finding import division_of, found_by, slip_of
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.schema import AT_A_DIVISION, dossiers
from cchc_desktop.hub.statements import insert_rows, one_of
from cchc_desktop.hub.upstream import outbox

LONGEST, MOST_WORDS = 500, 8  # of what is looked for: beyond a thousand words SQLite refuses the question
_NUL = b"\\u0000"
_encoder = msgspec.json.Encoder()


def load(db: Connection, uids: Iterable[str]) -> dict[str, Kept]:
    """Those of `uids` that the hub holds, whatever their unit."""
    return {row.uid: _kept(row) for row in db.execute(select(dossiers).where(one_of(db, dossiers.c.uid, uids)))}


def _kept(row: Any) -> Kept:
    return Kept(
        uid=row.uid,
        unit=row.unit,
        device_id=row.device_id,
        arrived_at=row.arrived_at,
        content_hash=row.content_hash,
        data=msgspec.json.decode(row.data),
        version=row.version,
        decided_version=row.decided_version,
        decided_by=row.decided_by,
        twin=row.twin,
        stored=True,
    )


def save(db: Connection, worked_on: Iterable[Kept], now: str) -> None:
    """Write the changed ones, and say so in the feed."""
    changed = [dossier for dossier in worked_on if dossier.changed]
    insert_rows(db, dossiers, _COLUMNS, [_row(dossier) for dossier in changed if not dossier.stored])
    if known := [dict(zip(_NEW, _row(dossier), strict=True)) for dossier in changed if dossier.stored]:
        new: dict[str, Any] = {name: bindparam(f"new_{name}") for name in _COLUMNS if name != "uid"}
        db.execute(update(dossiers).where(dossiers.c.uid == bindparam("new_uid")).values(new), known)
    if outbox.is_open(db):
        outbox.queue(db, changed, now)
    feed.publish(db, [feed.Item("dossier", d.uid, d.unit, d.version, now, d.caused_by) for d in changed])


def _row(dossier: Kept) -> tuple[Any, ...]:
    """As _COLUMNS name it."""
    data = dossier.data
    look = data.get
    people, numbers = found_by(data)
    document = _encoder.encode(data)
    row = (
        dossier.uid, dossier.unit, dossier.device_id, dossier.twin,
        look("MaHoSo"), look("MaHoSoKhac"), look("SoBienNhan"), str(data["TrangThaiHoSo"]),
        (look("NgayTiepNhan") or dossier.arrived_at)[:10], dossier.arrived_at,
        dossier.version, dossier.content_hash, dossier.decided_version, dossier.decided_by,
        people, numbers, division_of(data), document,
    )  # fmt: skip
    if b"\\" not in document or _NUL not in document:
        return row
    # PostgreSQL's text holds no NUL; the document itself keeps it, as an escape
    return tuple([value.replace("\0", "") if isinstance(value, str) else value for value in row])


_COLUMNS = (
    *("uid", "unit", "device_id", "twin"),
    *("code", "alias", "provisional", "status"),
    *("received_day", "arrived_at"),
    *("version", "content_hash", "decided_version", "decided_by"),
    *("words", "numbers", "division", "data"),
)
_NEW = tuple(f"new_{name}" for name in _COLUMNS)


def _called(name: str) -> ColumnElement[bool]:
    c = dossiers.c
    return or_(c.uid == name.lower(), c.code == name, c.alias == name, c.provisional == name)


def find(db: Connection, unit: str, name: str) -> Kept | None:
    """The unit's dossier of this uid, code, alias or provisional number; of two with one code, the first come."""
    mine = select(dossiers).where(_called(name), dossiers.c.unit == unit)
    row = db.execute(mine.order_by(dossiers.c.arrived_at, dossiers.c.uid).limit(1)).first()
    return _kept(row) if row else None


def holders(db: Connection, codes: set[str], unit: str) -> dict[str, set[str]]:
    """Each code with the uids of the dossiers that answer to it, provisional numbers those of the unit; all have entries."""
    found: dict[str, set[str]] = {code: set() for code in codes}
    c = dossiers.c
    if codes:
        columns = (c.uid, c.unit, c.code, c.alias, c.provisional)
        named = or_(*(one_of(db, column, codes) for column in (c.code, c.alias, c.provisional)))
        for row in db.execute(select(*columns).where(named)):  # by the codes alone: a unit has very many dossiers
            for code in codes & {row.code, row.alias, row.provisional if row.unit == unit else None}:
                found[code].add(row.uid)
    return found


def of_slip(db: Connection, unit: str, slip: str) -> list[Kept]:
    """The unit's dossiers whose folders went with a batch and are with its division, in the order of their codes."""
    mine = (dossiers.c.unit == unit) & dossiers.c.numbers.contains(f" {fold(slip)} ", autoescape=True)
    found = [_kept(row) for row in db.execute(select(dossiers).where(mine))]
    return sorted((each for each in found if slip_of(each.data) == slip), key=lambda each: each.code)


def of_division(db: Connection, unit: str, division: str) -> list[Kept]:
    """The unit's dossiers whose folders a division has, is to take, or sent back to a counter that has not said so."""
    mine = (dossiers.c.unit == unit) & (dossiers.c.division == division)
    return [_kept(row) for row in db.execute(select(dossiers).where(mine, AT_A_DIVISION))]


class Wanted(NamedTuple):
    """What a list is narrowed to; empty members narrow nothing."""

    unit: str = ""
    status: str = ""
    name: str = ""
    number: str = ""
    phone: str = ""
    text: str = ""  # a name or any code or number, as typed on the page

    def conditions(self) -> list[ColumnElement[bool]]:
        """As SQL; every word of a name must begin a word of the dossier's people."""
        c = dossiers.c
        found: list[ColumnElement[bool]] = []
        if self.unit:
            found.append(c.unit == self.unit)
        if self.status:
            found.append(c.status == self.status)
        exact = [number for number in (self.number, self.phone) if number]
        found += [c.numbers.contains(f" {number} ", autoescape=True) for number in exact]
        found += _worded(self.name)
        if typed := clean(self.text)[:LONGEST]:
            parts = _worded(typed)
            number = c.numbers.contains(f" {fold(typed)}", autoescape=True)
            found.append(or_(_called(typed), number, and_(*parts)) if parts else _called(typed))
        return found


def _worded(typed: str) -> list[ColumnElement[bool]]:
    """Each of the first words begins a word of the dossier's people; cleaned, as names come from counters."""
    first = words(clean(typed)[:LONGEST])[:MOST_WORDS]
    return [dossiers.c.words.contains(f" {word}", autoescape=True) for word in first]


def search(db: Connection, wanted: Wanted, offset: int, limit: int) -> Sequence[Kept]:
    """Matches, newest arrival first."""
    query = select(dossiers).where(*wanted.conditions())
    newest = query.order_by(dossiers.c.arrived_at.desc(), dossiers.c.uid.desc())
    return [_kept(row) for row in db.execute(newest.offset(offset).limit(limit))]


def of_day(db: Connection, unit: str, day: str) -> list[Kept]:
    """The unit's dossiers received on a day (ISO)."""
    mine = (dossiers.c.unit == unit) & (dossiers.c.received_day == day)
    return [_kept(row) for row in db.execute(select(dossiers).where(mine))]
