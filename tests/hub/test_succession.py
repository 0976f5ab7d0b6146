"""Ledgers that follow one another: the new one closes the old, and what comes under the old later is kept and said."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc_desktop.hub import journal, succession
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.refusals import Refusal
from tests.factories import NOW
from tests.hub.counters import Ledger, numbered, push, raw

CLOSED, LATER = NOW + timedelta(hours=12), NOW + timedelta(hours=13)


def going_on(hub: Hub, caller: Caller, former: Ledger) -> Ledger:
    """A new instance of the same machine, its first entry at the hub."""
    new = Ledger(hash=former.hash)
    push(hub, caller, new, new.entry(raw("counter.event", suKien="restore"), at=CLOSED))
    return new


def test_the_first_entry_of_the_new_closes_the_old(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    push(hub, caller, ledger, ledger.received(numbered(3001)))

    new = going_on(hub, caller, ledger)

    with hub.storage.reading() as db:
        heads = {head.deviceInstanceId: head.closed for head in journal.heads(db, caller.device_id)}
        assert (heads[ledger.instance], heads[new.instance]) == (True, False)
        with pytest.raises(Refusal, match="SO_DA_DONG"):
            succession.demand_open(db, ledger.instance)
        succession.demand_open(db, new.instance)


def test_what_was_entered_before_comes_late_without_a_word(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    push(hub, caller, ledger, ledger.received(numbered(3001)))
    going_on(hub, caller, Ledger(ledger.instance, ledger.hash, ledger.seq))

    answer = push(hub, caller, ledger, ledger.received(numbered(3002)))

    assert "SO_DA_DONG" not in [warning.code for warning in answer.results[0].warnings]


def test_what_is_entered_after_is_kept_and_said_once_a_batch(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    push(hub, caller, ledger, ledger.received(numbered(3001)))
    going_on(hub, caller, Ledger(ledger.instance, ledger.hash, ledger.seq))

    late = [ledger.entry(raw("counter.event", suKien="sign-in"), at=LATER) for _ in range(2)]
    answer = push(hub, caller, ledger, *late)

    assert [[warning.code for warning in result.warnings] for result in answer.results] == [["SO_DA_DONG"], []]


def test_a_first_ledger_closes_none(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    push(hub, caller, ledger, ledger.received(numbered(3001)))

    with hub.storage.reading() as db:
        assert succession.closed(db, [ledger.instance]) == {}
