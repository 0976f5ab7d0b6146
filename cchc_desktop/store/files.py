"""Scanned papers (tệp số hóa), kept by their SHA-256 in a second encrypted file beside the store, under the same key.

A file of its own, so that the store stays small to back up and to check; it knows nothing of dossiers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from cchc_desktop.store import errors, schema
from cchc_desktop.store.connection import Use, beside, connect, folder_of, transaction
from cchc_desktop.store.errors import StoreTrouble, Trouble

FILE_NAME = "files.db"
_STEPS = (
    """create table files (
    sha256 blob primary key, media_type text not null, kept_at text not null, data blob not null) strict""",
    # what has come so far of a file that is being fetched
    "create table parts (sha256 blob not null, start integer not null, data blob not null, primary key (sha256, start)) strict",
)


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


def piece(db: Database, sha256: str, start: int, size: int) -> bytes | None:
    """At most `size` bytes of a scan from `start` on, without reading the others; None when it is not here."""
    if not _there(db):
        return None
    with _opened(db, Use.READER) as files:
        row = files.conn.execute("select rowid from files where sha256 = ?", (bytes.fromhex(sha256),)).fetchone()
        if row is None:
            return None
        with files.conn.open_blob("files", "data", row[0], True) as blob:  # type: ignore[attr-defined]  # sqlcipher3's
            blob.seek(start)
            data: bytes = blob.read(size)
            return data


def is_kept(db: Database, sha256: str) -> bool:
    """Whether the scan is here."""
    return piece(db, sha256, 0, 0) is not None


def add_part(db: Database, sha256: str, start: int, data: bytes) -> None:
    """Keeps a piece of a file that is being fetched; one from 0 on begins anew. Raises StoreTrouble."""
    with _opened(db) as files, transaction(files):
        _bring_up_to_date(files)
        files.conn.execute("delete from parts where sha256 = ? and start >= ?", (bytes.fromhex(sha256), start))
        files.conn.execute("insert into parts values (?, ?, ?)", (bytes.fromhex(sha256), start, data))


def parts(db: Database, sha256: str) -> bytes:
    """What has come so far of a file that is being fetched."""
    if not _there(db):
        return b""
    with _opened(db) as files:
        with transaction(files):
            _bring_up_to_date(files)
        query = "select data from parts where sha256 = ? order by start"
        return b"".join(row[0] for row in files.conn.execute(query, (bytes.fromhex(sha256),)).fetchall())


def drop_parts(db: Database, sha256: str) -> None:
    """Forgets them: the file is whole, or was not what was asked for."""
    with _opened(db) as files, transaction(files):
        files.conn.execute("delete from parts where sha256 = ?", (bytes.fromhex(sha256),))


def drop_unnamed(db: Database, is_named: Callable[[bytes], bool], before: str, step: int = 500) -> int:
    """Deletes for good the scans kept before a moment that belong to nothing any more; how many. Raises StoreTrouble."""
    if not _there(db):
        return 0
    count, last = 0, b""
    with _opened(db) as files:
        files.conn.execute("pragma secure_delete = on")
        query = "select sha256, kept_at < ? from files where sha256 > ? order by sha256 limit ?"
        while rows := files.conn.execute(query, (before, last, step)).fetchall():
            gone = [(sha256,) for sha256, is_old in rows if is_old and not is_named(sha256)]
            with transaction(files):
                files.conn.executemany("delete from files where sha256 = ?", gone)
            count, last = count + len(gone), rows[-1][0]
    return count


def kept(db: Database) -> frozenset[str]:
    """The hashes (hex) of all scans there are."""
    if not _there(db):
        return frozenset()
    with _opened(db, Use.READER) as files:
        return frozenset(row[0].hex() for row in files.conn.execute("select sha256 from files").fetchall())


def copy_new(db: Database, copy: Path) -> int:
    """Adds to the file `copy`, under the same key, each scan it has not; returns how many. Raises StoreTrouble.

    What was copied is read back; a copy that cannot be read is put aside and begun anew.
    """
    if not _there(db):
        return 0
    key: bytes = db.conn.key  # type: ignore[attr-defined]  # of the connections made here
    with _opened(db, Use.READER) as source:
        try:
            return _copy_new(source, copy, key)
        except StoreTrouble as trouble:
            if trouble.trouble not in (Trouble.CORRUPT, Trouble.WRONG_KEY):
                raise
        copy.replace(copy.with_suffix(".broken"))
        return _copy_new(source, copy, key)


def _copy_new(source: Database, copy: Path, key: bytes) -> int:
    target = connect(copy, key, Use.ASIDE, create=True)
    try:
        with errors.guarded():
            with transaction(target):
                _bring_up_to_date(target)
            have = {row[0] for row in target.conn.execute("select sha256 from files").fetchall()}
            missing = [
                row[0] for row in source.conn.execute("select sha256 from files").fetchall() if row[0] not in have
            ]
            for sha256 in missing:
                row = source.conn.execute("select * from files where sha256 = ?", (sha256,)).fetchone()
                with transaction(target):
                    target.conn.execute("insert into files values (?, ?, ?, ?)", row)
                    held = target.conn.execute("select data from files where sha256 = ?", (sha256,)).fetchone()[0]
                    if hashlib.sha256(held).digest() != sha256:
                        raise StoreTrouble(Trouble.CORRUPT)
            return len(missing)
    finally:
        target.close()


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
    if version > len(_STEPS):
        raise StoreTrouble(Trouble.NEWER)
    if version < len(_STEPS):
        for step in _STEPS[version:]:
            files.conn.execute(step)
        files.conn.execute(f"pragma user_version = {len(_STEPS)}")
