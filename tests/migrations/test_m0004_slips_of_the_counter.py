"""A store of the version before keeps its print journal, in its order; slips of no dossier have a place in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from migrations import STEPS, m0004_slips_of_the_counter

DOSSIER = bytes(range(16))
ROWS = [("p2", 7), ("p1", 9), ("p3", 12)]  # print_uid, rowid: the order of asking is no order of names


@pytest.fixture
def db() -> Iterator[Database]:
    """As the version before left it, with printings in it."""
    made = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    for step in STEPS[: STEPS.index(m0004_slips_of_the_counter)]:
        step.upgrade(made)
    made.conn.execute("pragma foreign_keys = off")  # no dossier is needed here
    for uid, rowid in ROWS:
        made.conn.execute(
            "insert into prints (rowid, print_uid, dossier_uid, slip, printing, state, printer, error, asked_at, "
            "changed_at) values (?, ?, ?, 'receipt', 1, 'failed', 'HP', 'absent', 'a', 'c')",
            (rowid, uid, DOSSIER),
        )
    yield made
    made.conn.close()


def test_the_journal_stands_as_it_was_in_its_order(db: Database) -> None:
    m0004_slips_of_the_counter.upgrade(db)

    rows = db.conn.execute("select print_uid, rowid, dossier_uid, slip_number, state from prints order by rowid")
    assert rows.fetchall() == [(uid, rowid, DOSSIER, "", "failed") for uid, rowid in ROWS]


def test_a_slip_needs_no_dossier_but_one_it_names_must_be_there(db: Database) -> None:
    m0004_slips_of_the_counter.upgrade(db)
    add = (
        "insert into prints (print_uid, dossier_uid, slip, slip_number, printing, state, printer, error, asked_at, "
        "changed_at) values (?, ?, 'handover', 'BG-3-261005-01', 1, 'asked', '', '', 'a', 'c')"
    )

    db.conn.execute(add, ("p4", None))
    db.conn.execute("pragma foreign_keys = on")
    with pytest.raises(dbapi2.IntegrityError):
        db.conn.execute(add, ("p5", bytes(16)))


def test_what_is_looked_up_has_its_index(db: Database) -> None:
    m0004_slips_of_the_counter.upgrade(db)

    for which, index in (
        ("dossier_uid = x'00' and slip = 'receipt'", "prints_dossier"),
        ("dossier_uid is null and slip = 'handover' and slip_number = 'b'", "prints_number"),
    ):
        plan = db.conn.execute(f"explain query plan select * from prints where {which}").fetchall()
        assert index in plan[0][3]
