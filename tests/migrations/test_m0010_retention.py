"""A store of the version before lets a dossier's entries be blanked by an entry that says so, and nothing else."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from migrations import STEPS, m0010_retention

_ENTRY = (
    "insert into ledger (instance, seq, op_id, act_id, type, schema_version, dossier_uid, occurred_at, clerk_code, "
    "clerk_name, clerk_title, payload, payload_sha256, hash) values (1, ?1, ?1, x'00', ?2, 1, ?3, 'a', '', '', '', "
    "x'7b2261223a317d', x'00', x'00')"
)


def test_entries_of_an_older_store_can_be_blanked_by_a_later_one_alone() -> None:
    db = Database(dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
    for step in STEPS[: STEPS.index(m0010_retention)]:
        step.upgrade(db)
    db.conn.execute("pragma foreign_keys = off")
    db.conn.execute("insert into instances values (1, 'i', 'a', x'00', null)")
    for seq, (kind, uid) in enumerate([("dossier.received", b"1"), ("dossier.received", b"2")], start=1):
        db.conn.execute(_ENTRY.replace("?1, ?1", f"{seq}, x'{seq:02}'"), (None, kind, uid))

    m0010_retention.upgrade(db)

    blank = "update ledger set payload = x'7b7d' where dossier_uid = ?"
    with pytest.raises(dbapi2.IntegrityError, match="never changes"):
        db.conn.execute(blank, (b"1",))
    db.conn.execute(_ENTRY.replace("?1, ?1", "3, x'03'"), (None, "payload.blanked", b"1"))
    db.conn.execute("update ledger set payload = x'7b7d' where dossier_uid = ? and pos = 1", (b"1",))
    with pytest.raises(dbapi2.IntegrityError, match="never changes"):
        db.conn.execute(blank, (b"2",))
    with pytest.raises(dbapi2.IntegrityError, match="never shrinks"):
        db.conn.execute("delete from ledger")
    db.conn.close()
