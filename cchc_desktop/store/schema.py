"""Which version of the schema a store has, and how it is brought up to this program's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlite_utils import Database

from cchc_desktop.store import errors, refold, search
from cchc_desktop.store.connection import FILE_NAME, Use, checkpoint, connect, transaction
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.upgrading import Stage, Step, Told, untold
from migrations import history, names

DAMAGED = "a page is damaged"


def create_store(folder: Path, key: bytes) -> Database:
    """A new store in `folder`, or the one there brought up to date; for writing. Raises StoreTrouble."""
    db = connect(folder / FILE_NAME, key, create=True)
    try:
        bring_up_to_date(db)
    except BaseException:
        db.close()
        raise
    return db


def open_store(folder: Path, key: bytes, use: Use = Use.WRITER, told: Told = untold) -> Database:
    """The store in `folder`, brought up to date first when it is older; `told` how far that is.

    Raises StoreTrouble: NEWER, and MISSING also for a file without a schema, which is left as it is: set-up was cut
    off, or the file was copied without its write-ahead log.
    """
    db = connect(folder / FILE_NAME, key, use)
    try:
        applied = _applied(db)
        if not applied:
            raise StoreTrouble(Trouble.MISSING)
        if applied != set(names()):
            refuse_newer(db)
            if not use.only_reads:
                bring_up_to_date(db, told)
    except BaseException:
        db.close()
        raise
    return db


def refuse_newer(db: Database) -> None:
    """Raises StoreTrouble(NEWER) when a later program has written migrations this one does not know."""
    if _applied(db) - set(names()):
        raise StoreTrouble(Trouble.NEWER)


def bring_up_to_date(db: Database, told: Told = untold) -> None:
    """Applies pending migrations with their records, all or none; refuses a newer store untouched.

    What is pending is asked again inside the transaction: two programs may start at once.
    """
    refuse_newer(db)
    with errors.guarded():
        if history().pending(db):
            with transaction(db):
                _upgrade(db, [migration.name for migration in history().pending(db)], told)


def _upgrade(db: Database, pending: Sequence[str], told: Told) -> None:
    for done in range(len(pending)):
        told(Stage(Step.STRUCTURE, done, len(pending)))
        history().apply(db, stop_before=pending[done + 1 : done + 2])
    if refold.NEEDED_AFTER in pending:
        refold.refold(db, told)
    if search.NEEDED_AFTER in pending:
        search.fill(db, told)
    told(Stage(Step.KEEPING))


def _applied(db: Database) -> set[str]:
    with errors.guarded():
        return {migration.name for migration in history().applied(db)}


def integrity_problems(db: Database) -> tuple[str, ...]:
    """What SQLite and SQLCipher say of pages, structure and foreign keys; empty when sound. Writes a checkpoint.

    The checkpoint comes first: a power cut during one leaves a torn page in the file whose whole copy the log holds.
    """
    try:
        with errors.guarded():
            return (*_pages(db), *_structure(db))
    except StoreTrouble as trouble:
        if trouble.trouble is not Trouble.CORRUPT:
            raise
        return (DAMAGED,)


def _pages(db: Database) -> list[str]:
    """Every page of the file by its HMAC; a reader cannot make the checkpoint, and reads pages through the log."""
    reader = db.conn.execute("pragma query_only").fetchone()[0]
    if reader or db.conn.in_transaction:
        return []
    checkpoint(db)
    return [row[0] for row in db.conn.execute("pragma cipher_integrity_check").fetchall()]


def _structure(db: Database) -> list[str]:
    structure = [row[0] for row in db.conn.execute("pragma integrity_check").fetchall() if row[0] != "ok"]
    keys = [f"foreign key: {row[0]} row {row[1]}" for row in db.conn.execute("pragma foreign_key_check").fetchall()]
    return structure + keys
