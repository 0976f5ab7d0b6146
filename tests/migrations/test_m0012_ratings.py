"""A store of the version before gets an index over what was rated; what is in it is found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from cchc_desktop.store import dated
from migrations import STEPS, m0012_ratings


@pytest.fixture
def db() -> Iterator[Database]:
    """As the version before left it, with one rating."""
    made = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    for step in STEPS[: STEPS.index(m0012_ratings)]:
        step.upgrade(made)
    made.conn.execute("insert into instances values (1, 'i', 'a', x'00', null)")
    made.conn.execute(
        "insert into ledger (instance, seq, op_id, act_id, type, schema_version, occurred_at, clerk_code, clerk_name, "
        "clerk_title, payload, payload_sha256, hash) "
        "values (1, 1, x'01', x'02', 'rating.recorded', 1, '2026-10-05T08:15:00.000+07:00', 'c', 'n', '', x'7b7d', "
        "x'', x'')"
    )
    yield made
    made.conn.close()


def test_what_was_rated_before_is_found_by_its_day(db: Database) -> None:
    m0012_ratings.upgrade(db)
    found = db.conn.execute(
        f"select type from ledger indexed by ledger_rated where {dated.RATED} and occurred_at > '2026-10-05'"
    )
    assert found.fetchall() == [("rating.recorded",)]
