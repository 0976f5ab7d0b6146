"""What was verified for inspections, told by the ledger's own entries."""

from __future__ import annotations

from store_fixtures import noted

from cchc_desktop.store import inspected
from cchc_desktop.store.connection import Database
from cchc_desktop.store.flaws import Flaw, Wrong


def test_the_newest_is_told(db: Database) -> None:
    noted(db)
    assert inspected.newest(db) is None
    noted(db, inspected.VERIFIED, {"soMuc": 7, "loi": "PAYLOAD", "viTri": 3})
    flawed = inspected.newest(db)
    entry = noted(db, inspected.VERIFIED, {"soMuc": 9})
    noted(db)

    found = inspected.newest(db)
    assert flawed is not None
    assert (flawed.entries, flawed.flaw) == (7, Flaw(Wrong.PAYLOAD, 3))
    assert found is not None
    assert (found.entries, found.flaw, found.entry.op_id) == (9, None, entry.op_id)


def test_a_flaw_that_a_later_program_names_is_none_of_ours(db: Database) -> None:
    noted(db, inspected.VERIFIED, {"soMuc": 7, "loi": "SOMETHING_NEW"})

    found = inspected.newest(db)
    assert found is not None
    assert found.flaw is None
