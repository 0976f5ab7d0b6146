"""What the portal changed: own dossiers fold it, mirrors are replaced, conflicts keep both sides, the cursor moves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from counter_fixtures import Counter, document, hand_over, open_counter
from factories import NOW, a_dossier
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.acts import custody, decide, portal_change
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.status import Status
from cchc_desktop.store import deliveries, dossiers, meta, numbers, tasks, transfers
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.deliveries import Delivery
from cchc_desktop.wire.contract import Change

AT = "2026-10-05T09:00:00.000+07:00"
OTHER = "0192f7c0-0000-7000-8000-00000000cafe"


def said(dossier: Dossier, version: int = 5, **members: Any) -> Change:
    """The portal's word on a dossier."""
    return Change("dossier", dossier.uid, version, AT, data=document(dossier, **members))


def take(counter: Counter, *changes: Change, cursor: str = "c1") -> None:
    portal_change.accept_page(counter.db, list(changes), cursor, counter.now)
    assert meta.read(counter.db, "cursor") == cursor


def sent(counter: Counter, dossier: Dossier) -> Dossier:
    """All that was done is journalled at the portal."""
    counter.sent()
    return dossier


def kinds(counter: Counter) -> list[str]:
    return [task.kind for task in tasks.still_open(counter.db)]


def test_the_portal_moves_an_own_dossier(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())

    take(counter, said(dossier, 5, TrangThaiHoSo="9", NgayKetThucXuLy=AT))

    after = counter.dossier(dossier.uid)
    assert (after.status, after.processed_at, after.portal_version) == (Status.FINISHED, parse_instant(AT), 5)
    entry = counter.entries(dossier.uid)[-1]
    assert (entry.type, entry.clerk_code) == ("portal.changed", "portal")
    assert b"Tr\xe1\xba\xa7n" not in entry.payload  # which change it was, never its content
    assert counter.is_sound()


def test_the_files_of_an_own_dossier_s_results_are_wanted(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())
    papers = [{"TenGiayTo": "Quyết định", "sha256": "ab" * 32}, {"sha256": "../x"}, "x", {"sha256": 5}]

    take(counter, said(dossier, 5, TrangThaiHoSo="9", DanhSachGiayToKetQua=papers))
    take(counter, Change("result", "r1", 6, AT, data={"dossierUid": dossier.uid, "sha256": "cd" * 32}), cursor="c2")

    wanted = transfers.waiting(counter.db, 9)
    assert sorted((each.sha256, each.dossier_uid, each.fetched) for each in wanted) == [
        ("ab" * 32, dossier.uid, True),
        ("cd" * 32, dossier.uid, True),
    ]


def test_the_files_of_another_counter_s_dossier_are_not(counter: Counter) -> None:
    papers = [{"sha256": "ab" * 32}]
    take(counter, said(a_dossier(uid=OTHER, code="H52.18-261005-9001"), DanhSachGiayToKetQua=papers))
    take(counter, Change("result", "r1", 6, AT, data={"dossierUid": OTHER, "sha256": "cd" * 32}), cursor="c2")

    assert transfers.waiting(counter.db, 9) == []


def test_a_new_return_date_is_taken_over(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())

    take(counter, said(dossier, NgayHenTra="2026-11-20T17:00:00.000+07:00"))

    assert counter.dossier(dossier.uid).due_at == parse_instant("2026-11-20T17:00:00.000+07:00")
    assert counter.is_sound()


def test_an_alias_is_found_like_the_code(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())

    take(counter, said(dossier, MaHoSoKhac="H52.18-261005-3000-2"))

    assert [found.uid for found in dossiers.by_code(counter.db, "H52.18-261005-3000-2")] == [dossier.uid]
    assert counter.dossier(dossier.uid).code == dossier.code


def test_one_s_own_act_coming_back_adds_nothing(counter: Counter) -> None:
    dossier = sent(counter, hand_over(counter, counter.receive()))
    before = len(counter.entries())

    take(counter, said(dossier, 2))

    assert counter.dossier(dossier.uid) == dossier
    assert len(counter.entries()) == before
    assert dossiers.standing(counter.db, dossier.uid) == (True, 2)


def test_the_same_change_again_adds_nothing(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())
    take(counter, said(dossier, 5, TrangThaiHoSo="4"))
    before = counter.contents()

    take(counter, said(dossier, 5, TrangThaiHoSo="4"))
    assert counter.contents() == before


