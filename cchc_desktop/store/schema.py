"""Which version of the schema a store has, and how it is brought up to this program's."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from cchc_desktop.store import errors
from cchc_desktop.store.connection import FILE_NAME, Use, connect
from cchc_desktop.store.errors import StoreTrouble, Trouble
from migrations import history, names


def create_store(folder: Path, key: bytes) -> Database:
    """A new store in `folder`, or the one there brought up to date; for writing."""
    db = connect(folder / FILE_NAME, key, create=True)
    bring_up_to_date(db)
    return db


def open_store(folder: Path, key: bytes, use: Use = Use.WRITER) -> Database:
    """The store in `folder`, brought up to date first when it is older. Raises StoreTrouble (MISSING, NEWER …)."""
    db = connect(folder / FILE_NAME, key, use)
    if use is Use.READER:
        refuse_newer(db)
    else:
        bring_up_to_date(db)
    return db


def refuse_newer(db: Database) -> None:
    """Raises StoreTrouble(NEWER) when a later program has written migrations this one does not know."""
    known = set(names())
    with errors.guarded():
        applied = {migration.name for migration in history().applied(db)}
    if applied - known:
        db.close()
        raise StoreTrouble(Trouble.NEWER)


def bring_up_to_date(db: Database) -> None:
    """Applies pending migrations, each one transaction with its own record; refuses a newer store untouched."""
    refuse_newer(db)
    with errors.guarded():
        if history().pending(db):
            history().apply(db)


def integrity_problems(db: Database) -> tuple[str, ...]:
    """What SQLite and SQLCipher say of pages, structure and foreign keys; empty when sound."""
    with errors.guarded():
        pages = [row[0] for row in db.conn.execute("pragma cipher_integrity_check").fetchall()]
        structure = [row[0] for row in db.conn.execute("pragma integrity_check").fetchall() if row[0] != "ok"]
        keys = [f"foreign key: {row[0]} row {row[1]}" for row in db.conn.execute("pragma foreign_key_check").fetchall()]
    return tuple(pages + structure + keys)
