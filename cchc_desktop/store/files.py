"""Scanned papers (tệp số hóa), kept by their SHA-256 in a second encrypted file beside the store, under the same key.

A file of its own, so that the store stays small to back up and to check; it knows nothing of dossiers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from cchc_desktop.store import errors, schema
from cchc_desktop.store.connection import Use, beside, folder_of, transaction
from cchc_desktop.store.errors import StoreTrouble, Trouble

FILE_NAME = "files.db"
_VERSION = 1
_SCHEMA = """create table files (
    sha256 blob primary key, media_type text not null, kept_at text not null, data blob not null) strict"""


def keep(db: Database, sha256: str, media_type: str, data: bytes, at: str) -> None:
    """Keeps a scan for good before it returns; the same one again changes nothing. Raises StoreTrouble."""
    with _opened(db) as files, transaction(files):
        _bring_up_to_date(files)
        files.conn.execute(
            "insert into files (sha256, media_type, kept_at, data) values (?, ?, ?, ?) on conflict do nothing",
            (bytes.fromhex(sha256), media_type, at, data),
        )


def read(db: Database, sha256: str) -> bytes | None:
    """The scan with that hash (hex), or None when it is not here. Raises StoreTrouble."""
    if not _there(db):
        return None
    with _opened(db, Use.READER) as files:
        row = files.conn.execute("select data from files where sha256 = ?", (bytes.fromhex(sha256),)).fetchone()
    return row[0] if row else None


def kept(db: Database) -> frozenset[str]:
    """The hashes (hex) of all scans there are."""
    if not _there(db):
        return frozenset()
    with _opened(db, Use.READER) as files:
        return frozenset(row[0].hex() for row in files.conn.execute("select sha256 from files").fetchall())


def problems(db: Database) -> tuple[str, ...]:
    """What SQLite and SQLCipher say of the file; empty when it is sound, or not there yet."""
    if not _there(db):
        return ()
    with _opened(db) as files:
        return schema.integrity_problems(files)


def _there(db: Database) -> bool:
    return (folder_of(db) / FILE_NAME).is_file()


@contextmanager
def _opened(db: Database, use: Use = Use.WRITER) -> Iterator[Database]:
    files = beside(db, FILE_NAME, use)
    try:
        with errors.guarded():
            yield files
    finally:
        files.close()


def _bring_up_to_date(files: Database) -> None:
    """Inside the caller's transaction. Raises StoreTrouble(NEWER) for a later program's file."""
    version: int = files.conn.execute("pragma user_version").fetchone()[0]
    if version > _VERSION:
        raise StoreTrouble(Trouble.NEWER)
    if version < _VERSION:
        files.conn.execute(_SCHEMA)
        files.conn.execute(f"pragma user_version = {_VERSION}")
