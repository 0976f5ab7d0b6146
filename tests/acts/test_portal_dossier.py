"""The portal's word on one dossier: the items it changed, the withdrawal it knew of, both versions where they meet."""

from __future__ import annotations

from typing import Any

import pytest
from counter_fixtures import Counter, document
from factories import a_person
from msgspec.structs import replace
from task_fixtures import CLASH, answered

from cchc_desktop.acts import decide, portal_dossier
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.status import Status
from cchc_desktop.store import tasks
from cchc_desktop.store.connection import transaction
from cchc_desktop.wire.contract import Change

AT = "2026-10-05T09:00:00.000+07:00"


def take(counter: Counter, dossier: Dossier, version: int = 5, **members: Any) -> Dossier:
    change = Change("dossier", dossier.uid, version, AT, data=document(dossier, **members))
    with transaction(counter.db):
        portal_dossier.accept(counter.db, change, counter.now)
    return counter.dossier(dossier.uid)


@pytest.fixture
def dossier(counter: Counter) -> Dossier:
    made = counter.receive(owner=a_person(phone="0912345678"))
    counter.sent()
    return made


def test_what_was_taken_over_is_named_in_the_entry_and_never_said(counter: Counter, dossier: Dossier) -> None:
    after = take(counter, dossier, GhiChu="Chỉ phòng biết")

    entry = counter.entries(dossier.uid)[-1]
    assert (after.intake.note, entry.type) == ("Chỉ phòng biết", "portal.changed")
    assert b'"mucGhep":["note"]' in entry.payload
    assert "Chỉ phòng biết".encode() not in entry.payload
    assert counter.is_sound()


def test_the_same_again_enters_nothing(counter: Counter, dossier: Dossier) -> None:
    take(counter, dossier, GhiChu="Mới")
    before = len(counter.entries())

    take(counter, dossier, GhiChu="Mới")
    assert len(counter.entries()) == before


def test_corrections_of_another_counter_are_counted_here_too(counter: Counter, dossier: Dossier) -> None:
    after = take(counter, dossier, soBoHoSo=4, soLanChinhSua=2)

    assert (after.intake.sets, after.receipt_version) == (4, 3)
    assert counter.is_sound()


def test_a_notice_that_knew_of_our_withdrawal_is_followed_and_one_that_did_not_is_a_task(
    counter: Counter, dossier: Dossier
) -> None:
    decide.withdraw(counter.db, dossier.uid, "Đổi ý", None, counter.clerk, counter.now)
    answered(counter.db, counter.now, "applied", version=6)

    assert take(counter, dossier, 5, TrangThaiHoSo="8").status is Status.WITHDRAWN
    assert [task.kind for task in tasks.still_open(counter.db)] == ["decision_exists"]
    assert take(counter, dossier, 7, TrangThaiHoSo="8").status is Status.STOPPED
    assert len(tasks.still_open(counter.db)) == 1
    assert counter.is_sound()


def test_a_decision_the_portal_warned_of_already_is_one_task(counter: Counter, dossier: Dossier) -> None:
    decide.withdraw(counter.db, dossier.uid, "Đổi ý", None, counter.clerk, counter.now)
    answered(counter.db, counter.now, "accepted-with-warnings", version=6, warnings=[CLASH])

    assert take(counter, dossier, 5, TrangThaiHoSo="8").status is Status.WITHDRAWN
    assert [task.kind for task in tasks.still_open(counter.db)] == ["XUNG_DOT"]


def test_another_doubt_about_our_end_hides_no_decision(counter: Counter, dossier: Dossier) -> None:
    decide.withdraw(counter.db, dossier.uid, "Đổi ý", None, counter.clerk, counter.now)
    answered(counter.db, counter.now, "accepted-with-warnings", version=6, warnings=[replace(CLASH, code="SO_DA_DONG")])

    take(counter, dossier, 5, TrangThaiHoSo="8")
    assert [task.kind for task in tasks.still_open(counter.db)] == ["SO_DA_DONG", "decision_exists"]


def test_what_is_unreadable_raises_before_anything_is_written(counter: Counter) -> None:
    other, before = "0192f7c0-0000-7000-8000-00000000cafe", counter.contents()
    with pytest.raises(portal_dossier.UNREADABLE), transaction(counter.db):
        portal_dossier.accept(counter.db, Change("dossier", other, 1, AT, data={"TrangThaiHoSo": "77"}), counter.now)
    assert counter.contents() == before
