"""The ledger (sổ cái): append-only, hash-chained entries that are at once history, outbox and audit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.store.bulk import forget, insert_next, keep, kept, tell, waiting
from cchc_desktop.store.uids import new_uid, packed, unpacked
from cchc_desktop.wire.canonical import GENESIS, Link, link_hash
from cchc_desktop.wire.payloads import Payload

_HEAD, _FACT, _STORY = "ledger.head", "ledger.fact", "ledger.story"  # what a bulk keeps
_OF_SLIPS = "slip.printed"
APPEND = (
    "insert into ledger (instance, seq, op_id, act_id, type, schema_version, dossier_uid, base_version, "
    "occurred_at, clerk_code, clerk_name, clerk_title, payload, payload_sha256, hash) "
    "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_COLUMNS = (
    "l.pos, i.uid, l.seq, l.op_id, l.act_id, l.type, l.schema_version, l.dossier_uid, l.base_version, l.occurred_at, "
    "l.clerk_code, l.clerk_name, l.clerk_title, l.payload, l.payload_sha256, l.hash"
)
_FROM = f"select {_COLUMNS} from ledger l join instances i on i.id = l.instance"  # noqa: S608 (constant columns)


class Entry(NamedTuple):
    """One entry, as stored and as it will be sent; hashes in hex, `occurred_at` fixed-width text."""

    pos: int
    instance: str
    seq: int
    op_id: str
    act_id: str
    type: str
    schema_version: int
    dossier_uid: str | None
    base_version: int | None
    occurred_at: str
    clerk_code: str
    clerk_name: str
    clerk_title: str
    payload: bytes
    payload_sha256: str
    hash: str

    def link(self) -> Link:
        """What its hash is made of."""
        return Link(
            self.op_id,
            str(self.seq),
            self.type,
            self.dossier_uid or "",
            self.occurred_at,
            self.clerk_code,
            self.payload_sha256,
        )


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom an entry is about: a dossier (and the portal's version last seen of it), or the counter itself."""

    dossier_uid: str | None = None
    base_version: int | None = None


def open_instance(db: Database, uid: str, at: str, previous_hash: str = GENESIS) -> None:
    """Starts a chain: at set-up, or after a restore or a clone with the last hash known of the old one."""
    forget(db, _HEAD)
    db.conn.execute("update instances set closed_at = ? where closed_at is null", (at,))
    db.conn.execute(
        "insert into instances (uid, opened_at, first_previous_hash) values (?, ?, ?)",
        (uid, at, bytes.fromhex(previous_hash)),
    )


def instance(db: Database) -> str:
    """The uid of the instance that is being written."""
    uid: str = db.conn.execute("select uid from instances where closed_at is null").fetchone()[0]
    return uid


def head(db: Database) -> tuple[int, int, str]:
    """(instance id, seq, hash) of the last entry of the open chain; seq 0 and the first hash when it is empty."""
    return kept(db, _HEAD, _head)


def _head(stored: Connection) -> tuple[int, int, str]:
    row = stored.execute(
        "select i.id, coalesce(l.seq, 0), coalesce(l.hash, i.first_previous_hash) from instances i "
        "left join ledger l on l.instance = i.id and l.seq = (select max(seq) from ledger where instance = i.id) "
        "where i.closed_at is null"
    ).fetchone()
    return row[0], row[1], row[2].hex()


def append(db: Database, payload: Payload, subject: Subject, by: Clerk, at: str, act_id: str) -> Entry:
    """Adds one entry to the open chain, inside the caller's transaction; returns it with its place and hash."""
    chain, seq, previous = head(db)
    sha256 = hashlib.sha256(payload.data).hexdigest()
    op_id = new_uid()
    uid, base = subject.dossier_uid, subject.base_version
    own_hash = link_hash(previous, Link(op_id, str(seq + 1), payload.type, uid or "", at, by.code, sha256))
    written = (payload.type, payload.version)
    who = (by.code, by.name, by.title)
    ids = (packed(op_id), packed(act_id), *written, packed(uid) if uid else None, base, at, *who)
    row = (chain, seq + 1, *ids, payload.data, bytes.fromhex(sha256), bytes.fromhex(own_hash))
    pos = insert_next(db, "ledger", APPEND, row)
    keep(db, _HEAD, (chain, seq + 1, own_hash))
    if payload.type != _OF_SLIPS:
        keep(db, (_FACT, uid), own_hash)
    entry = Entry(pos, "", seq + 1, op_id, act_id, *written, uid, base, at, *who, payload.data, sha256, own_hash)
    return tell(db, (_STORY, uid), entry)


def after(db: Database, pos: int, limit: int) -> list[Entry]:
    """The next entries after `pos`, oldest first."""
    return _entries(db, f"{_FROM} where l.pos > ? order by l.pos limit ?", (pos, limit))


