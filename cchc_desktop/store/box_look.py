"""A look into a box (xem hộp sao lưu): whose it is, how new, how much is in it; nothing is written to it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.office_file import OfficeFile, read_office
from cchc_desktop.store import backup_entries, box, ledger, meta
from cchc_desktop.store.connection import Database, Use, connect
from cchc_desktop.store.errors import StoreTrouble


@dataclass(frozen=True, slots=True)
class Look:
    """A box that holds something; `counter` "": the key does not open it, or its newest backup is damaged."""

    name: str
    newest: datetime
    counter: str = ""
    entries: int = 0


def look(path: Path, key: bytes) -> Look:
    """By the newest backup in the box and the entries kept after it."""
    at = box.snapshots(path)[-1]
    try:
        with closing(connect(box.snapshot_path(path, at), key, Use.READER)) as db:
            counter, through = _counter(db), ledger.last_pos(db)
        after = backup_entries.read(box.entries_path(path, at), key).entries
    except (StoreTrouble, dbapi2.DatabaseError):
        return Look(path.name, at)
    if not after:
        return Look(path.name, at, counter, through)
    return Look(path.name, max(at, parse_instant(after[-1].occurred_at)), counter, after[-1].pos)


def _counter(db: Database) -> str:
    office = read_office(meta.read(db, "office") or "")
    return office.office.counter if isinstance(office, OfficeFile) else meta.read(db, "device") or "?"
