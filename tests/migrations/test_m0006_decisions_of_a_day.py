"""A store of the version before gets an index over what was decided; what is in it is found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from migrations import STEPS, m0006_decisions_of_a_day


@pytest.fixture
def db() -> Iterator[Database]:
    """As the version before left it, with one entry."""
    made = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    for step in STEPS[: STEPS.index(m0006_decisions_of_a_day)]:
        step.upgrade(made)
    made.conn.execute("insert into instances values (1, 'i', 'a', x'00', null)")
    made.conn.execute(
        "insert into ledger (instance, seq, op_id, act_id, type, schema_version, occurred_at, clerk_code, clerk_name, "
        "clerk_title, payload, payload_sha256, hash) "
        "values (1, 1, x'01', x'02', 'dossier.refused', 1, '2026-10-05T08:15:00.000+07:00', 'c', 'n', '', x'7b7d', "
        "x'', x'')"
    )
    yield made
    made.conn.close()


def test_what_was_decided_before_is_found_by_its_day(db: Database) -> None:
    m0006_decisions_of_a_day.upgrade(db)

    definition = db.conn.execute("select sql from sqlite_master where name = 'ledger_decided'").fetchone()[0]
    types = definition[definition.index("type in") :]
    found = db.conn.execute(
        f"select type from ledger indexed by ledger_decided where {types} and occurred_at > '2026-10-05'"
    )
    assert found.fetchall() == [("dossier.refused",)]
