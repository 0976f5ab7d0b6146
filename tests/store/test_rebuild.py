"""Rebuilding: a dossier folded again from its entries is the dossier that lives."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
from factories import ANY_EVENT, NOW, a_clerk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_fixtures import AT, SALT, happened, noted, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.status import Status
from cchc_desktop.store import dossiers, ledger, portal_states, rebuild
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.ledger import Subject
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import incoming, payloads
from cchc_desktop.wire.canonical import canonical, sha256_hex

ACTS = ANY_EVENT.filter(lambda event: not isinstance(event, e.Received | e.Adopted | e.PortalChanged))


def portal_says(db: Database, before: Dossier, version: int, **members: Any) -> Dossier:
    """A change of the portal's taken over: the document beside, its hash in the ledger."""
    document = canonical({"dossierUid": before.uid, **members})
    change = incoming.portal_change(msgspec.json.decode(document), version, NOW)
    after = before.after(change)
    with transaction(db):
        portal_states.put(db, before.uid, sha256_hex(document), version, document)
        dossiers.save(db, after)
        payload = payloads.portal_changed("c1", version, sha256_hex(document), SALT)
        ledger.append(db, payload, Subject(before.uid), a_clerk(), AT, new_uid())
    return after


def folded(db: Database, dossier: Dossier) -> Dossier | None:
    return rebuild.fold(db, ledger.of_dossier(db, dossier.uid))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=6))
def test_whatever_happened_the_entries_add_up_to_what_lives(db: Database, happenings: list[e.Event]) -> None:
    dossier = received(db, code=None)
    for event in happenings:
        dossier = happened(db, dossier, event)
    assert folded(db, dossier) == dossier == dossiers.get(db, dossier.uid)


def test_an_adopted_dossier_starts_from_what_was_seen(db: Database) -> None:
    seen = replace(received(db), uid=new_uid(), code="X", status=Status.PROCESSING, portal_version=4)
    adopted = happened(db, seen, e.Adopted(NOW, seen, 4))
    assert folded(db, adopted) == adopted == seen
    after = happened(db, adopted, e.ResultArrived(NOW))
    assert folded(db, after) == after


def test_a_change_of_the_portal_s_is_read_from_the_document_it_points_at(db: Database) -> None:
    dossier = portal_says(db, received(db), 3, TrangThaiHoSo="9", MaHoSoKhac="X-1")
    assert (dossier.status, dossier.alias, dossier.portal_version) == (Status.FINISHED, "X-1", 3)
    assert folded(db, dossier) == dossier


def test_without_its_document_or_with_another_the_change_is_missing(db: Database) -> None:
    dossier = portal_says(db, received(db), 3, TrangThaiHoSo="9")
    db.conn.execute("update portal_states set document = ?", (b'{"TrangThaiHoSo":"9" }',))
    assert folded(db, dossier) != dossier
    db.conn.execute("delete from portal_states")
    assert folded(db, dossier) != dossier


def test_before_anything_made_it_there_is_no_dossier(db: Database) -> None:
    dossier = happened(db, received(db), e.ResultArrived(NOW))
    assert rebuild.fold(db, ledger.of_dossier(db, dossier.uid)[1:]) is None
    assert rebuild.fold(db, []) is None


def test_every_own_dossier_is_rebuilt_once_in_order(db: Database) -> None:
    first, second = received(db, 1), received(db, 2)
    noted(db)
    moved = happened(db, first, e.HandedOver(NOW, "Phòng A"))
    assert list(rebuild.rebuilt(db)) == [(first.uid, moved), (second.uid, second)]
