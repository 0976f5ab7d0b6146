"""Small facts of the store itself: mode, office, cursor, anchors; one text a key."""

from __future__ import annotations

from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.store.connection import transaction


def read(db: Database, key: str) -> str | None:
    """The text under `key`, or None."""
    return read_from(db.conn, key)


def read_from(stored: Connection, key: str) -> str | None:
    """The same over a bare connection."""
    row = stored.execute("select value from meta where key = ?", (key,)).fetchone()
    return row[0] if row else None


def write(db: Database, key: str, value: str) -> None:
    """Sets the text under `key`."""
    with transaction(db):
        db.conn.execute(
            "insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
            (key, value),
        )


def remove(db: Database, key: str) -> None:
    """Forgets `key`."""
    with transaction(db):
        db.conn.execute("delete from meta where key = ?", (key,))
