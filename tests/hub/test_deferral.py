"""What waits for a dossier is applied in the order it came, whichever counter sent it."""

from __future__ import annotations

from datetime import timedelta

from cchc_desktop.domain.events import Adopted, Apologised, ResultHandedOver
from cchc_desktop.hub import deferral, dossiers
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from tests.factories import LATER, NOW
from tests.hub.counters import Ledger, a_caller, numbered, push


def test_two_counters_early_acts_are_applied_in_order_of_arrival(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier = numbered(3001)
    early = [(a_caller(hub, counter), Ledger()) for counter in (4, 5)]
    events = [Apologised(NOW, "Muộn", LATER), Apologised(NOW, "Muộn nữa", LATER + timedelta(days=1))]
    for (other, book), event in zip(early, events, strict=True):
        push(hub, other, book, book.event(Adopted(NOW, dossier, 0), dossier), book.event(event, dossier))

    push(hub, caller, ledger, ledger.received(dossier))

    with hub.storage.reading() as db:
        held = dossiers.load(db, [dossier.uid])[dossier.uid]
        assert (held.data["NgayHenTra"][:10], held.data["soLanXinLoi"], held.version) == ("2026-10-30", 2, 3)
        assert not deferral.waits(db, dossier.uid)


def test_what_turns_out_a_conflict_is_told_as_one(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier = numbered(3001)
    other, book = a_caller(hub, 4), Ledger()
    adopted, late = book.event(Adopted(NOW, dossier, 0), dossier), book.event(ResultHandedOver(NOW), dossier)
    push(hub, other, book, adopted, late)

    push(hub, caller, ledger, ledger.received(dossier), ledger.event(ResultHandedOver(NOW), dossier))

    assert push(hub, other, book, late).results[0].problem is not None


def test_what_waits_still_waits_when_it_is_sent_again(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    """Its first answer may have been lost: "duplicate" would say that it is done."""
    dossier = numbered(3001)
    other, book = a_caller(hub, 4), Ledger()
    early = book.event(Adopted(NOW, dossier, 0), dossier)
    push(hub, other, book, early)

    assert push(hub, other, book, early).results[0].outcome == "deferred"
    push(hub, caller, ledger, ledger.received(dossier))
    assert push(hub, other, book, early).results[0].outcome == "duplicate"


def test_nothing_waits_for_a_dossier_nobody_spoke_of(hub: Hub) -> None:
    with hub.storage.reading() as db:
        assert not deferral.waits(db, "0192f7c0-0000-7000-8000-00000000dead")
