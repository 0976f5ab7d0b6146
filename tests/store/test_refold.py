"""Folding an older store anew: once, at the upgrade; what was known stays, what was not kept is folded from the ledger."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import msgspec
from factories import LATER, NOW, a_dossier
from store_fixtures import KEY, happened, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.status import Status
from cchc_desktop.store import dossiers, refold, schema, verify
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid


def made_older(db: Database) -> None:
    """As a program of before wrote it."""
    with transaction(db):
        for row_id, state in db.conn.execute("select id, state from dossiers").fetchall():
            told = msgspec.json.decode(state)
            del told["milestones"]
            db.conn.execute("update dossiers set state = ? where id = ?", (msgspec.json.encode(told), row_id))
        db.conn.execute("drop table facts")
        db.conn.execute("drop table labels")
        db.conn.execute("delete from _sqlite_migrations where name = ?", (refold.NEEDED_AFTER,))


def lived(db: Database) -> None:
    for number, events in enumerate(
        [
            (),
            (e.HandedOver(NOW, "Phòng A"), e.ResultArrived(NOW), e.ResultHandedOver(NOW)),
            (e.SupplementRequested(NOW, "A"), e.SupplementReceived(NOW, (), LATER), e.SupplementRequested(NOW, "B")),
            (e.Apologised(NOW, "chờ", LATER + timedelta(days=9)), e.Withdrawn(NOW, "đổi ý")),
            (e.Voided(NOW, "trùng"),),
        ],
        1,
    ):
        dossier = received(db, number)
        for event in events:
            dossier = happened(db, dossier, event)
    with transaction(db):
        dossiers.save(db, a_dossier(uid=new_uid(), code="X", status=Status.STOPPED), own=False)


def kept(db: Database) -> list[object]:
    return [db.conn.execute(f"select * from {name} order by id").fetchall() for name in ("dossiers", "facts", "labels")]


def test_an_older_store_becomes_what_this_program_would_have_written(db: Database, folder: Path) -> None:
    lived(db)
    before = kept(db)[0]
    made_older(db)
    db.close()

    upgraded = schema.open_store(folder, KEY)
    assert verify.check_full(upgraded) is None
    assert kept(upgraded)[0] == before
    assert upgraded.conn.execute("select count(*) from facts where own = 0 and outcome = 8").fetchone() == (1,)
    upgraded.close()

    again = schema.open_store(folder, KEY)
    assert kept(again)[0] == before
    again.close()


def test_what_the_ledger_does_not_tell_stays_as_it_is(db: Database, folder: Path) -> None:
    alone = a_dossier(uid=new_uid())
    with transaction(db):
        dossiers.save(db, alone)  # own by its row, and in no entry
    made_older(db)
    db.close()

    upgraded = schema.open_store(folder, KEY)
    assert dossiers.get(upgraded, alone.uid) == alone
    assert upgraded.conn.execute("select counted from facts").fetchall() == [(1,)]
    upgraded.close()
