"""A store of the version before keeps all it has; facts are rows of dossiers and of numbers alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from migrations import STEPS, m0008_facts


@pytest.fixture
def db() -> Iterator[Database]:
    """As the version before left it."""
    made = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    for step in STEPS[: STEPS.index(m0008_facts)]:
        step.upgrade(made)
    yield made
    made.conn.close()


def test_the_new_tables_are_strict_and_empty(db: Database) -> None:
    m0008_facts.upgrade(db)
    made = dict(db.conn.execute("select name, sql from sqlite_master where name in ('labels', 'facts')"))

    assert set(made) == {"labels", "facts"}
    assert all("strict" in sql for sql in made.values())
    assert db.conn.execute("select count(*) from facts").fetchone() == (0,)


def test_facts_hold_numbers_of_dossiers_that_are_there(db: Database) -> None:
    m0008_facts.upgrade(db)

    kinds = {row[2].lower() for row in db.conn.execute("pragma table_info(facts)")}
    assert kinds == {"integer"}
    assert [(row[2], row[3]) for row in db.conn.execute("pragma foreign_key_list(facts)")] == [("dossiers", "id")]


def test_the_register_s_newest_come_by_an_index(db: Database) -> None:
    m0008_facts.upgrade(db)

    plan = db.conn.execute("explain query plan select id from facts order by received desc, minute desc").fetchall()
    assert "facts_received" in plan[0][3]
