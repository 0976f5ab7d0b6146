"""A hub that is an older copy: it grants nothing before it has heard its counters out (whole stories: tests/sync)."""

from __future__ import annotations

import contextlib
from datetime import timedelta

import pytest

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import identity, put_back, ranges
from cchc_desktop.hub.app import load_catalogue
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.refusals import Refusal
from tests.hub.counters import UNIT, Ledger, a_caller, numbered, push


def held_back(hub: Hub) -> bool:
    with hub.storage.reading() as db, contextlib.suppress(Refusal):
        put_back.demand_all_heard(db, UNIT)
        return False
    return True


def heard(hub: Hub, caller: Caller, *, begun: bool = True) -> None:
    with hub.storage.writing() as db:
        if begun:
            identity.touch(db, caller.device_id, hub.now())
        put_back.heard(db, caller, hub.now())


def noticed(hub: Hub) -> None:
    with hub.storage.writing() as db:
        put_back.notice_all(db, hub.now())


def test_a_hub_that_was_never_put_back_holds_nothing_back(hub: Hub) -> None:
    a_caller(hub, 3)

    assert not held_back(hub)


def test_ranges_wait_for_the_last_counter_of_the_unit(hub: Hub) -> None:
    first, second = a_caller(hub, 3), a_caller(hub, 4)
    hub.clock.forward(minutes=1)  # type: ignore[attr-defined]  # the tests' clock
    noticed(hub)
    with hub.storage.reading() as db, pytest.raises(Refusal, match="CHO_QUAY_NOI_LAI"):
        put_back.demand_all_heard(db, UNIT)

    heard(hub, first)
    assert held_back(hub)
    heard(hub, second)

    assert not held_back(hub)


def test_an_exchange_of_before_does_not_count(hub: Hub) -> None:
    caller = a_caller(hub, 3)
    hub.clock.forward(minutes=1)  # type: ignore[attr-defined]  # the tests' clock
    noticed(hub)

    heard(hub, caller, begun=False)

    assert held_back(hub)


def test_a_procedure_whose_catalogue_may_be_lost_is_taken_meanwhile(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    """It was taken before the copy was put back: refused now, the dossier would be lacking here for good."""
    load_catalogue(hub.storage, "thu-tuc", [{"code": "9.999999"}], "1", hub.now())
    received = [ledger.received(numbered(number)) for number in (3001, 3002)]
    assert push(hub, caller, ledger, received[0]).results[0].outcome == "rejected"
    noticed(hub)

    assert push(hub, caller, ledger, received[1]).results[0].outcome == "accepted-with-warnings"


@pytest.mark.parametrize("scrapped", ["revoked", "silent"])
def test_a_counter_that_is_no_more_is_not_waited_for(hub: Hub, scrapped: str) -> None:
    caller, gone = a_caller(hub, 3), a_caller(hub, 4)
    if scrapped == "revoked":
        with hub.storage.writing() as db:
            identity.revoke(db, gone.device_id, hub.now())
    else:
        hub.clock.forward(days=101)  # type: ignore[attr-defined]  # the tests' clock
        with hub.storage.writing() as db:
            identity.touch(db, caller.device_id, hub.now())
    noticed(hub)

    heard(hub, caller)

    assert not held_back(hub)


def test_noticed_again_by_itself_it_is_the_same_copy_still(hub: Hub) -> None:
    caller = a_caller(hub, 3)
    noticed(hub)
    hub.clock.forward(minutes=1)  # type: ignore[attr-defined]  # the tests' clock
    with hub.storage.writing() as db:
        put_back.pulled(db, caller, hub.now(), ahead=True)
        before = ranges.mint(db, UNIT, "2026-10-05", hub.now())
        put_back.pulled(db, caller, hub.now(), ahead=True)
        after = ranges.mint(db, UNIT, "2026-10-05", hub.now())

    assert int((after or "0")[-4:]) == int((before or "0")[-4:]) + 1


def test_who_is_awaited_is_known(hub: Hub) -> None:
    caller = a_caller(hub, 3)
    with hub.storage.reading() as db:
        assert not put_back.is_awaited(db, caller)
    noticed(hub)
    with hub.storage.reading() as db:
        assert put_back.is_awaited(db, caller)
    longest_offline = timedelta(days=60)
    assert longest_offline < put_back.FORGOTTEN


def test_a_bundle_of_before_the_notice_does_not_count(hub: Hub) -> None:
    caller = a_caller(hub, 3)
    before = instant_text(hub.now())
    hub.clock.forward(minutes=1)  # type: ignore[attr-defined]  # the tests' clock
    noticed(hub)
    for made_at in (before, "", instant_text(hub.now())):
        assert held_back(hub)
        with hub.storage.writing() as db:
            identity.touch(db, caller.device_id, hub.now())
            put_back.carried(db, caller, made_at, hub.now())

    assert not held_back(hub)
