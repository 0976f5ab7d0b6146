"""The only place that opens connections: one encrypted SQLite file, write-ahead log, synchronous=FULL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import Enum
from pathlib import Path

from sqlcipher3 import dbapi2
from sqlite_utils import Database
from sqlite_utils.db import Table

from cchc_desktop.store import errors
from cchc_desktop.store.bulk import Bulk
from cchc_desktop.store.errors import StoreTrouble, Trouble

__all__ = [
    "Database",
    "Use",
    "beside",
    "bulk",
    "checkpoint",
    "connect",
    "folder_of",
    "snapshot",
    "table",
    "transaction",
]  # others take Database from here

FILE_NAME = "store.db"
# Below it two writing connections can corrupt a write-ahead log (SQLite's WAL-reset bug).
LEAST_SQLITE = (3, 51, 3)
_BUSY_MS = 5_000
_CACHE_KIB = {"writer": 64_000, "reader": 128_000, "checker": 8_000, "sync": 12_000, "aside": 8_000}


class Use(Enum):
    """What a connection is for; the cache is per connection, so the sync's is small."""

    WRITER = "writer"  # checkpoints are taken in idle time, never inside an act
    READER = "reader"
    CHECKER = "checker"  # reads the whole store once, which a large cache makes no faster
    SYNC = "sync"
    ASIDE = "aside"  # a file on a stick or a share, which cannot have a write-ahead log

    @property
    def only_reads(self) -> bool:
        """Whether nothing can be written over such a connection."""
        return self in (Use.READER, Use.CHECKER)


class _Keyed(dbapi2.Connection):  # type: ignore[misc]  # a library without types
    """A connection that can open files beside its own under the same key."""

    key = b""


def connect(path: Path, key: bytes, use: Use = Use.WRITER, *, create: bool = False) -> Database:
    """A connection to the store at `path` with its raw 32-byte key; belongs to the thread that calls.

    Raises StoreTrouble (MISSING, WRONG_KEY, LOCKED, CORRUPT …); never creates a file unless `create`.
    """
    if dbapi2.sqlite_version_info < LEAST_SQLITE:
        raise RuntimeError(f"SQLite {dbapi2.sqlite_version} is older than {LEAST_SQLITE}")
    with errors.guarded():
        if not (path.parent.is_dir() if create else path.is_file()):
            raise StoreTrouble(Trouble.MISSING)
        mode = "ro" if use.only_reads else "rwc" if create else "rw"
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        connection = dbapi2.connect(uri, uri=True, isolation_level=None, cached_statements=256, factory=_Keyed)
        connection.key = key
        try:
            _prepare(connection, key, use)
        except BaseException:
            connection.close()
            raise
    return Database(connection, execute_plugins=False)


def beside(db: Database, name: str, use: Use = Use.WRITER) -> Database:
    """A connection to another file of the store's folder under the same key, made by a writer when it is not there.

    The caller closes it. Raises StoreTrouble.
    """
    key: bytes = db.conn.key  # type: ignore[attr-defined]  # of _Keyed
    return connect(folder_of(db) / name, key, use, create=use is Use.WRITER)


def _prepare(connection: dbapi2.Connection, key: bytes, use: Use) -> None:
    connection.execute("pragma cipher_log_level = NONE")
    connection.execute(f"pragma key = \"x'{key.hex()}'\"")
    connection.execute(f"pragma busy_timeout = {_BUSY_MS}")
    connection.execute("select count(*) from sqlite_master").fetchone()  # the key is wrong, if it is, here
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma recursive_triggers = on")  # else "insert or replace" slips past the ledger's triggers
    connection.execute("pragma synchronous = full")
    connection.execute("pragma mmap_size = 0")
    connection.execute("pragma temp_store = memory")
    connection.execute(f"pragma cache_size = -{_CACHE_KIB[use.value]}")
    if use.only_reads:
        connection.execute("pragma query_only = on")
        return
    if use is Use.ASIDE:
        connection.execute("pragma locking_mode = exclusive")  # no shared memory, not even for a copied log's header
        return
    connection.execute("pragma journal_mode = wal")
    if use is Use.WRITER:
        connection.execute("pragma wal_autocheckpoint = 0")


@contextmanager
def bulk(db: Database) -> Iterator[Bulk]:
    """Many acts in one transaction, all or none, for filling: an act that fails takes the others with it.

    They join without a savepoint each, which would make the search index write out every dossier by itself.
    """
    with transaction(db):
        whole = Bulk(db)
        yield whole
        whole.flush()
        whole.end()


@contextmanager
def _joined(whole: Bulk) -> Iterator[None]:
    try:
        yield
    except BaseException:
        whole.failed = True
        raise


def transaction(db: Database) -> AbstractContextManager[None]:
    """One act: `begin immediate`, nesting by savepoint; whole or not at all. Raises StoreTrouble."""
    return _joined(db) if isinstance(db, Bulk) else _transaction(db)


@contextmanager
def _transaction(db: Database) -> Iterator[None]:
    inner = db.conn.in_transaction
    with errors.guarded():
        db.conn.execute("savepoint act" if inner else "begin immediate")
        try:
            yield
        except BaseException:
            _undo(db, inner)
            raise
        try:
            db.conn.execute("release act" if inner else "commit")
        except BaseException:
            _undo(db, inner)
            raise


def _undo(db: Database, inner: bool) -> None:
    if not db.conn.in_transaction:  # the database has rolled back by itself (disk full, I/O error)
        return
    if inner:
        db.conn.execute("rollback to act")
        db.conn.execute("release act")
    else:
        db.conn.execute("rollback")


@contextmanager
def snapshot(db: Database) -> Iterator[None]:
    """Reads that all see the store of one moment, while others write; inside an act it is the act's own."""
    with errors.guarded():
        if db.conn.in_transaction:
            yield
            return
        db.conn.execute("begin")
        try:
            yield
        finally:
            _undo(db, inner=False)


def table(db: Database, name: str) -> Table:
    """A table that exists; sqlite-utils would create one whose name is misspelt. Raises KeyError."""
    found = db.table(name)
    if not isinstance(found, Table) or not found.exists():
        raise KeyError(name)
    return found


def folder_of(db: Database) -> Path:
    """Where the store lies."""
    return Path(db.conn.execute("pragma database_list").fetchone()[2]).parent


def checkpoint(db: Database) -> None:
    """Moves the write-ahead log into the file: for idle moments, never inside an act; never waits for a reader.

    Raises StoreTrouble.
    """
    with errors.guarded():
        db.conn.execute("pragma wal_checkpoint(passive)").fetchone()
