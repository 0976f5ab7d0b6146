"""Enrolment: a code is good once, a device has a label of its own, a private key is never taken."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from cchc_desktop.hub import identity, journal, ranges
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.schema import devices, enrolment_codes
from cchc_desktop.wire.contract import Device, EnrolRequest, RangeRequest
from tests.hub.counters import UNIT, Clock, Ledger, a_caller, jwk, numbered, push


def code(hub: Hub, counter: int = 3, unit: str = UNIT) -> str:
    with hub.storage.writing() as db:
        identity.register_unit(db, unit)
        return identity.new_enrolment_code(db, unit, counter, hub.now(), timedelta(hours=1))


def enrol(hub: Hub, given: str, key: dict[str, Any] | None = None, instance: str | None = None) -> Device:
    key = key or jwk(Ed25519PrivateKey.generate())
    request = EnrolRequest(given, key, instance or str(uuid4()), "Windows 11", "1.0")
    with hub.storage.writing() as db:
        return identity.enrol(db, request, hub.now())


def test_a_code_is_traded_for_an_identity(hub: Hub) -> None:
    device = enrol(hub, code(hub))

    assert (device.MaDonVi, device.TenDonVi, device.maThietBi) == (UNIT, "Trung tâm Minh Họa", "03")
    assert device.clientId


def test_a_code_is_read_tolerantly(hub: Hub) -> None:
    given = code(hub)

    assert enrol(hub, f" {given.lower().replace('-', ' ')} ").MaDonVi == UNIT


def test_only_the_hash_of_a_code_is_kept(hub: Hub) -> None:
    given = code(hub)
    with hub.storage.reading() as db:
        kept = str(db.execute(select(enrolment_codes)).all())

    assert given not in kept
    assert given.replace("-", "") not in kept


def test_a_code_works_once(hub: Hub) -> None:
    given = code(hub)
    enrol(hub, given)

    with pytest.raises(Refusal) as refused:
        enrol(hub, given)
    assert refused.value.status == 409


def test_a_code_expires(hub: Hub, clock: Clock) -> None:
    given = code(hub)
    clock.forward(hours=1)

    with pytest.raises(Refusal) as refused:
        enrol(hub, given)
    assert refused.value.status == 410


@pytest.mark.parametrize("given", ["", "ABCD-EFGH-JKMN", "ă"])
def test_an_unknown_code_is_not_found(hub: Hub, given: str) -> None:
    with pytest.raises(Refusal) as refused:
        enrol(hub, given)
    assert refused.value.status == 404


def test_a_refused_enrolment_does_not_spend_the_code(hub: Hub) -> None:
    given = code(hub)
    with pytest.raises(Refusal):
        enrol(hub, given, {"kty": "OKP"})

    assert enrol(hub, given).MaDonVi == UNIT


@pytest.mark.parametrize(
    "change", [{"kty": "RSA"}, {"crv": "X25519"}, {"x": "AA"}, {"x": 5}, {"x": "ế"}, {"d": "secret"}]
)
def test_only_the_public_half_of_an_ed25519_key_is_taken(hub: Hub, change: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match="PHONG_BI_SAI"):
        enrol(hub, code(hub), jwk(Ed25519PrivateKey.generate()) | change)


def test_devices_of_one_counter_have_labels_of_their_own(hub: Hub) -> None:
    labels = [enrol(hub, code(hub, counter)).maThietBi for counter in (3, 3, 3, 14, 103)]

    assert labels == ["03", "103", "203", "14", "999"]
    assert enrol(hub, code(hub, 3, "H52.19")).maThietBi == "03"


def test_a_store_enrolled_again_at_its_counter_keeps_ledger_and_ranges(hub: Hub) -> None:
    ledger = Ledger()
    old = a_caller(hub, 3, instance=ledger.instance)
    with hub.storage.writing() as db:
        ranges.grant(db, old, RangeRequest("MaHoSo", UNIT, 1000, ledger.instance), hub.now())
    push(hub, old, ledger, ledger.received(numbered(3001)))
    with hub.storage.writing() as db:
        identity.revoke(db, old.device_id, hub.now())

    new = enrol(hub, code(hub, 3), instance=ledger.instance)

    with hub.storage.reading() as db:
        assert [head.seq for head in journal.heads(db, new.deviceId)] == [1]
        assert [held.first for held in ranges.held(db, new.deviceId)] == [3000]
        assert ranges.held(db, old.device_id) == []


def test_a_store_whose_device_still_serves_is_not_given_to_a_copy_of_it(hub: Hub) -> None:
    ledger = Ledger()
    old = a_caller(hub, 3, instance=ledger.instance)
    push(hub, old, ledger, ledger.received(numbered(3001)))
    given = code(hub, 3)

    with pytest.raises(Refusal, match="THIET_BI_DANG_DUNG"):
        enrol(hub, given, instance=ledger.instance)

    push(hub, old, ledger, ledger.received(numbered(3002)))
    assert enrol(hub, given).MaDonVi == UNIT  # the code is good still, for a store of its own


def test_a_copy_that_began_a_ledger_and_sent_nothing_takes_no_other_away(hub: Hub) -> None:
    ledger, begun = Ledger(), str(uuid4())
    old = a_caller(hub, 3, instance=ledger.instance)
    push(hub, old, ledger, ledger.received(numbered(3001)))
    with hub.storage.writing() as db:
        journal.head_of(db, old, begun, hub.now())

    with pytest.raises(Refusal, match="THIET_BI_DANG_DUNG"):
        enrol(hub, code(hub, 3), instance=begun)

    push(hub, old, ledger, ledger.received(numbered(3002)))


@pytest.mark.parametrize("counter", [3, 4])
def test_what_a_revoked_device_left_is_its_own_counter_s(hub: Hub, counter: int) -> None:
    ledger, mine = Ledger(), counter == 3
    old = a_caller(hub, 3, instance=ledger.instance)
    with hub.storage.writing() as db:
        ranges.grant(db, old, RangeRequest("MaHoSo", UNIT, 1000, ledger.instance), hub.now())
    push(hub, old, ledger, ledger.received(numbered(3001)))
    new, unsent = a_caller(hub, counter), ledger.received(numbered(3002))
    with pytest.raises(Refusal, match="THIET_BI_KHONG_KHOP"):
        push(hub, new, ledger, unsent)  # it may still serve
    with hub.storage.writing() as db:
        identity.revoke(db, old.device_id, hub.now())

    with nullcontext() if mine else pytest.raises(Refusal, match="THIET_BI_KHONG_KHOP"):
        assert push(hub, new, ledger, unsent).ackedThrough == 2

    with hub.storage.reading() as db:
        assert [held.first for held in ranges.held(db, new.device_id)] == ([3000] if mine else [])


def test_an_enrolment_whose_answer_was_lost_is_made_again(hub: Hub) -> None:
    instance = str(uuid4())
    lost = enrol(hub, code(hub, 3), instance=instance)

    device = enrol(hub, code(hub, 3), instance=instance)

    assert device.deviceId != lost.deviceId
    with hub.storage.reading() as db:
        assert [head.seq for head in journal.heads(db, device.deviceId)] == [0]


def test_another_counter_s_store_is_not_given_away(hub: Hub) -> None:
    ledger = Ledger()
    a_caller(hub, 3, instance=ledger.instance)

    with pytest.raises(Refusal, match="THIET_BI_DA_GHI_DANH"):
        enrol(hub, code(hub, 4), instance=ledger.instance)


@pytest.mark.parametrize(("unit", "width"), [("", 4), ("H" * 41, 4), (UNIT, 3), (UNIT, 8)])
def test_a_unit_of_odd_code_or_width_is_refused(hub: Hub, unit: str, width: int) -> None:
    with hub.storage.writing() as db, pytest.raises(ValueError, match="unit"):
        identity.register_unit(db, unit, width=width)


@pytest.mark.parametrize("counter", [0, -1, 1000])
def test_a_counter_has_a_number_of_three_digits_at_most(hub: Hub, counter: int) -> None:
    with hub.storage.writing() as db, pytest.raises(ValueError, match="counter"):
        identity.new_enrolment_code(db, UNIT, counter, hub.now(), timedelta(hours=1))


def test_a_revoked_device_is_marked_once(hub: Hub, clock: Clock) -> None:
    caller = a_caller(hub)
    with hub.storage.writing() as db:
        identity.revoke(db, caller.device_id, hub.now())
        first = db.execute(select(devices.c.revoked_at)).scalar_one()
        clock.forward(hours=1)
        identity.revoke(db, caller.device_id, hub.now())

        assert db.execute(select(devices.c.revoked_at)).scalar_one() == first
