"""Folding an older store anew: once, at the upgrade; what was known stays, what was not kept is folded from the ledger."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from factories import LATER, NOW, a_dossier
from older_store import made_older
from store_fixtures import KEY, happened, in_children, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.status import Status
from cchc_desktop.store import dossiers, schema, upgrading, verify
from cchc_desktop.store.connection import FILE_NAME, Database, connect, transaction
from cchc_desktop.store.uids import new_uid
from cchc_desktop.store.upgrading import Stage, Step


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


def dumped(db: Database) -> list[object]:
    known = "select name, sql from sqlite_master order by name"
    return [db.conn.execute(query).fetchall() for query in (known, "select * from dossiers", "select * from search")]


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


def test_it_is_told_step_by_step_and_nothing_where_nothing_is_older(
    db: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrading, "EVERY", 4)
    lived(db)
    made_older(db)
    db.close()
    told: list[Stage] = []

    schema.open_store(folder, KEY, told=told.append).close()
    schema.open_store(folder, KEY, told=lambda stage: pytest.fail(stage.text)).close()

    structure = [Stage(Step.STRUCTURE, 0, 2), Stage(Step.STRUCTURE, 1, 2)]
    each = [Stage(step, done, 6) for step in (Step.FACTS, Step.SEARCH) for done in (0, 4)]
    assert told == [*structure, *each, Stage(Step.KEEPING)]


class LeftError(Exception):
    """Somebody has had enough."""


@pytest.mark.parametrize("step", Step)
def test_left_at_any_step_the_store_is_as_it_was_and_the_next_start_does_it_all(
    db: Database, folder: Path, step: Step
) -> None:
    lived(db)
    before = kept(db)[0]
    made_older(db)
    older = dumped(db)
    db.close()

    def leave(stage: Stage) -> None:
        if stage.step is step:
            raise LeftError

    with pytest.raises(LeftError):
        schema.open_store(folder, KEY, told=leave)
    plain = connect(folder / FILE_NAME, KEY)
    assert dumped(plain) == older
    plain.close()

    upgraded = schema.open_store(folder, KEY)
    assert (verify.check_full(upgraded), kept(upgraded)[0]) == (None, before)
    upgraded.close()


def test_cut_off_by_the_end_of_its_process_it_begins_again(db: Database, folder: Path) -> None:
    lived(db)
    made_older(db)
    older = dumped(db)
    db.close()

    def cut_off(stage: Stage) -> None:
        if stage.step is Step.KEEPING:
            os._exit(9)

    with pytest.raises(RuntimeError, match="died"):
        in_children([lambda: schema.open_store(folder, KEY, told=cut_off)])
    plain = connect(folder / FILE_NAME, KEY)
    assert dumped(plain) == older
    plain.close()

    upgraded = schema.open_store(folder, KEY)
    assert verify.check_full(upgraded) is None
    upgraded.close()
