"""Backup (sao lưu): the store copied whole to a second place, still encrypted, opened and checked before it counts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from cchc_desktop.domain.backup_plan import kept
from cchc_desktop.store import backup_entries, box, files, folders, ledger, schema, verify
from cchc_desktop.store import connection as connections
from cchc_desktop.store.connection import Use, connect
from cchc_desktop.store.errors import StoreTrouble, Trouble

_PIECE = 2_000  # entries sealed together


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup holds: `entries` of the ledger, `dossiers`, and `scans` that were new to the second place."""

    path: Path
    at: datetime
    entries: int
    dossiers: int
    scans: int


def make(db: Database, place: Path, now: datetime) -> Made:
    """A verified backup in `place`; the older ones stay until it is whole, then as many as the schedule says.

    Raises StoreTrouble: NO_BACKUP_PLACE, BACKUP_FULL, BAD_BACKUP (what was written cannot be read back).
    """
    where = box.of_instance(place, ledger.instance(db))
    with box.reached():
        made = box.snapshots(where)
        at = now.replace(microsecond=0)
        if made:
            at = max(at, made[-1] + timedelta(seconds=1))  # with a clock set back the newest is still the newest
            _append_where_sound(db, place)
        _demand_room(db, where)
        path = box.snapshot_path(where, at)
        part = path.with_suffix(".part")
        try:
            counts = _copy(db, part)
            prove(part, _key(db), counts)
            scans = files.copy_new(db, where / files.FILE_NAME)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        folders.settle(where)
    box.prune(where, kept([*made, at]))
    return Made(path, at, *counts, scans)


def append_entries(db: Database, place: Path) -> int:
    """Adds to the second place the entries made since its newest backup; how many. None before the first backup.

    Scans go first, so that no entry there names one that is not. Raises StoreTrouble.
    """
    where, count = box.of_instance(place, ledger.instance(db)), 0
    with box.reached():
        made = box.snapshots(where)
        if not made:
            return 0
        path, through = box.entries_path(where, made[-1]), ledger.last_pos(db)
        before = backup_entries.read(path, _key(db)).entries
        last = before[-1].pos if before else _last_of(box.snapshot_path(where, made[-1]), _key(db))
        if last < through:
            files.copy_new(db, where / files.FILE_NAME)
        while last < through and (entries := ledger.after(db, last, min(_PIECE, through - last))):
            backup_entries.append(path, _key(db), entries)
            last, count = entries[-1].pos, count + len(entries)
    return count


def _append_where_sound(db: Database, place: Path) -> None:
    """One spoiled byte there must not end all backups: the whole copy that follows holds what it spoils."""
    try:
        append_entries(db, place)
    except StoreTrouble as trouble:
        if trouble.trouble not in (Trouble.BAD_BACKUP, Trouble.WRONG_KEY):  # a first page that is spoiled has no key
            raise


def prove(path: Path, key: bytes, counts: tuple[int, int] | None = None) -> None:
    """Opens a copy with the key: pages, structure, the chain from its anchor on, and `counts` (entries, dossiers).

    Raises StoreTrouble: BAD_BACKUP, WRONG_KEY, NEWER; the copy is not written to.
    """
    with _read(path, key, Use.ASIDE) as db:
        schema.refuse_newer(db)
        sound = not schema.integrity_problems(db) and verify.check_tail(db, ledger.last_pos(db) + 1) is None
        if not sound or (counts is not None and _counts(db) != counts):
            raise StoreTrouble(Trouble.BAD_BACKUP)


@contextmanager
def _read(path: Path, key: bytes, use: Use) -> Iterator[Database]:
    """A copy, opened; cut off, empty or changed, it is a bad backup, in whatever words SQLite tells it."""
    try:
        with closing(connect(path, key, use)) as db:
            yield db
    except dbapi2.DatabaseError as error:  # an empty file opens, and has no tables
        raise StoreTrouble(Trouble.BAD_BACKUP) from error
    except StoreTrouble as trouble:
        if trouble.trouble is Trouble.CORRUPT:
            raise StoreTrouble(Trouble.BAD_BACKUP) from trouble
        raise


def _demand_room(db: Database, where: Path) -> None:
    """Said before a stick is filled for nothing, again and again."""
    size: int = db.conn.execute("select page_count * page_size from pragma_page_count, pragma_page_size").fetchone()[0]
    if shutil.disk_usage(where).free < size:
        raise StoreTrouble(Trouble.BACKUP_FULL)


def is_sound(path: Path, key: bytes) -> bool:
    """Whether every page of a copied file stands, whatever is in it. Raises StoreTrouble(WRONG_KEY)."""
    db = connect(path, key, Use.ASIDE)
    try:
        return not schema.integrity_problems(db)
    finally:
        db.close()


def _copy(db: Database, part: Path) -> tuple[int, int]:
    """One pass, of one moment: (entries, dossiers) there are in it."""
    part.unlink(missing_ok=True)
    target = connect(part, _key(db), Use.ASIDE, create=True)
    try:
        with connections.snapshot(db):
            counts = _counts(db)
            db.conn.backup(target.conn, pages=-1)
        target.conn.execute("pragma journal_mode = delete")  # the header was copied too
    finally:
        target.close()
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    return counts


def _counts(db: Database) -> tuple[int, int]:
    dossiers: int = db.conn.execute("select count(*) from dossiers").fetchone()[0]
    return ledger.last_pos(db), dossiers


def _last_of(path: Path, key: bytes) -> int:
    with _read(path, key, Use.READER) as db:
        return ledger.last_pos(db)


def _key(db: Database) -> bytes:
    key: bytes = db.conn.key  # type: ignore[attr-defined]  # of the connections made by store
    return key
