"""A store of the version before keeps what it has, and finds what is due without looking through all of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from migrations import STEPS, m0002_decisions

FACTS = (
    "insert into dossiers (uid, own, status, holder_kind, holder_name, procedure_code, procedure_field, short_name, "
    "owner_name, owner_number, channel, clerk_code, due_at, voided, state) "
    "values (?, ?, ?, 'counter', '', '', '', '', '', '', 1, '', ?, ?, x'7b7d')"
)


@pytest.fixture
def db() -> Iterator[Database]:
    """As the version before left it, with dossiers in it."""
    made = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    for step in STEPS[: STEPS.index(m0002_decisions)]:
        step.upgrade(made)
    for number, (own, status, voided) in enumerate([(1, 4, 0), (1, 10, 0), (0, 4, 0), (1, 2, 1)]):
        made.conn.execute(FACTS, (bytes([number] * 16), own, status, "2026-10-05", voided))
    yield made
    made.conn.close()


def test_the_dossiers_stand_as_they_were(db: Database) -> None:
    before = db.conn.execute("select * from dossiers order by id").fetchall()
    m0002_decisions.upgrade(db)

    assert db.conn.execute("select * from dossiers order by id").fetchall() == before


def test_what_is_late_soon_has_its_index(db: Database) -> None:
    m0002_decisions.upgrade(db)
    which = "own = 1 and voided = 0 and status in (1, 2, 4) and due_at < '2027'"

    plan = db.conn.execute(f"explain query plan select uid from dossiers where {which} order by due_at").fetchall()
    assert "dossiers_due" in plan[0][3]
    assert db.conn.execute(f"select uid from dossiers where {which}").fetchall() == [(bytes(16),)]


def test_the_new_tables_are_strict_and_refer_to_dossiers(db: Database) -> None:
    m0002_decisions.upgrade(db)
    made = dict(db.conn.execute("select name, sql from sqlite_master where name in ('slip_numbers', 'feedback')"))

    assert len(made) == 2
    assert all("strict" in sql for sql in made.values())
    db.conn.execute("pragma foreign_keys = on")
    with pytest.raises(dbapi2.IntegrityError):
        db.conn.execute("insert into feedback values (x'00', x'ff', 'received', 'a', x'7b7d')")
    db.conn.execute("insert into feedback values (x'00', null, 'received', 'a', x'7b7d')")
