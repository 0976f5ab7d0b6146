"""The hub's database (kho của cổng): SQLite or PostgreSQL, every commit on disk before it is answered.

Who writes what the feed tells holds the lock of its unit until the commit: positions come from a counter that does not
wait for commits, and a reader that saw 8 would never ask for a 7 that is committed after it. What is for every unit
(a catalogue) holds the lock of the whole hub, which each unit's writer shares. The locks order the feed; that nothing
is twice (an operation, a number, a code) is the tables' own to refuse, and who is refused looks again: `deciding`.
On SQLite there is one writer in all.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, IntegrityError

from cchc_desktop.hub import feed_marks, postgresql
from cchc_desktop.hub.constraints import make_tables
from cchc_desktop.hub.schema import VERSION, settings
from cchc_desktop.hub.statements import put_new

ALONE, FREE = "*", "-"  # in place of a unit: nobody beside in the whole hub; no lock at all
_WRITE = "hub_write"
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=15000",
    "cache_size=-32000",
    "wal_autocheckpoint=4000",
)
_TRIES = 5
_T = TypeVar("_T")


class NewerDatabase(Exception):
    """The database was written by a newer hub; nothing was changed."""


class WrongAddress(ValueError):
    """What was given as the database's URL is none that this hub can use; nothing was made."""


class OutOfReach(Exception):
    """The database cannot be opened: no such folder, no right, no server, or a file that is no database."""


@dataclass(frozen=True, slots=True)
class Storage:
    """An engine and the order of its writers; `epoch` names this database as it is now: foreign cursors show."""

    engine: Engine
    name: str
    _history: postgresql.History | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    traits: dict[str, Any] = field(default_factory=dict)  # execution options of every writer

    @property
    def epoch(self) -> str:
        """Another one after a restore or a failover, which may have lost what a cursor has passed."""
        return f"{self.name}-{self._history.text}" if self._history else self.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view; holds no writer up."""
        with self.engine.connect() as connection:
            db = connection.execution_options(**postgresql.READING) if self._history else connection
            with db.begin():
                yield db

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """For one question: what is committed now, in one step instead of a transaction's three."""
        if self._history is None:
            with self.reading() as db:
                yield db
            return
        with self.engine.connect() as connection:
            yield connection.execution_options(**postgresql.GLANCING)

    @contextmanager
    def writing(self, unit: str = ALONE) -> Iterator[Connection]:
        """One transaction: committed at the end, rolled back by any exception. Whose feed it may add to: `unit`'s."""
        turn: AbstractContextManager[Any] = nullcontext() if self._history else self._lock
        with turn, _writing(self.engine, unit, self.traits) as db:
            yield db

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


@contextmanager
def _writing(engine: Engine, unit: str, traits: Mapping[str, Any]) -> Iterator[Connection]:
    with engine.connect().execution_options(**{_WRITE: unit}, **traits) as db, db.begin():
        yield db


def deciding(work: Callable[[], _T]) -> _T:
    """What `work`, one transaction, gives; done again when another's row was first, or the connection was an old one."""
    for _ in range(_TRIES - 1):
        try:
            return work()
        except DBAPIError as error:
            if not isinstance(error, IntegrityError) and not postgresql.may_be_done_again(error):
                raise
    return work()


def open_storage(database_url: str) -> Storage:
    """Open the database, made if there is none (0600 when a file); raises NewerDatabase, WrongAddress, OutOfReach."""
    try:
        engine, history = _engine(database_url)
        try:
            with _writing(engine, ALONE, {}) as db:
                name = _made_ready(db)
        except BaseException:
            engine.dispose()
            raise
    except (ArgumentError, ImportError) as error:  # no URL, or of a database whose driver is not here
        raise WrongAddress("no database this hub can use") from error
    except IntegrityError:
        raise
    except (OSError, DatabaseError) as error:
        raise OutOfReach from error
    return Storage(engine, name, history)


def _engine(database_url: str) -> tuple[Engine, postgresql.History | None]:
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        return _sqlite(database_url, url.database or ""), None
    if url.get_backend_name() not in postgresql.NAMES:
        raise WrongAddress("no database this hub can use")
    engine, history = postgresql.engine(url)
    event.listen(engine, "begin", _take_turn)
    return engine, history


def _made_ready(db: Connection) -> str:
    """Tables as this program wants them, older ones brought up to date; the database's name."""
    version = _version(db)
    if version and version != VERSION:
        from cchc_desktop.hub.upgrades import upgrade  # noqa: PLC0415  # its library only where it is needed

        if upgrade(db, version) != VERSION:
            raise NewerDatabase
        db.execute(update(settings).where(settings.c.key == "schema").values(value=VERSION))
    make_tables(db)
    feed_marks.leave(db)
    put_new(db, settings, [{"key": "schema", "value": VERSION}, {"key": "epoch", "value": uuid4().hex[:12]}])
    return str(db.execute(select(settings.c.value).where(settings.c.key == "epoch")).scalar_one())


def _version(db: Connection) -> str | None:
    """The form of the tables; None when there are none yet."""
    if not inspect(db).has_table(settings.name):
        return None
    return db.execute(select(settings.c.value).where(settings.c.key == "schema")).scalar()


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


def _take_turn(db: Connection) -> None:
    unit = db.get_execution_options().get(_WRITE, FREE)
    if unit != FREE:
        postgresql.lock(db, None if unit == ALONE else unit)
