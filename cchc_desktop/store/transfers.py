"""The way of files (đường đi của tệp): which of them the portal does not hold yet, how far each has come, and why not.

Which files there are follows from the ledger; kept here is only what was learnt of their way, so that it can be resumed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from sqlite_utils import Database

from cchc_desktop.domain.events import FileLinked
from cchc_desktop.store import ledger, meta, rebuild
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.uids import packed, unpacked

State = Literal["waiting", "held", "refused"]
TROUBLE = "files_trouble"  # a sentence: why files do not move, under this name in meta
_SEEN = "transfers_seen"  # the place in the ledger up to which linked files are queued
_COLUMNS = "sha256, fetched, pos, dossier_uid, state, upload_id, done, total, attempts, said"


class Transfer(NamedTuple):
    """One file on its way: to the portal, or `fetched` from it; `done` of `total` bytes; `said` why it was refused.

    `pos` is the entry that names it, None for a fetched one.
    """

    sha256: str
    fetched: bool
    pos: int | None
    dossier_uid: str | None
    state: State
    upload_id: str
    done: int
    total: int
    attempts: int
    said: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many files wait to go or to come, and how many were refused."""

    waiting: int = 0
    refused: int = 0


def gather(db: Database) -> None:
    """Queues every file that an entry newer than the last look names; a file named twice goes once."""
    seen, last = int(meta.read(db, _SEEN) or 0), ledger.last_pos(db)
    if last <= seen:
        return
    with transaction(db):
        for entry in ledger.selected(db, "where l.pos > ? and l.type = 'file.linked' order by l.pos", (seen,)):
            event = rebuild.event_of(db, entry)
            if isinstance(event, FileLinked) and entry.dossier_uid:
                _queue(db, event.sha256, entry.dossier_uid, (entry.pos, event.size))
        meta.write(db, _SEEN, str(last))


def want(db: Database, sha256: str, dossier_uid: str) -> None:
    """Queues a file the portal names, to be fetched; inside the caller's transaction. One that is here is not."""
    _queue(db, sha256, dossier_uid, None)


def _queue(db: Database, sha256: str, dossier_uid: str, linked: tuple[int, int] | None) -> None:
    pos, size = linked or (None, 0)
    db.conn.execute(
        "insert into transfers (sha256, fetched, pos, dossier_uid, state, total) values (?, ?, ?, ?, 'waiting', ?) "
        "on conflict do nothing",
        (bytes.fromhex(sha256), linked is None, pos, packed(dossier_uid), size),
    )


def waiting(db: Database, limit: int) -> list[Transfer]:
    """The next files to move: the least often tried first, so that none holds up the others, then the oldest."""
    return _some(db, "where state <> 'held' and state = 'waiting' order by attempts, pos limit ?", limit)


def unheld(db: Database) -> list[Transfer]:
    """Every file of this counter that the portal does not hold, oldest first: what a backup or a stick must carry.

    `store.files.read` gives its bytes.
    """
    gather(db)
    return _some(db, "where state <> 'held' and not fetched order by pos")


def still_open(db: Database, limit: int) -> list[Transfer]:
    """What is refused, under way or waiting, in the order it goes."""
    order = "order by state = 'waiting', done = 0, attempts, pos limit ?"
    return _some(db, f"where state <> 'held' {order}", limit)


def counts(db: Database) -> Counts:
    """Of everything that is not where it should be."""
    query = "select count(*), coalesce(sum(state = 'refused'), 0) from transfers where state <> 'held'"
    whole, refused = db.conn.execute(query).fetchone()
    return Counts(whole - refused, refused)


def held(db: Database) -> int:
    """How many files are at the portal and here."""
    count: int = db.conn.execute("select count(*) from transfers where state = 'held'").fetchone()[0]
    return count


def get(db: Database, sha256: str) -> Transfer | None:
    """What is known of one file's way, or None."""
    return next(iter(_some(db, "where sha256 = ?", bytes.fromhex(sha256))), None)


def note(db: Database, moved: Transfer) -> None:
    """Keeps how far it is."""
    with transaction(db):
        db.conn.execute(
            "update transfers set state = ?, upload_id = ?, done = ?, total = ?, attempts = ?, said = ? where sha256 = ?",
            (*moved[4:], bytes.fromhex(moved.sha256)),
        )


def again(db: Database, missing: Iterable[str]) -> None:
    """The portal misses these after all: they go again; inside the caller's transaction."""
    rows = [(bytes.fromhex(sha256),) for sha256 in missing]
    db.conn.executemany(
        "update transfers set state = 'waiting', upload_id = '', done = 0, attempts = 0, said = '' "
        "where sha256 = ? and state = 'held' and not fetched",
        rows,
    )


def retry(db: Database) -> int:
    """What was refused waits again, inside the caller's transaction; how many files that are."""
    cursor = db.conn.execute(
        "update transfers set state = 'waiting', attempts = 0, said = '' where state <> 'held' and state = 'refused'"
    )
    return int(cursor.rowcount)


def doubt(db: Database) -> None:
    """Whether the portal holds them is asked again of every file, for its store of files is another."""
    with transaction(db):
        db.conn.execute(
            "update transfers set state = 'waiting', upload_id = '', done = 0, attempts = 0, said = '' "
            "where state <> 'waiting' and not fetched"
        )


def _some(db: Database, where: str, *values: Any) -> list[Transfer]:
    rows = db.conn.execute(f"select {_COLUMNS} from transfers {where}", values).fetchall()  # noqa: S608
    return [_transfer(row) for row in rows]


def _transfer(row: Any) -> Transfer:
    sha256, fetched, pos, uid, *rest = row
    return Transfer(sha256.hex(), bool(fetched), pos, unpacked(uid) if uid else None, *rest)
