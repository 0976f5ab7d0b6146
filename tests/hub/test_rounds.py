"""A round: each operation meets the dossier as the one before left it, codes of the same batch included."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from cchc_desktop.domain.events import HandedOver, ResultArrived, ResultHandedOver
from cchc_desktop.hub import dossiers, ranges
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.wire.contract import RangeRequest
from tests.factories import NOW
from tests.hub.counters import UNIT, Ledger, a_caller, numbered, push, raw


@pytest.fixture(autouse=True)
def own_range(hub: Hub, caller: Caller) -> str:
    with hub.storage.writing() as db:
        return ranges.grant(db, caller, RangeRequest("MaHoSo", UNIT, 1000, str(uuid4())), hub.now()).rangeId


def test_a_whole_life_in_one_batch(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier = numbered(3001)
    life = [HandedOver(NOW, "Phòng"), ResultArrived(NOW, "Quyết định"), ResultHandedOver(NOW, "Trần Thị Ví Dụ")]

    answer = push(hub, caller, ledger, ledger.received(dossier), *(ledger.event(one, dossier) for one in life))

    assert [(result.outcome, result.version) for result in answer.results] == [
        ("applied", turn) for turn in range(1, 5)
    ]
    with hub.storage.reading() as db:
        assert dossiers.load(db, [dossier.uid])[dossier.uid].status == "10"


def test_a_code_twice_in_one_batch_gets_an_alias(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    first, second = numbered(3001), numbered(3001)

    answer = push(hub, caller, ledger, ledger.received(first), ledger.received(second))

    assert [result.outcome for result in answer.results] == ["applied", "accepted-with-warnings"]
    assert answer.results[1].MaHoSoKhac == "H52.18-261005-3001-2"
    assert answer.results[1].warnings[0].code == "MA_HO_SO_TRUNG"


def test_a_code_of_an_earlier_batch_gets_an_alias_of_its_own(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    aliases = [push(hub, caller, ledger, ledger.received(numbered(3001))).results[0].MaHoSoKhac for _ in range(3)]

    assert aliases == [None, "H52.18-261005-3001-2", "H52.18-261005-3001-3"]


def test_a_provisional_number_is_answered_with_its_code(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier = replace(numbered(1), code=None, provisional="TQ32610050001K")

    [result] = push(hub, caller, ledger, ledger.received(dossier)).results

    assert (result.outcome, result.MaHoSo, result.SoBienNhan) == ("applied", "H52.18-261005-9000", "TQ32610050001K")
    with hub.storage.reading() as db:
        for name in (result.MaHoSo, result.SoBienNhan):
            assert dossiers.find(db, UNIT, str(name)) is not None


def test_numbers_seen_are_those_of_the_device_s_ranges(
    hub: Hub, caller: Caller, ledger: Ledger, own_range: str
) -> None:
    voided = raw("number.voided", rangeId=own_range, ngay="2026-10-06", tu=3000, den=3002, lyDo="Giấy kẹt")
    foreign = raw("number.voided", rangeId="other", ngay="2026-10-07", tu=1, den=2, lyDo="x")
    unreadable = raw("number.voided", rangeId=own_range, ngay=5)
    received = [ledger.received(numbered(number)) for number in (3007, 7001)]

    push(hub, caller, ledger, *received, *(ledger.entry(one) for one in (voided, foreign, unreadable)))

    with hub.storage.reading() as db:
        [held] = ranges.held(db, caller.device_id)
    assert [(seen.ngay, seen.highest) for seen in held.seen] == [("2026-10-05", 3007), ("2026-10-06", 3002)]


@pytest.mark.parametrize(
    ("members", "pointer"),
    [
        ({"type": "dossier.danced"}, "/type"),
        ({"schemaVersion": 2}, "/schemaVersion"),
        ({"dossierUid": None}, "/dossierUid"),
    ],
)
def test_what_this_hub_cannot_read_is_rejected_yet_journalled(
    hub: Hub, caller: Caller, ledger: Ledger, members: dict[str, object], pointer: str
) -> None:
    answer = push(hub, caller, ledger, ledger.entry(raw("dossier.stopped", lyDo="x"), str(uuid4()), **members))

    assert answer.ackedThrough == 1
    assert answer.results[0].problem is not None
    assert answer.results[0].problem.errors[0].pointer == pointer


def test_prints_and_sign_ins_are_simply_taken(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    signed_in = ledger.entry(raw("counter.event", suKien="sign-in"))
    printed = ledger.entry(raw("slip.printed", phieu="receipt"), str(uuid4()))

    assert [one.outcome for one in push(hub, caller, ledger, signed_in, printed).results] == ["applied"] * 2


def test_another_device_s_number_is_outside_the_own_ranges(hub: Hub) -> None:
    other, book = a_caller(hub, 4), Ledger()

    [result] = push(hub, other, book, book.received(numbered(3001))).results

    assert [warning.code for warning in result.warnings] == ["MA_NGOAI_KHOI"]
