"""A store of the version before gets a place for the way of its files, empty."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from migrations import STEPS, m0005_file_transfers

ADD = "insert into transfers (sha256, fetched, pos, state) values (?, ?, ?, ?)"


@pytest.fixture
def db() -> Iterator[Database]:
    """As the version before left it, brought up to date."""
    made = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    for step in STEPS[: STEPS.index(m0005_file_transfers) + 1]:
        step.upgrade(made)
    made.conn.execute("pragma foreign_keys = on")
    yield made
    made.conn.close()


def test_nothing_is_under_way_at_first(db: Database) -> None:
    assert db.conn.execute("select count(*) from transfers").fetchone() == (0,)


def test_only_states_that_are_known_and_entries_that_are_there(db: Database) -> None:
    db.conn.execute(ADD, (b"a", 1, None, "waiting"))

    for row in ((b"b", 0, None, "lost"), (b"c", 0, 99, "waiting"), (b"a", 1, None, "held")):
        with pytest.raises(dbapi2.IntegrityError):
            db.conn.execute(ADD, row)


def test_what_waits_is_found_by_its_index(db: Database) -> None:
    query = "select * from transfers where state <> 'held' order by attempts, pos"
    plan = db.conn.execute(f"explain query plan {query}").fetchall()
    assert "transfers_open" in plan[0][3]
