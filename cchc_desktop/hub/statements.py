"""Statements of many values (câu lệnh theo lô): said once per database, however many values they are given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Dialect,
    String,
    Table,
    Text,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

_ROWS = 500  # of one statement: a protocol's message names at most 65 535 values


def insert_into(db: Connection, table: Table) -> Any:
    """An INSERT that knows `on_conflict_do_nothing`, `on_conflict_do_update` and `excluded`, as both databases do."""
    return postgresql.insert(table) if db.dialect.name == "postgresql" else sqlite.insert(table)


def one_of(db: Connection, column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """Whether a column holds one of many texts: one parameter, where `in_` would make a new statement of each number."""
    many = list(values)
    if db.dialect.name == "postgresql":
        return column == any_(bindparam(None, many, ARRAY(String)))
    listed = func.json_each(bindparam(None, msgspec.json.encode(many).decode(), Text)).table_valued("value")
    return column.in_(select(listed.c.value))


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
    """Insert `rows`, all of the same keys, as `insert_rows` does."""
    if rows:
        names = tuple(rows[0])
        insert_rows(db, table, names, [tuple([row[name] for name in names]) for row in rows])


def insert_rows(db: Connection, table: Table, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert `rows` of these columns in the driver's own words: a fifth of Core's cost.

    SQLite is given row by row, which costs it nothing; PostgreSQL, a process away, many in one statement.
    """
    said = _said(table, db.dialect, names)
    if db.dialect.name != "postgresql":
        if rows:
            db.exec_driver_sql(f"{said} ({', '.join('?' * len(names))})", list(rows))
        return
    one = f"({', '.join(['%s'] * len(names))})"
    for start in range(0, len(rows), _ROWS):
        part = rows[start : start + _ROWS]
        db.exec_driver_sql(f"{said} {', '.join([one] * len(part))}", tuple(chain.from_iterable(part)))


@lru_cache(64)  # each engine has a dialect of its own
def _said(table: Table, dialect: Dialect, names: tuple[str, ...]) -> str:
    """Up to the values."""
    quote = dialect.identifier_preparer.quote
    return f"insert into {quote(table.name)} ({', '.join(map(quote, names))}) values"