def of_dossier(db: Database, uid: str) -> list[Entry]:
    """A dossier's entries in order: its history and control sheet."""
    stored, told = waiting(db, (_STORY, uid))
    found = [_entry(row) for row in stored.execute(f"{_FROM} where l.dossier_uid = ? order by l.pos", (packed(uid),))]
    return found + [entry for entry in told if not found or entry.pos > found[-1].pos]


def newest_fact(db: Database, uid: str) -> str:
    """The hash of the newest entry that tells of the dossier, not of its slips; "" when there is none."""
    return kept(db, (_FACT, uid), lambda stored: _newest_fact(stored, uid))


def _newest_fact(stored: Connection, uid: str) -> str:
    row = stored.execute(
        "select hash from ledger where dossier_uid = ? and type <> ? order by pos desc limit 1",
        (packed(uid), _OF_SLIPS),
    ).fetchone()
    return row[0].hex() if row else ""


def receptions(db: Database, after: int, through: int) -> int:
    """How many dossiers were received by the entries after a place, through another."""
    row = db.conn.execute(
        "select count(*) from ledger where pos > ? and pos <= ? and type = 'dossier.received'", (after, through)
    ).fetchone()
    count: int = row[0]
    return count


def selected(db: Database, where: str, values: Sequence[object]) -> list[Entry]:
    """The entries another module of the store asks for; `where` goes on after `from ledger l`."""
    return _entries(db, f"{_FROM} {where}", values)


def by_op_id(db: Database, op_id: str) -> Entry | None:
    """The entry of an operation, or None."""
    found = _entries(db, f"{_FROM} where l.op_id = ?", (packed(op_id),))
    return found[0] if found else None


def last_pos(db: Database) -> int:
    """The place of the newest entry; 0 when there is none."""
    pos: int = db.conn.execute("select coalesce(max(pos), 0) from ledger").fetchone()[0]
    return pos


def last_at(db: Database) -> str | None:
    """When the newest entry was made; None when there is none."""
    row = db.conn.execute("select occurred_at from ledger order by pos desc limit 1").fetchone()
    return row[0] if row else None


def heads(db: Database, through: int) -> list[tuple[int, str]]:
    """(place, hash) of each chain's last entry up to the place `through`, in order of place.

    Chains follow one another, so that all but the last of them have ended before it.
    """
    newest = db.conn.execute(
        "select instance, pos, hash from ledger where pos <= ? order by pos desc limit 1", (through,)
    ).fetchone()
    found = [newest[1:]] if newest else []
    for (instance_id,) in db.conn.execute("select id from instances").fetchall():
        end = db.conn.execute(
            "select pos, hash from ledger where instance = ? order by seq desc limit 1", (instance_id,)
        ).fetchone()
        if newest and end and instance_id != newest[0] and end[0] < newest[1]:
            found.append(end)
    return [(pos, known.hex()) for pos, known in sorted(found)]


def by_dossier(db: Database) -> Iterator[Entry]:
    """Every entry that is about a dossier, ordered by dossier then place: what a rebuild walks."""
    cursor = db.conn.execute(f"{_FROM} where l.dossier_uid is not null order by l.dossier_uid, l.pos")
    for row in cursor:
        yield _entry(row)


def first_previous(db: Database, instance_uid: str) -> str:
    """The hash that the first entry of an instance follows."""
    row = db.conn.execute("select first_previous_hash from instances where uid = ?", (instance_uid,)).fetchone()
    previous: bytes = row[0]
    return previous.hex()


def hash_at(db: Database, pos: int) -> str | None:
    """The hash of the entry at `pos`, or None."""
    row = db.conn.execute("select hash from ledger where pos = ?", (pos,)).fetchone()
    return row[0].hex() if row else None


def _entries(db: Database, query: str, values: Sequence[object]) -> list[Entry]:
    return [_entry(row) for row in db.conn.execute(query, values).fetchall()]


def _entry(row: Sequence[Any]) -> Entry:
    pos, instance_uid, seq, op_id, act_id, kind, version, dossier_uid, *rest = row
    base, at, code, name, title, data, sha, own = rest
    uid = unpacked(dossier_uid) if dossier_uid else None
    ids = (pos, instance_uid, seq, unpacked(op_id), unpacked(act_id))
    return Entry(*ids, kind, version, uid, base, at, code, name, title, data, sha.hex(), own.hex())


def previous_hash(db: Database, entry: Entry) -> str:
    """The hash `entry` follows: of the entry before it in its instance, or the instance's beginning."""
    row = db.conn.execute(
        "select l.hash from ledger l join instances i on i.id = l.instance where i.uid = ? and l.seq = ?",
        (entry.instance, entry.seq - 1),
    ).fetchone()
    return row[0].hex() if row else first_previous(db, entry.instance)


def pos_of(db: Database, instance_uid: str, seq: int) -> int | None:
    """The place of an instance's entry, or None."""
    row = db.conn.execute(
        "select l.pos from ledger l join instances i on i.id = l.instance where i.uid = ? and l.seq = ?",
        (instance_uid, seq),
    ).fetchone()
    return row[0] if row else None
