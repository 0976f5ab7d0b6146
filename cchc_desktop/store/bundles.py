"""Bundles this counter has made (gói đã xuất): their numbers rise for good, and an answer is believed by them alone."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from sqlite_utils import Database

from cchc_desktop.store.connection import transaction
from cchc_desktop.wire.canonical import GENESIS

_COLUMNS = "b.seq, b.first, b.sha256, b.made_at, b.first_pos, b.last_pos, b.acked, b.batches, b.cursor, b.taken_at"
_OF = "from bundles b join instances i on i.id = b.instance where i.uid = ?"


class Sent(NamedTuple):
    """A batch in a bundle: its id, and the places of its first and last entry in the ledger."""

    batch_id: str
    first_pos: int
    last_pos: int


class Made(NamedTuple):
    """One sealed file; `acked` and `cursor` are as they were when it was made."""

    seq: int
    first: int
    sha256: str
    made_at: str
    first_pos: int
    last_pos: int
    acked: int
    batches: tuple[Sent, ...]
    cursor: str | None
    taken_at: str | None = None


def last(db: Database, instance: str) -> tuple[int, str]:
    """(seq, SHA-256) of the last one made; 0 and 64 zeros when there is none."""
    row = db.conn.execute(f"select b.seq, b.sha256 {_OF} order by b.seq desc limit 1", (instance,)).fetchone()
    return (row[0], row[1].hex()) if row else (0, GENESIS)


def put(db: Database, instance: str, made: Made) -> None:
    """Keeps it, before it leaves; in a transaction of its own."""
    values = (made.seq, made.first, bytes.fromhex(made.sha256), made.made_at, made.first_pos, made.last_pos, made.acked)
    rest = (msgspec.json.encode(made.batches), made.cursor)
    with transaction(db):
        db.conn.execute(
            "insert into bundles (instance, seq, first, sha256, made_at, first_pos, last_pos, acked, batches, cursor) "
            "values ((select id from instances where uid = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (instance, *values, *rest),
        )


def get(db: Database, instance: str, seq: int) -> Made | None:
    """The one with that number, or None when this store made none."""
    row = db.conn.execute(f"select {_COLUMNS} {_OF} and b.seq = ?", (instance, seq)).fetchone()
    if row is None:
        return None
    batches = msgspec.json.decode(row[7], type=tuple[Sent, ...])
    made_at, first_pos, last_pos, acked = row[3:7]
    return Made(row[0], row[1], row[2].hex(), made_at, first_pos, last_pos, acked, batches, row[8], row[9])


def note_taken(db: Database, instance: str, seq: int, at: str) -> None:
    """Its answer was taken in; inside the caller's transaction or alone."""
    with transaction(db):
        db.conn.execute(
            "update bundles set taken_at = ? where instance = (select id from instances where uid = ?) and seq = ?",
            (at, instance, seq),
        )


def newest(db: Database, instance: str) -> tuple[str | None, str | None]:
    """When the newest was made, and when an answer was last taken in."""
    row = db.conn.execute(f"select max(b.made_at), max(b.taken_at) {_OF}", (instance,)).fetchone()
    return row[0], row[1]
