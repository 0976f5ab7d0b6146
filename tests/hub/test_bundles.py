"""Nothing of a bundle is believed before it is known whose it is, that it is whole, and that its turn has come."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from cchc_desktop.hub import identity, schema
from cchc_desktop.hub.context import Hub
from cchc_desktop.wire.canonical import sha256_hex
from cchc_desktop.wire.sealed import Keys, Kind
from tests.hub.bundle_makers import Maker, carried, refusal_of, sealing
from tests.hub.counters import numbered


@pytest.fixture
def maker(hub: Hub) -> Maker:
    return Maker(sealing(hub))


def journalled(hub: Hub) -> int:
    with hub.storage.reading() as db:
        return len(db.execute(select(schema.ledger.c.seq)).all())


def test_a_sound_one_is_taken_once(maker: Maker, hub: Hub) -> None:
    data = maker.sealed(maker.bundle(1, maker.ledger.received(numbered(3001))))
    carried(maker.hub, data)
    carried(maker.hub, data)
    assert journalled(hub) == 1


@pytest.mark.parametrize(
    ("outside", "code"),
    [
        ({"hub": bytes(8)}, "GOI_SAI_CONG"),
        ({"device": "01a205f0-2c00-7000-8000-28fb4d8da51b"}, "GOI_LA"),
        ({"kind": Kind.ANSWER}, "GOI_HONG"),
        ({"seq": 2}, "GOI_HONG"),
        ({"about": bytes(range(32))}, "GOI_HONG"),
    ],
)
def test_another_outside_than_inside(maker: Maker, hub: Hub, outside: dict[str, Any], code: str) -> None:
    bundle = maker.bundle(1, maker.ledger.received(numbered(3001)))
    assert refusal_of(maker.hub, maker.sealed(bundle, **outside)) == code
    assert journalled(hub) == 0


@pytest.mark.parametrize(
    "members",
    [
        {"hub": "00" * 8},
        {"device": "somebody else"},
        {"deviceInstanceId": "no uuid"},
        {"first": 0},
        {"first": 2},
        {"answerKey": b"short"},
        {"format": 9},
    ],
)
def test_another_inside_than_outside(maker: Maker, hub: Hub, members: dict[str, Any]) -> None:
    assert refusal_of(maker.hub, maker.sealed(maker.bundle(1, **members))) == "GOI_HONG"


def test_signed_by_somebody_else(maker: Maker) -> None:
    bundle = maker.bundle(1)
    maker.key = Ed25519PrivateKey.generate()
    assert refusal_of(maker.hub, maker.sealed(bundle)) == "GOI_HONG"


def test_another_s_bundle_under_an_own_name(maker: Maker) -> None:
    other = Maker(maker.hub, 4)
    assert refusal_of(maker.hub, other.sealed(maker.bundle(1))) == "GOI_HONG"
    stolen = other.bundle(1, deviceInstanceId=maker.ledger.instance)
    assert refusal_of(maker.hub, other.sealed(stolen)) == "GOI_LAC"


def test_garbage(maker: Maker) -> None:
    for data in (b"", b"PK", b"x" * 500):
        assert refusal_of(maker.hub, data) == "GOI_HONG"


def test_of_a_device_that_was_withdrawn(maker: Maker) -> None:
    with maker.hub.storage.writing() as db:
        identity.revoke(db, maker.device, maker.hub.now())
    assert refusal_of(maker.hub, maker.sealed(maker.bundle(1))) == "GOI_BI_THU_HOI"


def test_turns(maker: Maker) -> None:
    first = maker.sealed(maker.bundle(1))
    previous = sha256_hex(first)
    assert refusal_of(maker.hub, maker.sealed(maker.bundle(2, first=1, previous=previous))) == "GOI_THIEU"
    assert refusal_of(maker.hub, first) == ""
    assert refusal_of(maker.hub, maker.sealed(maker.bundle(4, first=1, previous=previous))) == "GOI_THIEU"
    second = maker.sealed(maker.bundle(2, first=1, previous=previous))
    assert refusal_of(maker.hub, second) == ""
    assert refusal_of(maker.hub, maker.sealed(maker.bundle(7))) == ""  # the first of a later export
    assert refusal_of(maker.hub, maker.sealed(maker.bundle(5))) == "GOI_CU"
    assert refusal_of(maker.hub, second) == ""  # the very same once more


@pytest.mark.parametrize(("seq", "members"), [(1, {}), (2, {"first": 1, "previous": "ab" * 32})])
def test_a_copy_s_bundle_changes_nothing_and_hears_how_things_stand(
    maker: Maker, seq: int, members: dict[str, Any]
) -> None:
    assert refusal_of(maker.hub, maker.sealed(maker.bundle(1, maker.ledger.received(numbered(3001))))) == ""

    data = maker.sealed(maker.bundle(seq, maker.ledger.received(numbered(3002)), **members))
    assert refusal_of(maker.hub, data) == ""

    assert journalled(maker.hub) == 1
    with maker.hub.storage.reading() as db:
        assert db.execute(select(schema.bundles.c.seq)).scalars().all() == [1]


def test_a_hub_with_other_keys_opens_nothing(maker: Maker) -> None:
    data = maker.sealed(maker.bundle(1))
    object.__setattr__(maker.hub, "seals", Keys.of(Ed25519PrivateKey.generate()))
    assert refusal_of(maker.hub, data) == "GOI_SAI_CONG"
