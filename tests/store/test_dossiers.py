"""Dossiers as rows: what was put in comes out, found by everything a counter asks with."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import DOSSIERS, NOW, a_business, a_dossier, a_person, an_intake
from hypothesis import HealthCheck, given, settings
from sqlcipher3 import dbapi2
from store_fixtures import happened, received

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import HandedOver, ResultArrived
from cchc_desktop.store import dossiers, labels
from cchc_desktop.store.connection import Database, bulk, transaction
from cchc_desktop.store.uids import new_uid


def agree(db: Database, dossier: Dossier) -> bool:
    return dossiers.facts_agree(db, dossier, labels.texts(db))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DOSSIERS)
def test_any_dossier_comes_back_as_it_went_in(db: Database, dossier: Dossier) -> None:
    dossier = replace(dossier, uid=new_uid(), code=None)
    with transaction(db):
        dossiers.add(db, dossier)
    assert dossiers.get(db, dossier.uid) == dossier
    assert agree(db, dossier)


def test_a_dossier_nobody_stored_is_none(db: Database) -> None:
    assert dossiers.get(db, new_uid()) is None
    assert dossiers.standing(db, new_uid()) == (False, None)
    assert not agree(db, a_dossier())


def test_saving_replaces_what_was_known(db: Database) -> None:
    dossier = received(db)
    after = dossier.after(HandedOver(NOW, "Phòng A"))
    dossiers.save(db, after)
    assert dossiers.get(db, dossier.uid) == after
    assert agree(db, after)
    assert not agree(db, dossier)


def test_two_dossiers_with_one_code_cannot_stand(db: Database) -> None:
    received(db, 1)
    with pytest.raises(dbapi2.IntegrityError), transaction(db):
        dossiers.add(db, a_dossier(uid=new_uid(), code="H52.18-261005-3001"))


def test_a_mirror_once_acted_on_stays_our_own(db: Database) -> None:
    dossier = a_dossier(uid=new_uid())
    dossiers.save(db, dossier, own=False)
    assert not dossiers.is_own(db, dossier.uid)
    dossiers.save(db, dossier)
    dossiers.save(db, dossier, own=False)
    assert dossiers.is_own(db, dossier.uid)


def test_the_portal_s_version_only_rises(db: Database) -> None:
    dossier = received(db)
    assert dossiers.standing(db, dossier.uid) == (True, None)
    for heard in (3, 7, 5):
        dossiers.note_version(db, dossier.uid, heard)
    assert dossiers.standing(db, dossier.uid) == (True, 7)


# Found.


def test_a_dossier_is_found_by_each_number_that_names_it_once(db: Database) -> None:
    dossier = received(db, provisional="TQ32610050001K", alias="000.00.18.H52-261005-0007")
    received(db, 2)
    for code in ("H52.18-261005-3001", "TQ32610050001K", "000.00.18.H52-261005-0007"):
        assert dossiers.by_code(db, code) == [dossier]
    assert dossiers.by_code(db, "H52.18-261005-9999") == []


def test_a_dossier_whose_alias_is_its_own_code_is_found_once(db: Database) -> None:
    dossier = received(db, alias="H52.18-261005-3001")
    assert dossiers.by_code(db, "H52.18-261005-3001") == [dossier]


def test_a_code_that_is_another_s_alias_finds_both(db: Database) -> None:
    older, newer = received(db, 1), received(db, 2, alias="H52.18-261005-3001")
    assert dossiers.by_code(db, "H52.18-261005-3001") == [newer, older]


def test_a_code_given_already_is_known(db: Database) -> None:
    received(db)
    assert dossiers.has_code(db, "H52.18-261005-3001")
    assert not dossiers.has_code(db, "H52.18-261005-3002")


def test_a_look_up_by_code_uses_the_indexes(db: Database) -> None:
    plan = db.conn.execute(
        "explain query plan select state from dossiers where code = ?1 or provisional = ?1 or alias = ?1 order by id",
        ("x",),
    ).fetchall()
    assert not any(step[3].startswith("SCAN") for step in plan)


def test_a_returning_citizen_s_dossiers_come_newest_first(db: Database) -> None:
    first, second = received(db, 1), received(db, 2)
    received(db, 3, intake=an_intake(owner=a_business()))
    assert dossiers.of_owner(db, "000190000012") == [second, first]
    assert dossiers.of_owner(db, "000190000012", limit=1) == [second]
    assert dossiers.of_owner(db, "") == []


def test_an_empty_number_is_nobody_s(db: Database) -> None:
    received(db, intake=an_intake(owner=a_person(number="")))
    assert dossiers.of_owner(db, "") == []


# For verification.


def test_own_dossiers_are_walked_by_uid(db: Database) -> None:
    own = [received(db, number) for number in (1, 2)]
    dossiers.save(db, a_dossier(uid=new_uid(), code="X"), own=False)
    assert list(dossiers.own_states(db)) == [(dossier.uid, dossier) for dossier in own]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        *((name, "'x'") for name in ("code", "provisional", "alias", "holder_kind", "holder_name", "procedure_code")),
        *((name, "'x'") for name in ("procedure_field", "short_name", "owner_name", "owner_number", "clerk_code")),
        *((name, "'2000-01-01'") for name in ("received_at", "due_at", "finished_at")),
        *((name, "9") for name in ("status", "channel", "voided")),
    ],
)
def test_each_column_that_says_other_than_the_state_is_noticed(db: Database, column: str, value: str) -> None:
    dossier = received(db)
    db.conn.execute(f"update dossiers set {column} = {value}")
    assert not agree(db, dossier)


# In a bulk.


def test_in_a_bulk_each_act_sees_what_the_one_before_it_left(db: Database) -> None:
    with bulk(db) as whole:
        dossier = received(whole, 1)
        assert dossiers.get(whole, dossier.uid) == dossier
        assert dossiers.is_own(whole, dossier.uid)
        moved = happened(whole, dossier, ResultArrived(NOW))
        assert dossiers.get(whole, dossier.uid) == moved
        dossiers.note_version(whole, dossier.uid, 3)
        assert dossiers.standing(whole, dossier.uid) == (True, 3)
    assert dossiers.get(db, dossier.uid) == moved
