"""The queue: one dossier to one process, kept over crashes, in both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from cchc_desktop.domain.events import HandedOver
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.upstream import line_up
from cchc_desktop.hub.upstream.line_up import Claim
from cchc_desktop.hub.upstream.outbox import FORWARDS
from cchc_desktop.hub.upstream.parcel import Memory
from cchc_desktop.hub.upstream.tables import forwardings
from cchc_desktop.hub.upstream.troubles import LostClaim
from tests.factories import NOW
from tests.hub.counters import Clock, Ledger, a_hub, numbered, push

LASTS = timedelta(minutes=3)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: object) -> str:
    """The one kind and the other."""
    address: str = f"sqlite:///{tmp_path}/hub.db" if request.param == "sqlite" else request.getfixturevalue("postgres")
    return address


@pytest.fixture
def open_hub(hub: Hub) -> Hub:
    """A hub that has a portal above."""
    hub.storage.traits[FORWARDS] = True
    return hub


def claim(hub: Hub) -> Claim:
    held = line_up.claim(hub.storage, hub.now(), LASTS)
    assert held is not None
    return held


def test_of_two_processes_each_has_another_dossier_and_none_the_same(
    open_hub: Hub, database: str, clock: Clock, caller: Caller, ledger: Ledger
) -> None:
    beside = a_hub(database, clock)
    push(open_hub, caller, ledger, *(ledger.received(numbered(3001 + turn)) for turn in range(3)))

    held = [claim(open_hub), claim(beside), claim(open_hub)]

    assert len({each.uid for each in held}) == 3
    assert line_up.claim(beside.storage, beside.now(), LASTS) is None
    beside.storage.close()


def test_a_claim_of_a_process_that_died_ends_and_what_it_had_begun_is_known(
    open_hub: Hub, clock: Clock, caller: Caller, ledger: Ledger
) -> None:
    push(open_hub, caller, ledger, ledger.received(numbered(3001)))
    dead = claim(open_hub)
    dead.memory.begun = True
    line_up.keep(open_hub.storage, dead, open_hub.now() + LASTS)
    clock.forward(seconds=181)

    taken_over = claim(open_hub)

    assert (taken_over.uid, taken_over.memory) == (dead.uid, Memory(begun=True))
    for late in (
        lambda: line_up.keep(open_hub.storage, dead, open_hub.now()),
        lambda: line_up.give_back(open_hub.storage, dead, open_hub.now(), "X"),
    ):
        with pytest.raises(LostClaim):
            late()


def test_what_was_given_back_comes_after_the_others_and_not_before_its_time(
    open_hub: Hub, clock: Clock, caller: Caller, ledger: Ledger
) -> None:
    push(open_hub, caller, ledger, ledger.received(numbered(3001)))
    first = claim(open_hub)
    line_up.give_back(open_hub.storage, first, open_hub.now() + timedelta(seconds=30), "HTTP_500")
    push(open_hub, caller, ledger, ledger.received(numbered(3002)))

    other = claim(open_hub)

    assert other.uid != first.uid
    assert line_up.claim(open_hub.storage, open_hub.now(), LASTS) is None
    clock.forward(seconds=31)
    assert claim(open_hub)._replace(holder="") == first._replace(holder="", attempts=1)


def test_a_newer_state_is_tried_at_once(open_hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier = numbered(3001)
    push(open_hub, caller, ledger, ledger.received(dossier))
    line_up.give_back(open_hub.storage, claim(open_hub), open_hub.now() + timedelta(hours=1), "HTTP_500")

    push(open_hub, caller, ledger, ledger.event(HandedOver(NOW, "Phòng"), dossier))

    assert claim(open_hub).attempts == 1


def test_the_queue_s_length_and_age_are_told(open_hub: Hub, clock: Clock, caller: Caller, ledger: Ledger) -> None:
    push(open_hub, caller, ledger, ledger.received(numbered(3001)))
    clock.forward(seconds=90)
    push(open_hub, caller, ledger, ledger.received(numbered(3002)))

    with open_hub.storage.reading() as db:
        onward = line_up.Onward(True, line_up.standing(db))
        assert line_up.refused(db) == []
        assert len(db.execute(select(forwardings)).all()) == 2

    assert (onward.standing.waiting, onward.oldest_seconds(open_hub.now())) == (2, 90.0)
    assert line_up.Onward().oldest_seconds(open_hub.now()) == 0.0
