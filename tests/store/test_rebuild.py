"""Rebuilding: a dossier folded again from its entries is the dossier that lives."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from factories import ANY_EVENT, NOW, a_clerk, a_dossier, a_reception
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_fixtures import AT, SALT, entered, happened, noted, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.status import Holder, HolderKind, Status
from cchc_desktop.store import dossiers, feedback, ledger, portal_states, rebuild
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


def test_a_folder_moved_by_another_counter_is_rebuilt_from_what_was_understood(db: Database) -> None:
    before = received(db)
    elsewhere = Holder(HolderKind.DIVISION, "Phòng A", "7")
    document = canonical({"dossierUid": before.uid, "dangGiu": {"loai": "division", "ten": "khác"}})
    after = before.after(e.PortalChanged(NOW, 9, holder=elsewhere))
    with transaction(db):
        portal_states.put(db, before.uid, sha256_hex(document), 9, document)
        dossiers.save(db, after)
        payload = payloads.portal_changed(
            "c1", 9, sha256_hex(document), SALT, e.PortalChanged(NOW, 9, holder=elsewhere)
        )
        ledger.append(db, payload, Subject(before.uid), a_clerk(), AT, new_uid())
    assert folded(db, after) == after


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


PAID = {"feeUid": "f1", "Gia": "8000", "trangThai": "da-thu", "hinhThucThanhToan": "tien-mat"}


@pytest.mark.parametrize("items", [(), ("paid",), ("voided", "supplements")])
def test_of_money_voiding_and_counts_a_change_took_what_it_names(db: Database, items: tuple[str, ...]) -> None:
    """Entries from before those crossed name none: the dossier they add up to stays as it was."""
    before = received(db)
    document = canonical({"dossierUid": before.uid, "DanhSachLePhi": [PAID], "daHuy": True, "soLanBoSung": 2})
    said = msgspec.json.decode(document)
    event = incoming.with_items(incoming.portal_change(said, 9, NOW), said, items)
    after = before.after(event)
    with transaction(db):
        portal_states.put(db, before.uid, sha256_hex(document), 9, document)
        dossiers.save(db, after)
        payload = payloads.portal_changed("c1", 9, sha256_hex(document), SALT, event)
        ledger.append(db, payload, Subject(before.uid), a_clerk(), AT, new_uid())

    assert folded(db, after) == after
    assert bool(after.fees) == ("paid" in items)
    assert (after.voided, after.supplements) == (("voided" in items), 2 * ("supplements" in items))


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


BROUGHT = a_dossier(code=None, received_at=None, due_at=None, status=Status.NEW, reception=a_reception(processing=None))


@pytest.mark.parametrize(
    ("event", "status"),
    [
        (e.Refused(NOW, "không thuộc thẩm quyền", "03.001/TC", BROUGHT), Status.REFUSED),
        (e.SupplementRequested(NOW, "Căn cước", stage="intake", dossier=BROUGHT), Status.SUPPLEMENT),
    ],
)
def test_what_was_not_taken_in_is_rebuilt_from_its_letter(db: Database, event: e.Event, status: Status) -> None:
    kept = happened(db, BROUGHT, event)
    assert folded(db, kept) == kept == dossiers.get(db, BROUGHT.uid)
    assert kept.status is status


def test_what_is_completed_later_is_rebuilt_from_its_reception(db: Database) -> None:
    kept = happened(db, BROUGHT, e.SupplementRequested(NOW, "Căn cước", stage="intake", dossier=BROUGHT))
    whole = happened(db, kept, e.Received(NOW, replace(a_dossier(), supplements=1)))
    assert folded(db, whole) == whole == dossiers.get(db, BROUGHT.uid)


def test_the_events_of_a_dossier_come_in_order(db: Database) -> None:
    dossier = received(db)
    handed = e.HandedOver(NOW, "Phòng A")
    happened(db, dossier, handed)
    assert rebuild.events(db, dossier.uid) == [e.Received(dossier.received_at or NOW, dossier), handed]


def test_since_when_a_dossier_is_what_it_is(db: Database) -> None:
    dossier = received(db)
    first, *_ = ledger.of_dossier(db, dossier.uid)
    assert rebuild.since(db, dossier.uid, rebuild.standing) == first

    handed = happened(db, dossier, e.HandedOver(NOW, "Phòng A"))
    happened(db, handed, e.Taken(NOW, "Phòng A"))
    assert rebuild.since(db, dossier.uid, rebuild.standing) == ledger.of_dossier(db, dossier.uid)[1]

    happened(db, handed, e.Voided(NOW, "nhầm"))
    assert rebuild.since(db, dossier.uid, rebuild.standing) == ledger.of_dossier(db, dossier.uid)[-1]


def test_what_came_with_its_status_from_another_counter_tells_nobody(db: Database) -> None:
    seen = replace(received(db), uid=new_uid(), code="X", status=Status.PROCESSING)
    adopted = happened(db, seen, e.Adopted(NOW, seen, 4))
    assert rebuild.since(db, adopted.uid, rebuild.standing) is None
    assert rebuild.since(db, new_uid(), rebuild.standing) is None


def feedback_step(state: str, uid: str) -> e.FeedbackRecorded:
    return e.FeedbackRecorded(NOW, uid, "phan-anh", state, "x")


def test_feedback_is_rebuilt_from_its_entries_about_a_dossier_or_the_office(db: Database) -> None:
    dossier, one, other = received(db), new_uid(), new_uid()
    with transaction(db):
        for uid, about in ((one, dossier.uid), (other, None)):
            for state in ("received", "accepted"):
                feedback.note(db, about, feedback_step(state, uid))
        for state in ("received", "accepted"):
            entered(db, feedback_step(state, one), dossier)
            payload = payloads.of_no_dossier(feedback_step(state, other), SALT)
            ledger.append(db, payload, Subject(), a_clerk(), AT, new_uid())
    assert rebuild.feedback(db) == feedback.everything(db)
    assert len(rebuild.feedback(db)) == 2


def test_every_scan_is_told_with_its_entry(db: Database) -> None:
    dossier = received(db)
    scan = e.FileLinked(NOW, "ab" * 32, 9, "application/pdf", "Đơn")
    happened(db, dossier, scan)
    assert [(entry.dossier_uid, told) for entry, told in rebuild.scans(db)] == [(dossier.uid, scan)]


def test_every_own_dossier_is_rebuilt_once_in_order(db: Database) -> None:
    first, second = received(db, 1), received(db, 2)
    noted(db)
    moved = happened(db, first, e.HandedOver(NOW, "Phòng A"))
    assert [each[:2] for each in rebuild.rebuilt(db)] == [(first.uid, moved), (second.uid, second)]
