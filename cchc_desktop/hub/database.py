"""The hub's database (kho của cổng): one writer at a time, every commit on disk before it is answered."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, Table, create_engine, event, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError

from cchc_desktop.hub import schema

_WRITE = "hub_write"
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=15000", "cache_size=-32000")
_ADVISORY_LOCK = 0x71756179


class NewerDatabase(Exception):
    """The database was written by a newer hub; nothing was changed."""


class WrongAddress(ValueError):
    """What was given as the database's URL is none that this hub can use; nothing was made."""


class OutOfReach(Exception):
    """The database cannot be opened: no such folder, no right, no server, or a file that is no database."""


@dataclass(frozen=True, slots=True)
class Storage:
    """An engine and the lock that makes its writers queue; `epoch` names this database: foreign cursors show."""

    engine: Engine
    epoch: str
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view; holds no writer up."""
        with self.engine.connect() as db, db.begin():
            yield db

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, alone: committed at the end, rolled back by any exception."""
        with self._lock, _writing(self.engine) as db:
            yield db

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect().execution_options(**{_WRITE: True}) as db, db.begin():
        yield db


def open_storage(database_url: str) -> Storage:
    """Open the database, made if there is none (0600 when a file); raises NewerDatabase, WrongAddress, OutOfReach."""
    try:
        engine = _engine(database_url)
        with _writing(engine) as db:
            schema.metadata.create_all(db)
            epoch = _setting(db, "epoch", uuid4().hex[:12])
            if _setting(db, "schema", schema.VERSION) != schema.VERSION:
                raise NewerDatabase
    except (ArgumentError, ImportError) as error:  # no URL, or of a database whose driver is not here
        raise WrongAddress("no database this hub can use") from error
    except IntegrityError:
        raise
    except (OSError, DatabaseError) as error:
        raise OutOfReach from error
    return Storage(engine, epoch)


def _engine(database_url: str) -> Engine:
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        return _sqlite(database_url, url.database or "")
    engine = create_engine(url)
    event.listen(engine, "begin", _one_writer_among_processes)
    return engine


def _setting(db: Connection, key: str, default: str) -> str:
    row = db.execute(select(schema.settings.c.value).where(schema.settings.c.key == key)).first()
    if row is None:
        db.execute(insert(schema.settings).values(key=key, value=default))
        return default
    return str(row.value)


def _sqlite(database_url: str, path: str) -> Engine:
    """SQLCipher's SQLite without a key: before 3.51.3 two connections could corrupt a WAL file; Python's is older."""
    if not path or path == ":memory:":
        raise WrongAddress("the hub needs a database file")
    Path(path).touch(mode=0o600)
    engine = create_engine(database_url, module=sqlcipher3.dbapi2, pool_size=20, max_overflow=40)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # SQLAlchemy says BEGIN below; the driver's own guess would say it late
    for pragma in _PRAGMAS:
        connection.execute(f"pragma {pragma}")


def _begin(db: Connection) -> None:
    # A deferred transaction that reads, then writes, fails at once when another process commits in between.
    db.exec_driver_sql("BEGIN IMMEDIATE" if db.get_execution_options().get(_WRITE) else "BEGIN")


def _one_writer_among_processes(db: Connection) -> None:
    # Positions of the change feed must become visible in their order: a second process waits for the first's commit.
    if db.get_execution_options().get(_WRITE) and db.dialect.name == "postgresql":
        db.exec_driver_sql(f"select pg_advisory_xact_lock({_ADVISORY_LOCK})")


def insert_many(db: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert `rows` (all of the same keys) by the driver's own executemany: a fifth of Core's cost."""
    if not rows:
        return
    keys = list(rows[0])
    compiled = insert(table).compile(dialect=db.dialect, column_keys=keys)
    order = compiled.positiontup
    if order:
        db.exec_driver_sql(str(compiled), [tuple(row[key] for key in order) for row in rows])
    else:
        db.execute(insert(table), list(rows))
