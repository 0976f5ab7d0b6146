"""The register's ordinals (số thứ tự trong sổ theo dõi): one book a year, counted through."""

from __future__ import annotations

from sqlcipher3.dbapi2 import Connection
from sqlite_utils import Database

from cchc_desktop.store.bulk import change, keep, kept

_BOOK = "books"  # what a bulk keeps


def next_ordinal(db: Database, year: int) -> int:
    """The next ordinal of the year's register book, inside the caller's transaction."""
    ordinal = kept(db, (_BOOK, year), lambda stored: _last_ordinal(stored, year)) + 1
    keep(db, (_BOOK, year), ordinal)
    change(
        db,
        "insert into books (year, last) values (?, ?) on conflict (year) do update set last = excluded.last",
        year,
        (year, ordinal),
    )
    return ordinal


def receptions(db: Database) -> int:
    """How many dossiers were received here ever: each takes the next ordinal of its year."""
    row = db.conn.execute("select coalesce(sum(last), 0) from books").fetchone()
    count: int = row[0]
    return count


def _last_ordinal(stored: Connection, year: int) -> int:
    row = stored.execute("select last from books where year = ?", (year,)).fetchone()
    return row[0] if row else 0
