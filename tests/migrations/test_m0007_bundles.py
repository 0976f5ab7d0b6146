"""A store of the version before gets a table for bundles; what is in it stays."""

from __future__ import annotations

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from migrations import STEPS, m0007_bundles


def test_bundles_of_an_older_store_can_be_kept() -> None:
    db = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    for step in STEPS[: STEPS.index(m0007_bundles)]:
        step.upgrade(db)
    db.conn.execute("insert into instances values (1, 'i', 'a', x'00', null)")

    m0007_bundles.upgrade(db)

    db.conn.execute("insert into bundles values (1, 1, 1, x'00', 'a', 0, 0, 0, x'5b5d', null, null)")
    assert db.conn.execute("select seq, taken_at from bundles").fetchall() == [(1, None)]
    db.conn.close()
