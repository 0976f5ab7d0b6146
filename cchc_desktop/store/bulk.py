"""Many acts in one transaction (ghi hàng loạt): for filling a store, rows go in together and nothing is read twice."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from sqlcipher3 import dbapi2
from sqlite_utils import Database

_T = TypeVar("_T")
_Row = Sequence[Any]
Rows = list[tuple[str, list[_Row]]]  # statements in order, each with its rows
_PARENT = "dossiers"  # the table that foreign keys of others name


class Bulk(Database):
    """The store within one long transaction, which acts join. It holds the write lock, so nothing it keeps goes stale.

    Rows wait until somebody reads through `conn`, or the end. What waits must be `keep`t too by whoever wrote it, for
    `kept` looks only at what is stored.
    """

    def __init__(self, db: Database) -> None:
        self.stored: dbapi2.Connection = db.conn
        self.failed = False
        self.known: dict[Hashable, Any] = {}
        self.known_before: dict[Hashable, Any] = {}  # of rows that a second process is still writing
        self.told: dict[Hashable, list[Any]] = {}  # items of this bulk alone, and of the one a second process writes
        self.told_before: dict[Hashable, list[Any]] = {}
        self.at_end: dict[Hashable, Callable[[], None]] = {}
        self._new: dict[tuple[str, str], list[_Row]] = {}
        self._changed: dict[str, dict[Hashable, _Row]] = {}
        super().__init__(db.conn, execute_plugins=False)

    @property
    def conn(self) -> dbapi2.Connection:
        """The connection, all that was waiting written."""
        self.flush()
        return self.stored

    @conn.setter
    def conn(self, connection: dbapi2.Connection) -> None:
        self.stored = connection

    def flush(self) -> None:
        """Writes what waits."""
        for statement, rows in self.taken():
            self.stored.executemany(statement, rows)

    def taken(self) -> Rows:
        """What waits, to be written by the caller: new dossiers before the entries that name them, changes last."""
        new, self._new = self._new, {}
        changed, self._changed = self._changed, {}
        order = sorted(new, key=lambda each: each[0] != _PARENT)
        return [(statement, new[table, statement]) for table, statement in order] + [
            (statement, list(latest.values())) for statement, latest in changed.items()
        ]

    def end(self) -> None:
        """What is due before the commit; raises RuntimeError when an act failed and the failure was hushed."""
        if self.failed:
            raise RuntimeError("an act of a bulk failed and was not let through")
        for action in self.at_end.values():
            action()

    def add(self, table: str, statement: str, row: _Row) -> None:
        """One more row to insert."""
        self._new.setdefault((table, statement), []).append(row)

    def change(self, statement: str, key: Hashable, row: _Row) -> None:
        """A row to bring up to date, in place of what waits under the same key."""
        self._changed.setdefault(statement, {})[key] = row


def kept(db: Database, key: Hashable, look: Callable[[dbapi2.Connection], _T]) -> _T:
    """What a bulk knows under `key`, or learns now by `look`; outside a bulk always what `look` finds."""
    if not isinstance(db, Bulk):
        return look(db.conn)
    if key not in db.known:
        db.known[key] = db.known_before[key] if key in db.known_before else look(db.stored)
    known: _T = db.known[key]
    return known


def keep(db: Database, key: Hashable, value: object) -> None:
    """Tells a bulk what now stands under `key`."""
    if isinstance(db, Bulk):
        db.known[key] = value


def forget(db: Database, key: Hashable) -> None:
    """A bulk looks again for what stands under `key`."""
    if isinstance(db, Bulk):
        db.known.pop(key, None)


def tell(db: Database, key: Hashable, item: _T) -> _T:
    """Tells a bulk of one more item under `key`, whose row may wait; returns it."""
    if isinstance(db, Bulk):
        db.told.setdefault(key, []).append(item)
    return item


def waiting(db: Database, key: Hashable) -> tuple[dbapi2.Connection, Sequence[Any]]:
    """Where to read the stored items of `key`, and in order those told that may not be among them yet."""
    if not isinstance(db, Bulk):
        return db.conn, ()
    return db.stored, (*db.told_before.get(key, ()), *db.told.get(key, ()))


def insert(db: Database, table: str, statement: str, row: _Row) -> None:
    """Inserts a row; in a bulk later, in the order of the table's rows."""
    if isinstance(db, Bulk):
        db.add(table, statement, row)
    else:
        db.conn.execute(statement, row)


def insert_next(db: Database, table: str, statement: str, row: _Row) -> int:
    """The same for a table that only grows; returns the row's integer primary key."""
    if not isinstance(db, Bulk):
        return int(db.conn.execute(statement, row).lastrowid or 0)
    db.add(table, statement, row)
    row_id = 1 + kept(db, ("last", table), lambda stored: _last(stored, table))
    db.known["last", table] = row_id
    return row_id


def change(db: Database, statement: str, key: Hashable, row: _Row) -> None:
    """Brings the row of `key` up to date; in a bulk later and once, so each change must tell all of the row anew."""
    if isinstance(db, Bulk):
        db.change(statement, key, row)
    else:
        db.conn.execute(statement, row)


def before_commit(db: Database, key: Hashable, action: Callable[[], None]) -> None:
    """Acts now; in a bulk once before it commits, the last action of each `key` only."""
    if isinstance(db, Bulk):
        db.at_end[key] = action
    else:
        action()


def _last(stored: dbapi2.Connection, table: str) -> int:
    row = stored.execute(f"select coalesce(max(rowid), 0) from {table}").fetchone()  # noqa: S608 (a table's name)
    last: int = row[0]
    return last
