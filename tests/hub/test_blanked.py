"""What a counter has blanked goes to a hub that has not its old entries: for the chain alone, and nothing waits for it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from cchc_desktop.domain.events import HandedOver
from cchc_desktop.hub import dossiers
from cchc_desktop.hub.blanked import LEAST
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.refusals import Refusal
from tests.factories import NOW
from tests.hub.counters import Ledger, a_caller, numbered, push, raw


def blank(op: dict[str, Any]) -> dict[str, Any]:
    """As it is once its content was deleted; its hashes stay."""
    return op | {"payload": msgspec.Raw(b"{}")}


@pytest.fixture
def years_later(hub: Hub) -> None:
    hub.clock.forward(days=LEAST.days + 1)  # type: ignore[attr-defined]  # the tests' clock


@pytest.mark.usefixtures("years_later")
def test_of_a_blanked_dossier_there_is_none_and_nothing_waits(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier, other, book = numbered(3001), a_caller(hub, 4), Ledger()
    early = book.event(HandedOver(NOW, "Phòng"), dossier)
    assert push(hub, other, book, early).results[0].outcome == "deferred"

    ops = [blank(ledger.received(dossier)), ledger.event(HandedOver(NOW, "Phòng"), dossier)]
    first = push(hub, caller, ledger, *ops)
    later = push(
        hub,
        caller,
        ledger,
        ledger.event(HandedOver(NOW, "Phòng"), dossier),
        ledger.entry(raw("payload.blanked"), dossier.uid),
    )

    outcomes = [result.outcome for result in (*first.results, *later.results)]
    assert outcomes == ["applied"] * 4
    assert push(hub, other, book, early).results[0].outcome == "duplicate"
    with hub.storage.reading() as db:
        assert dossiers.load(db, [dossier.uid]) == {}


@pytest.mark.parametrize("about", [True, False])
def test_what_is_blank_too_early_or_of_no_dossier_was_spoiled(
    hub: Hub, caller: Caller, ledger: Ledger, about: bool
) -> None:
    if not about:
        hub.clock.forward(days=LEAST.days + 1)  # type: ignore[attr-defined]  # the tests' clock
    op = ledger.received(numbered(3001)) if about else ledger.entry(raw("counter.event", suKien="x"))

    with pytest.raises(Refusal, match="SO_BI_SUA"):
        push(hub, caller, ledger, blank(op))


@pytest.mark.usefixtures("years_later")
def test_a_dossier_that_is_here_stays_as_it_is(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    """A hub put back from before its end: what ended it is told no more."""
    dossier = numbered(3001)
    push(hub, caller, ledger, ledger.received(dossier))

    [voided] = push(hub, caller, ledger, blank(ledger.entry(raw("dossier.voided", lyDo="x"), dossier.uid))).results

    assert voided.outcome == "applied"
    with hub.storage.reading() as db:
        assert dossiers.load(db, [dossier.uid])[dossier.uid].version == 1