def test_a_portal_put_back_counts_from_lower_again_and_is_followed(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())
    take(counter, said(dossier, 5, TrangThaiHoSo="4"))

    take(counter, said(dossier, 4, TrangThaiHoSo="6"))
    take(counter, said(dossier, 5, TrangThaiHoSo="8"))

    assert counter.dossier(dossier.uid).status is Status.STOPPED
    assert counter.is_sound()


def test_another_counter_s_dossier_is_mirrored_whole_and_never_entered(counter: Counter) -> None:
    theirs = a_dossier(uid=OTHER)
    before = len(counter.entries())

    take(counter, said(theirs, 1))
    take(counter, said(replace(theirs, intake=replace(theirs.intake, note="mới")), 2, TrangThaiHoSo="4"))

    mirror = counter.dossier(OTHER)
    assert (mirror.status, mirror.intake.note) == (Status.PROCESSING, "mới")
    assert dossiers.standing(counter.db, OTHER) == (False, 2)
    assert len(counter.entries()) == before
    assert counter.is_sound()


def test_a_change_that_meets_unsent_acts_is_held_beside_them(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())
    handed = hand_over(counter, dossier)

    take(counter, said(dossier, 5, TrangThaiHoSo="5"))
    assert counter.dossier(dossier.uid) == handed

    portal_change.accept_held(counter.db, counter.now)
    assert counter.dossier(dossier.uid) == handed  # still unsent, still held

    sent(counter, handed)
    portal_change.accept_held(counter.db, counter.now)
    assert counter.dossier(dossier.uid).status is Status.SUPPLEMENT
    assert meta.read(counter.db, "held_changes") is None
    assert counter.is_sound()


def test_of_two_changes_held_the_later_counts(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())
    handed = hand_over(counter, dossier)
    take(counter, said(dossier, 5, TrangThaiHoSo="5"), said(dossier, 6, TrangThaiHoSo="6"))

    sent(counter, handed)
    portal_change.accept_held(counter.db, counter.now)

    assert counter.dossier(dossier.uid).status is Status.PAYMENT
    assert counter.types(dossier.uid).count("portal.changed") == 1


def test_what_is_held_survives_a_crash(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())
    handed = hand_over(counter, dossier)
    take(counter, said(dossier, 5, TrangThaiHoSo="5"))

    counter.crash()
    sent(counter, handed)
    portal_change.accept_held(counter.db, counter.now)

    assert counter.dossier(dossier.uid).status is Status.SUPPLEMENT


def test_a_slip_that_waits_to_be_sent_holds_nothing_up(counter: Counter) -> None:
    from cchc_desktop.acts import printing

    dossier = sent(counter, counter.receive())
    printing.ask(counter.db, dossier.uid, printing.RECEIPT, counter.clerk, counter.now)

    take(counter, said(dossier, TrangThaiHoSo="5"))

    assert counter.dossier(dossier.uid).status is Status.SUPPLEMENT


def withdrawn(counter: Counter) -> Dossier:
    return decide.withdraw(counter.db, counter.receive().uid, "Tự nguyện", None, counter.clerk, counter.now)


def returned(counter: Counter) -> Dossier:
    dossier = hand_over(counter, counter.receive())
    custody.take_result(counter.db, dossier.uid, "", counter.clerk, counter.now)
    return custody.return_result(counter.db, dossier.uid, ResultHandedOver(counter.now), counter.clerk)


@pytest.mark.parametrize("ends", [withdrawn, returned])
@pytest.mark.parametrize("decided", ["8", "9"])
@pytest.mark.parametrize("members", [{}, {"NgayKetThucXuLy": AT}], ids=["status alone", "with its date"])
def test_withdrawn_or_returned_here_decided_there_both_stand_and_a_lead_looks(
    counter: Counter, ends: Any, decided: str, members: dict[str, str]
) -> None:
    dossier = sent(counter, ends(counter))

    take(counter, said(dossier, TrangThaiHoSo=decided, **members))

    assert counter.dossier(dossier.uid).status is dossier.status
    assert kinds(counter) == ["decision_exists"]
    assert counter.is_sound()


def test_a_contradiction_told_again_is_one_task(counter: Counter) -> None:
    dossier = sent(counter, withdrawn(counter))
    take(counter, said(dossier, 5, TrangThaiHoSo="9"))
    before = counter.contents()

    take(counter, said(dossier, 5, TrangThaiHoSo="9"))

    assert counter.contents() == before


