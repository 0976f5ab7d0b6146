"""The end of the day: what each side holds, and where they differ."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from cchc_desktop.domain.events import FeeCollected, FeeVoided, Voided
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.reconciliation import reconcile
from cchc_desktop.hub.upstream.tables import forwardings
from cchc_desktop.wire.reconciliation import Held, Request, Result, Upstream
from tests.factories import NOW
from tests.hub.counters import UNIT, Ledger, a_caller, numbered, push


def compare(hub: Hub, caller: Caller, *entries: Held) -> Result:
    with hub.storage.reading() as db:
        return reconcile(db, caller, Request(UNIT, "2026-10-05", list(entries)))


def day(hub: Hub, caller: Caller, ledger: Ledger) -> tuple[Any, Any]:
    """One dossier with a fee taken and another struck out."""
    dossier = numbered(3001)
    received = ledger.received(dossier)
    fees = [FeeCollected(NOW, "f1", 8000), FeeCollected(NOW, "f2", 5000), FeeVoided(NOW, "f2", "Nhầm")]
    push(hub, caller, ledger, received, *(ledger.event(event, dossier) for event in fees))
    return dossier, received


def test_a_day_both_sides_tell_alike_is_clean(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier, received = day(hub, caller, ledger)
    told = Held(dossier.uid.upper(), dossier.code, "2", 8000, received["payloadSha256"])

    assert compare(hub, caller, told) == Result([], [], [])


def test_each_differing_member_is_named(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier, _ = day(hub, caller, ledger)

    [differing] = compare(hub, caller, Held(dossier.uid, "X", "4", 1, "0" * 64)).differing
    assert differing.dossierUid == dossier.uid
    assert differing.members == ["MaHoSo", "TrangThaiHoSo", "tongTienDaThu", "contentHash"]


def test_a_dossier_voided_on_one_side_alone_is_named(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier, _ = day(hub, caller, ledger)
    assert [each.members for each in compare(hub, caller, Held(dossier.uid, daHuy=True)).differing] == [["daHuy"]]

    push(hub, caller, ledger, ledger.event(Voided(NOW, "Nhập nhầm"), dossier))
    assert compare(hub, caller, Held(dossier.uid, daHuy=True)).differing == []
    assert [each.members for each in compare(hub, caller, Held(dossier.uid, daHuy=False)).differing] == [["daHuy"]]


def test_members_not_told_are_not_compared(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier, _ = day(hub, caller, ledger)

    assert compare(hub, caller, Held(dossier.uid)).differing == []


def test_what_one_side_lacks_is_named(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier, _ = day(hub, caller, ledger)
    unknown = str(uuid4())

    told = compare(hub, caller, Held(unknown))

    assert (told.missingAtPortal, told.missingAtCounter) == ([unknown], [dossier.uid])


def test_another_counter_s_receptions_are_not_missed_here(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    day(hub, caller, ledger)

    assert compare(hub, a_caller(hub, 4)).missingAtCounter == []


def test_how_far_the_unit_s_dossiers_were_passed_on_is_told(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    day(hub, caller, ledger)
    empty = {"queued_at": "", "due_at": "", "attempts": 0, "holder": "", "held_until": "", "memory": b"{}"}
    states = [
        {"uid": "a", "wanted": 2, "sent": 2, "refused": 0, "waiting": False, "trouble": ""},
        {"uid": "b", "wanted": 3, "sent": 2, "refused": 0, "waiting": True, "trouble": ""},
        {"uid": "c", "wanted": 3, "sent": 0, "refused": 3, "waiting": False, "trouble": "DU_LIEU_SAI"},
    ]
    with hub.storage.writing() as db:
        db.execute(insert(forwardings), [{**empty, **state, "unit": UNIT} for state in states])
        db.execute(insert(forwardings), [{**empty, **states[1], "uid": "d", "unit": "H01.01"}])

    told = compare(hub, caller).upstream

    assert told == Upstream(1, 1, [{"dossierUid": "c", "code": "DU_LIEU_SAI"}])
