"""Inserts that leave it to the database what is there already (câu lệnh ghi): SQLAlchemy says them once per database."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert
from sqlalchemy.dialects import postgresql, sqlite

_ROWS = 500  # of one statement: a protocol's message names at most 65 535 values


def insert_into(db: Connection, table: Table) -> Any:
    """An INSERT that knows `on_conflict_do_nothing`, `on_conflict_do_update` and `excluded`, as both databases do."""
    return postgresql.insert(table) if db.dialect.name == "postgresql" else sqlite.insert(table)


def put_new(db: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert `rows`; those that are there already stay as they are, whoever put them there."""
    if rows:
        db.execute(insert_into(db, table).on_conflict_do_nothing(), list(rows))


def put(db: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert `row`, or have it take the place of the one with its key."""
    keys = [column.name for column in table.primary_key.columns]
    values = {name: value for name, value in row.items() if name not in keys}
    new = insert_into(db, table).values(**row)
    db.execute(new.on_conflict_do_update(index_elements=keys, set_=values))


def insert_many(db: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert `rows` (all of the same keys) in the driver's own words: a fifth of Core's cost.

    SQLite is given row by row, which costs it nothing; PostgreSQL, a process away, many in one statement.
    """
    if not rows:
        return
    keys = tuple(rows[0])
    said, order = _said(table, db.dialect, keys)
    if order is not None:
        db.exec_driver_sql(said, [tuple(row[key] for key in order) for row in rows])
        return
    one = f"({', '.join(['%s'] * len(keys))})"
    for start in range(0, len(rows), _ROWS):
        part = rows[start : start + _ROWS]
        values = tuple(row[key] for row in part for key in keys)
        db.exec_driver_sql(said + ", ".join([one] * len(part)), values)


@lru_cache(64)  # each engine has a dialect of its own
def _said(table: Table, dialect: Dialect, keys: tuple[str, ...]) -> tuple[str, tuple[str, ...] | None]:
    """Of one row with its keys in the order of its places; of many, up to their values, and None."""
    compiled = insert(table).compile(dialect=dialect, column_keys=list(keys))
    if order := compiled.positiontup:
        return str(compiled), tuple(order)
    quote = dialect.identifier_preparer.quote
    return f"insert into {quote(table.name)} ({', '.join(map(quote, keys))}) values ", None  # noqa: S608 (our own names)