def test_a_provisional_number_s_official_code_is_found_as_well(tmp_path: Path) -> None:
    with open_counter(tmp_path, granted=None) as counter:
        dossier = sent(counter, counter.receive())

        take(counter, said(dossier, MaHoSo="H52.18-261005-0001"))

        after = counter.dossier(dossier.uid)
        assert (after.printed_code, after.alias) == (dossier.provisional, "H52.18-261005-0001")
        for scanned in (dossier.provisional or "", "H52.18-261005-0001"):
            assert [found.uid for found in dossiers.by_code(counter.db, scanned)] == [dossier.uid]
        assert counter.is_sound()


def test_the_date_on_the_paper_is_remembered_when_the_portal_gives_another(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())

    take(counter, said(dossier, NgayHenTra="2026-11-20T17:00:00.000+07:00"))

    assert counter.dossier(dossier.uid).printed_due_at == dossier.due_at


@pytest.mark.parametrize("status", ["4", "5", "6", "7", "10"])
def test_what_was_returned_stays_returned(counter: Counter, status: str) -> None:
    dossier = sent(counter, returned(counter))

    take(counter, said(dossier, TrangThaiHoSo=status))

    assert counter.dossier(dossier.uid).status is Status.RETURNED
    assert kinds(counter) == []


def test_the_portal_s_refusal_rules_are_not_asked(counter: Counter) -> None:
    """A change that `refuses` would object to is applied: the portal's past is not ours to forbid."""
    dossier = sent(counter, counter.receive())

    take(counter, said(dossier, TrangThaiHoSo="3"))

    assert counter.dossier(dossier.uid).status is Status.REFUSED


def test_a_status_nobody_knows_leaves_the_dossier_as_it_is(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())

    take(counter, said(dossier, TrangThaiHoSo="11"))

    assert counter.dossier(dossier.uid).status is Status.RECEIVED
    assert counter.is_sound()


def test_a_deletion_at_the_portal_deletes_nothing_here(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())

    take(counter, Change("dossier", dossier.uid, 9, AT, deleted=True), Change("dossier", OTHER, 9, AT, deleted=True))

    assert counter.dossier(dossier.uid) == dossier
    assert [(task.kind, task.dossier_uid) for task in tasks.still_open(counter.db)] == [
        ("DA_XOA_TREN_CONG", dossier.uid),
        ("DA_XOA_TREN_CONG", None),
    ]


UNREADABLE = {
    "no dossier": Change("dossier", OTHER, 1, AT, data={"dossierUid": OTHER}),
    "no uid": Change("dossier", "what", 1, AT, data={}),
    "an unknown status": Change("dossier", OTHER, 1, AT, data=document(a_dossier(uid=OTHER), TrangThaiHoSo="77")),
    "a date that is none": Change("dossier", OTHER, 1, AT, data=document(a_dossier(uid=OTHER), NgayTiepNhan="hôm qua")),
    "a moment before time": Change(
        "dossier", OTHER, 1, AT, data=document(a_dossier(uid=OTHER), NgayTra="0001-01-01T00:00:00+14:00")
    ),
    "an endless version": Change("dossier", OTHER, 10**19, AT, data=document(a_dossier(uid=OTHER))),
    "a cause that is none": Change("dossier", OTHER, 1, AT, causedBy="nothing", data=document(a_dossier(uid=OTHER))),
    "half a range": Change("range", "r", 1, AT, data={"rangeId": "r"}),
    "half an outcome": Change("task", "t", 1, AT, causedBy=OTHER, data={"outcome": "applied"}),
}


