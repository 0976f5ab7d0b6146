"""Entries put back (ghi lại mục sổ): those a restored store lacks, taken into ledger, dossiers, prints and numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import msgspec
from sqlite_utils import Database

from cchc_desktop.domain.code import parse_code, parse_provisional
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Blanked, FeedbackRecorded, Received, SlipPrinted
from cchc_desktop.store import (
    books,
    dossiers,
    feedback,
    ledger,
    numbers,
    pads,
    prints,
    rebuild,
    retention,
    slip_numbers,
)
from cchc_desktop.store.bulk import insert_next
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.numbers import Range
from cchc_desktop.store.pads import Stretch
from cchc_desktop.store.uids import packed
from cchc_desktop.wire.canonical import link_hash

_PADS = ("pad", pads.FOUND)


class Unfitting(Exception):
    """An entry that does not continue its chain: another history, or one that was changed."""


class _Voided(msgspec.Struct):
    rangeId: str
    ngay: str
    tu: int
    den: int
    lyDo: str = ""


class _Noted(msgspec.Struct):
    suKien: str
    chiTiet: msgspec.Raw = msgspec.Raw(b"{}")


class _Head(NamedTuple):
    chain: int
    seq: int
    hash: str


def put_back(db: Database, entries: Iterable[Entry]) -> list[Entry]:
    """Enters those the ledger has not, all or none; returns them with their places. Raises Unfitting.

    Each entry's hashes are checked; what it tells of is folded as it was when it was made.
    """
    heads: dict[str, _Head] = {}
    added = []
    with transaction(db):
        db.conn.execute("pragma defer_foreign_keys = on")
        for entry in entries:
            head = heads.get(entry.instance) or _head(db, entry.instance)
            if entry.seq <= head.seq:
                _demand_same(db, entry)
                continue
            _demand_next(entry, head)
            placed = entry._replace(pos=_enter(db, head.chain, entry))
            _take_over(db, placed)
            heads[entry.instance] = _Head(head.chain, entry.seq, entry.hash)
            added.append(placed)
    return added


def _head(db: Database, instance: str) -> _Head:
    row = db.conn.execute("select id from instances where uid = ?", (instance,)).fetchone()
    if row is None:
        raise Unfitting
    return _Head(row[0], *end_of(db, instance))


def end_of(db: Database, instance: str) -> tuple[int, str]:
    """(seq, hash) of the last entry of an instance; seq 0 and the hash it begins with when it has none."""
    row = db.conn.execute(
        "select l.seq, l.hash from ledger l join instances i on i.id = l.instance where i.uid = ? "
        "order by l.seq desc limit 1",
        (instance,),
    ).fetchone()
    return (row[0], row[1].hex()) if row else (0, ledger.first_previous(db, instance))


def _enter(db: Database, chain: int, entry: Entry) -> int:
    ids = (packed(entry.op_id), packed(entry.act_id), entry.type, entry.schema_version)
    about = (packed(entry.dossier_uid) if entry.dossier_uid else None, entry.base_version, entry.occurred_at)
    who = (entry.clerk_code, entry.clerk_name, entry.clerk_title)
    hashes = (bytes.fromhex(entry.payload_sha256), bytes.fromhex(entry.hash))
    return insert_next(db, "ledger", ledger.APPEND, (chain, entry.seq, *ids, *about, *who, entry.payload, *hashes))


def _demand_same(db: Database, entry: Entry) -> None:
    pos = ledger.pos_of(db, entry.instance, entry.seq)
    if pos is None or ledger.hash_at(db, pos) != entry.hash:
        raise Unfitting


def _demand_next(entry: Entry, head: _Head) -> None:
    whole = hashlib.sha256(entry.payload).hexdigest() == entry.payload_sha256
    if entry.seq != head.seq + 1 or not whole or link_hash(head.hash, entry.link()) != entry.hash:
        raise Unfitting


def _take_over(db: Database, entry: Entry) -> None:
    event = rebuild.event_of(db, entry)
    if isinstance(event, SlipPrinted):
        prints.note(db, entry.dossier_uid, event)
        return
    if isinstance(event, FeedbackRecorded):
        feedback.note(db, entry.dossier_uid, event)
    if event is not None and entry.dossier_uid:
        dossier = rebuild.after(dossiers.get(db, entry.dossier_uid), event)
        if dossier is not None:
            dossiers.save(db, dossier)
        if isinstance(event, Received):
            _note_received(db, event.dossier)
        if isinstance(event, Blanked):
            retention.clear(db, entry.dossier_uid, entry.pos)
        slip_numbers.note_used(db, getattr(event, "slip_number", ""), event.at.year)
    elif entry.type == "number.voided":
        _void(db, entry)
    elif entry.type == "counter.event":
        _note_counter(db, entry)


def _note_received(db: Database, dossier: Dossier) -> None:
    if dossier.received_at is not None:
        books.next_ordinal(db, dossier.received_at.year)
    code, provisional = parse_code(dossier.code or ""), parse_provisional(dossier.provisional or "")
    if code is not None:
        _note_number(db, code.unit, code.day, code.ordinal)
    elif provisional is not None:
        _note_number(db, "T", provisional.day, provisional.ordinal)


def _note_number(db: Database, prefix: str, day: date, number: int) -> None:
    for of in numbers.ranges(db):
        if of.prefix == prefix and of.first <= number <= of.last and not pads.holds(db, of, day, number):
            numbers.note_used(db, of, day, number)


def _void(db: Database, entry: Entry) -> None:
    body = msgspec.json.decode(entry.payload, type=_Voided)
    of, day = _range(db, body.rangeId), date.fromisoformat(body.ngay[:10])
    if of is not None:
        numbers.void(db, of, day, (body.tu, body.den), (body.lyDo, entry.pos))
        if not pads.holds(db, of, day, body.den):
            numbers.note_used(db, of, day, body.den)


def _note_counter(db: Database, entry: Entry) -> None:
    noted = msgspec.json.decode(entry.payload, type=_Noted)
    if noted.suKien in _PADS:
        pad = msgspec.json.decode(noted.chiTiet, type=_Voided)
        if of := _range(db, pad.rangeId):
            pads.add(db, Stretch(of, date.fromisoformat(pad.ngay), pad.tu, pad.den), entry.pos)


def _range(db: Database, range_id: str) -> Range | None:
    return next((of for of in numbers.ranges(db) if of.range_id == range_id), None)
