"""A store of the version before gets the tables of branches; its ledger is as it was."""

from __future__ import annotations

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from migrations import STEPS, m0013_forks


def test_a_store_of_before_has_no_branch_yet() -> None:
    db = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    for step in STEPS[: STEPS.index(m0013_forks)]:
        step.upgrade(db)

    m0013_forks.upgrade(db)

    for table in ("forks", "forked"):
        assert db.conn.execute(f"select count(*) from {table}").fetchone() == (0,)
    db.conn.close()