@pytest.mark.parametrize("change", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_becomes_work_and_the_rest_goes_on(counter: Counter, change: Change) -> None:
    dossier = sent(counter, counter.receive())

    take(counter, change, said(dossier, TrangThaiHoSo="4"))

    assert kinds(counter) == ["unreadable_change"]
    assert dossiers.get(counter.db, OTHER) is None
    assert counter.dossier(dossier.uid).status is Status.PROCESSING
    assert counter.is_sound()


def test_an_own_dossier_s_unreadable_change_leaves_nothing_half(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())
    before = [row for row in counter.contents() if row[0] not in ("tasks", "meta")]

    take(counter, said(dossier, 10**19, TrangThaiHoSo="4"))

    assert [row for row in counter.contents() if row[0] not in ("tasks", "meta")] == before
    assert kinds(counter) == ["unreadable_change"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(["dossier", "result", "task", "notice", "catalogue", "range"]),
    member=st.sampled_from(sorted(document(a_dossier(uid=OTHER)))),
    value=JSON,
    version=st.integers(-5, 10**20),
    caused_by=st.none() | st.text(max_size=5) | st.just(OTHER),
)
def test_whatever_a_portal_says_the_cursor_moves_and_the_store_stays_sound(
    counter: Counter, kind: Any, member: str, value: Any, version: int, caused_by: str | None
) -> None:
    data = document(a_dossier(uid=OTHER)) | {member: value}

    take(counter, Change(kind, OTHER, version, AT, causedBy=caused_by, data=data), cursor=f"c{version}")

    assert counter.is_sound()


def test_a_range_is_kept_as_the_hub_states_it(counter: Counter) -> None:
    granted = {
        "rangeId": "r7000",
        "series": "MaHoSo",
        "MaDonVi": "H52.18",
        "prefix": "H52.18",
        "from": 7000,
        "to": 7999,
        "width": 4,
        "validFrom": "2026-10-01",
        "state": "open",
    }
    take(counter, Change("range", "r7000", 1, AT, data=granted))
    assert numbers.left(counter.db, "H52.18", NOW.date()) == 1800

    take(counter, Change("range", "r7000", 2, AT, data=granted | {"state": "closed"}))
    assert numbers.left(counter.db, "H52.18", NOW.date()) == 900


def test_a_new_catalogue_is_fetched_at_the_end_of_the_round(counter: Counter) -> None:
    meta.write(counter.db, "catalogue_stale", "0")

    take(counter, Change("catalogue", "thu-tuc", 2, AT))

    assert meta.read(counter.db, "catalogue_stale") == "1"


@pytest.mark.parametrize("kind", ["result", "task", "notice"])
def test_other_news_is_work_for_a_person(counter: Counter, kind: Any) -> None:
    dossier = sent(counter, counter.receive())

    take(
        counter,
        Change(kind, "n1", 1, AT, data={"dossierUid": dossier.uid, "noiDung": "Xem"}),
        Change(kind, "n2", 1, AT, data={"dossierUid": OTHER}),
    )

    assert [(task.kind, task.dossier_uid) for task in tasks.still_open(counter.db)] == [
        (kind, dossier.uid),
        (kind, None),
    ]


def test_the_outcome_of_a_deferred_operation_is_no_work_when_it_went_well(counter: Counter) -> None:
    hand_over(counter, counter.receive())
    entry = counter.entries()[-1]
    with transaction(counter.db):
        deliveries.put(counter.db, Delivery(entry.pos, "deferred", None, b"{}", AT))
    outcome = {"opId": entry.op_id, "outcome": "applied", "version": 3}

    take(counter, Change("task", entry.op_id, 1, AT, causedBy=entry.op_id, data=outcome))

    kept = deliveries.get(counter.db, entry.pos)
    assert kept is not None
    assert (kept.outcome, kinds(counter)) == ("applied", [])


def test_two_dossiers_with_one_code_are_both_kept_and_both_found(counter: Counter) -> None:
    dossier = sent(counter, counter.receive())
    theirs = a_dossier(uid=OTHER, code=dossier.code, alias=f"{dossier.code}-2")

    take(counter, said(theirs, 1))
    take(counter, said(theirs, 2, TrangThaiHoSo="4"))

    assert {found.uid for found in dossiers.by_code(counter.db, dossier.code or "")} == {dossier.uid, OTHER}
    assert counter.dossier(OTHER).printed_code == dossier.code
    assert [found.uid for found in dossiers.by_code(counter.db, f"{dossier.code}-2")] == [OTHER]
    assert kinds(counter) == ["MA_HO_SO_TRUNG"]

    hand_over(counter, counter.dossier(OTHER))
    assert counter.is_sound()


def test_a_page_is_taken_whole_or_not_at_all(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = sent(counter, counter.receive())
    before = counter.contents()

    def crash(*_given: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(meta, "write", crash)
    with pytest.raises(RuntimeError):
        portal_change.accept_page(counter.db, [said(dossier, TrangThaiHoSo="4")], "c1", counter.now)

    assert counter.contents() == before


def test_nothing_held_is_nothing_to_do(counter: Counter) -> None:
    before = counter.contents()

    portal_change.accept_held(counter.db, counter.now)

    assert counter.contents() == before
