"""A store of the version before keeps all it has; what custody asks is answered by indexes, pads have their place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from migrations import STEPS, m0003_custody


@pytest.fixture
def db() -> Iterator[Database]:
    """As the version before left it, with one range and one entry."""
    made = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    for step in STEPS[: STEPS.index(m0003_custody)]:
        step.upgrade(made)
    made.conn.execute(
        "insert into number_ranges values (1, 'r1', 'MaHoSo', 'H52', 'H52', 1, 9, 4, '2026-01-01', 'open')"
    )
    made.conn.execute("insert into instances values (1, 'i', 'a', x'00', null)")
    made.conn.execute(
        "insert into ledger (instance, seq, op_id, act_id, type, schema_version, occurred_at, clerk_code, clerk_name, "
        "clerk_title, payload, payload_sha256, hash) "
        "values (1, 1, x'01', x'02', 'counter.event', 1, '2026-10-05T08:15:00.000+07:00', 'c', 'n', '', x'7b7d', x'', x'')"
    )
    yield made
    made.conn.close()


def test_what_happened_before_is_found_by_its_day(db: Database) -> None:
    m0003_custody.upgrade(db)

    definition = db.conn.execute("select sql from sqlite_master where name = 'ledger_dated'").fetchone()[0]
    types = definition[definition.index("type in") :]
    found = db.conn.execute(
        f"select type from ledger indexed by ledger_dated where {types} and occurred_at > '2026-10-05'"
    )
    assert found.fetchall() == [("counter.event",)]


def test_a_pad_is_of_a_range_and_an_entry_that_are_there(db: Database) -> None:
    m0003_custody.upgrade(db)
    db.conn.execute("pragma foreign_keys = on")
    add = "insert into pads (range, day, first, last, pos) values (?, '2026-10-05', 5, 9, ?)"

    db.conn.execute(add, (1, 1))
    for values in ((1, 7), (2, 1), (1, 1)):
        with pytest.raises(dbapi2.IntegrityError):
            db.conn.execute(add, values)


def test_open_folders_are_those_received_and_neither_ended_nor_void(db: Database) -> None:
    m0003_custody.upgrade(db)
    definition = db.conn.execute("select sql from sqlite_master where name = 'dossiers_open'").fetchone()[0]
    assert "status not in (3, 7, 8, 10)" in definition
    assert "coalesce(code, provisional) is not null" in definition
