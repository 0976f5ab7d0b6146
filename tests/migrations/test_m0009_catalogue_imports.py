"""A store of before knows when each version came; those that are current still hold, the others ended with the next."""

from __future__ import annotations

from sqlcipher3 import dbapi2
from sqlite_utils import Database

from migrations import STEPS, m0009_catalogue_imports


def test_versions_of_an_older_store_get_their_periods() -> None:
    db = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    for step in STEPS[: STEPS.index(m0009_catalogue_imports)]:
        step.upgrade(db)
    for code, version, at, current in (
        ("a", "1", "2025-01", 0),
        ("a", "2", "2026-01", 1),
        ("b", "1", "2025-01", 1),
        ("gone", "1", "2025-01", 0),
    ):
        db.conn.execute("insert into procedures values (?, ?, ?, '', x'7b7d', ?)", (code, version, at, current))

    m0009_catalogue_imports.upgrade(db)

    imports = db.conn.execute("select id, at, procedures, decision_number from catalogue_imports").fetchall()
    periods = db.conn.execute("select code, version, began, ended from procedure_periods order by 1, 2").fetchall()
    assert imports == [(1, "2025-01", 3, None), (2, "2026-01", 1, None)]
    assert periods == [("a", "1", 1, 2), ("a", "2", 2, None), ("b", "1", 1, None), ("gone", "1", 1, 2)]
    db.conn.close()
