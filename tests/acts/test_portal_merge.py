"""What of a portal's dossier is taken over: by the rules, and by what the portal knew when it spoke."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from counter_fixtures import Counter, document
from factories import a_person
from task_fixtures import a_conflict, answered

from cchc_desktop.acts import decide, portal_merge
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store import deliveries, tasks
from cchc_desktop.store.connection import transaction
from cchc_desktop.wire.contract import Change

AT = "2026-10-05T09:00:00.000+07:00"


def said(dossier: Dossier, version: int = 5, **members: Any) -> Change:
    return Change("dossier", dossier.uid, version, AT, data=document(dossier, **members))


@pytest.fixture
def dossier(counter: Counter) -> Dossier:
    made = counter.receive(owner=a_person(phone="0912345678"))
    counter.sent()
    return made


def corrected(counter: Counter, dossier: Dossier, **changes: Any) -> None:
    intake = replace(counter.dossier(dossier.uid).intake, **changes)
    decide.amend(counter.db, dossier.uid, intake, "Sửa", (counter.lead, counter.now, None))


@pytest.mark.parametrize(
    ("members", "items"),
    [
        ({}, ()),
        ({"GhiChu": "Của phòng"}, ("note",)),
        ({"TrichYeuHoSo": "Mới", "GhiChu": "Của phòng"}, ("summary", "note")),
        ({"soBoHoSo": 3}, ()),  # a reception fact, and nobody but a counter corrects those
        ({"soBoHoSo": 3, "soLanChinhSua": 1}, ("sets",)),  # as another counter has
        ({"LoaiDoiTuong": "no such kind", "GhiChu": "Của phòng"}, ()),  # cannot be read
        ({"ChuHoSo": None}, ()),
    ],
)
def test_contact_and_notes_are_taken_facts_only_from_another_counter(
    counter: Counter, dossier: Dossier, members: dict[str, Any], items: tuple[str, ...]
) -> None:
    assert portal_merge.taken_over(counter.db, dossier, said(dossier, **members)) == items


def test_what_is_not_sent_yet_stays_ours_and_so_does_what_was_said_before_it_came(
    counter: Counter, dossier: Dossier
) -> None:
    corrected(counter, dossier, note="Của quầy")
    ours = counter.dossier(dossier.uid)
    theirs = said(ours, 5, GhiChu="Của phòng", TrichYeuHoSo="Của phòng")
    assert portal_merge.taken_over(counter.db, ours, theirs) == ("summary",)

    answered(counter.db, counter.now, "applied", version=7)
    assert portal_merge.taken_over(counter.db, ours, theirs) == ("summary",)
    assert portal_merge.taken_over(counter.db, ours, msgspec.structs.replace(theirs, version=7)) == ("summary", "note")


@pytest.mark.parametrize("outcome", ["deferred", "pending-upstream", "conflict", "rejected"])
def test_what_is_not_decided_stays_ours(counter: Counter, dossier: Dossier, outcome: str) -> None:
    corrected(counter, dossier, note="Của quầy")
    answered(counter.db, counter.now, outcome, version=5)
    ours = counter.dossier(dossier.uid)

    assert portal_merge.taken_over(counter.db, ours, said(ours, 9, GhiChu="Của phòng")) == ()


def test_once_a_person_has_seen_to_it_the_portal_is_followed_again(counter: Counter, dossier: Dossier) -> None:
    corrected(counter, dossier, note="Của quầy")
    answered(counter.db, counter.now, "rejected", version=5)
    (task,) = tasks.still_open(counter.db)
    with transaction(counter.db):
        tasks.close(counter.db, task.id, AT, "tq01")
    ours = counter.dossier(dossier.uid)

    assert portal_merge.taken_over(counter.db, ours, said(ours, 9, GhiChu="Của phòng")) == ("note",)


def test_only_the_item_in_conflict_waits(counter: Counter, dossier: Dossier) -> None:
    a_conflict(counter.db, dossier.uid, counter.lead, counter.now)
    ours = counter.dossier(dossier.uid)
    there = {"SoDienThoai": "0987654321", "chuHoSoChiTiet": {"hoTen": ours.intake.owner.name}, "GhiChu": "Của phòng"}

    taken = portal_merge.taken_over(counter.db, ours, said(ours, 9, **there))
    assert "note" in taken
    assert "phone" not in taken


def test_a_withdrawal_heard_of_was_known_to_the_portal_and_ours_once_it_answered(
    counter: Counter, dossier: Dossier
) -> None:
    assert portal_merge.knew_of_withdrawal(counter.db, dossier.uid, 5)
    decide.withdraw(counter.db, dossier.uid, "Đổi ý", None, counter.clerk, counter.now)
    assert not portal_merge.knew_of_withdrawal(counter.db, dossier.uid, 5)

    answered(counter.db, counter.now, "applied", version=6)
    assert not portal_merge.knew_of_withdrawal(counter.db, dossier.uid, 5)
    assert portal_merge.knew_of_withdrawal(counter.db, dossier.uid, 6)


def test_a_withdrawal_the_portal_did_not_take_was_not_known_to_it(counter: Counter, dossier: Dossier) -> None:
    decide.withdraw(counter.db, dossier.uid, "Đổi ý", None, counter.clerk, counter.now)
    answered(counter.db, counter.now, "conflict", version=6)

    assert not portal_merge.knew_of_withdrawal(counter.db, dossier.uid, 9)


@pytest.mark.parametrize("told", [None, "x", [5, {}, {"opId": 5}]])
def test_ends_that_cannot_be_read_are_no_work(counter: Counter, dossier: Dossier, told: Any) -> None:
    portal_merge.tell_ends(counter.db, dossier.uid, said(dossier, ketThucKhac=told), counter.now)
    assert tasks.count_open(counter.db) == 0


def test_another_counter_s_end_is_told_once_and_our_own_never(counter: Counter, dossier: Dossier) -> None:
    own = counter.entries(dossier.uid)[-1].op_id
    other = "0192f7c0-0000-7000-8000-00000000cafe"
    change = said(dossier, ketThucKhac=[{"opId": own}, {"opId": other, "luc": AT, "TrangThaiHoSo": "10"}])
    for _ in range(2):
        portal_merge.tell_ends(counter.db, dossier.uid, change, counter.now)
        for task in tasks.still_open(counter.db):
            assert task.kind == portal_merge.TWO_ENDS
            with transaction(counter.db):
                tasks.close(counter.db, task.id, AT, "tq01")

    assert counter.db["tasks"].count == 1
    assert deliveries.acked(counter.db)
