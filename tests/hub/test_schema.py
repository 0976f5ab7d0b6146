"""The hub's tables: made the same on PostgreSQL, and positions that are never given twice."""

from __future__ import annotations

import pytest
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from cchc_desktop.hub.schema import changes, metadata


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_each_table_can_be_made_on_postgresql_too(table: object) -> None:
    made = str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[arg-type,no-untyped-call]  # a Table

    assert "CREATE TABLE" in made


def test_a_position_of_the_feed_never_comes_back() -> None:
    assert "AUTOINCREMENT" in str(CreateTable(changes).compile(dialect=sqlite.dialect()))
