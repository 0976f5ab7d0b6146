"""The journal: envelopes are strict, chains are checked without a database, entries come back as they came."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import msgspec
import pytest

from cchc_desktop.domain.events import HandedOver
from cchc_desktop.hub import journal, room
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.wire.contract import Op
from tests.factories import NOW
from tests.hub.counters import Ledger, numbered, push


def read(ledger: Ledger, *ops: dict[str, Any], **envelope: Any) -> list[journal.Entry]:
    return journal.read_batch(ledger.batch(ops, **envelope), 500)[1]


@pytest.mark.parametrize(
    "members",
    [
        {"opId": "x"},
        {"opId": str(uuid4()).upper()},
        {"actId": ""},
        {"dossierUid": "x"},
        {"seq": 0},
        {"seq": 2**53},
        {"seq": "1"},
        {"hash": "0" * 63},
        {"hash": "G" * 64},
        {"previousHash": "٠" * 64},
        {"payloadSha256": ""},
        {"payload": []},
        {"payload": "x"},
        {"occurredAt": "yesterday"},
        {"occurredAt": "2026-10-05T08:15:00"},
        {"occurredAt": "0001-01-01T00:00:00+14:00"},
        {"type": "x" * 61},
        {"operator": None},
    ],
)
def test_an_odd_operation_makes_the_whole_envelope_malformed(members: dict[str, Any]) -> None:
    ledger = Ledger()
    op = ledger.received(numbered(3001)) | members

    with pytest.raises(Refusal, match="PHONG_BI_SAI"):
        read(ledger, op)


@pytest.mark.parametrize(
    "envelope",
    [{"batchId": "x"}, {"deviceInstanceId": ""}, {"schemaVersion": 2}, {"sentAt": ""}, {"batchId": None}],
)
def test_an_odd_envelope_is_malformed(envelope: dict[str, Any]) -> None:
    with pytest.raises(Refusal, match="PHONG_BI_SAI"):
        read(Ledger(), **envelope)


def test_operations_that_are_none_are_malformed() -> None:
    with pytest.raises(Refusal, match="PHONG_BI_SAI"):
        journal.read_batch(Ledger().batch([5]), 500)  # type: ignore[list-item]  # what is tested


def test_a_chain_is_sound_when_every_link_is(ledger: Ledger) -> None:
    ops = [ledger.received(numbered(3001 + turn)) for turn in range(3)]

    assert journal.is_sound(read(ledger, *ops), NOW)
    assert journal.is_sound(read(ledger), NOW)
    assert not journal.is_sound(read(ledger, ops[0], ops[2]), NOW)
    assert not journal.is_sound(read(ledger, ops[1], ops[0]), NOW)
    assert not journal.is_sound(read(ledger, ops[0] | {"type": "dossier.stopped"}), NOW)


def test_unknown_members_of_an_operation_are_kept(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    op = ledger.received(numbered(3001)) | {"mai sau": 1}
    push(hub, caller, ledger, op)

    with hub.storage.reading() as db:
        [entry] = msgspec.json.decode(journal.entries_after(db, ledger.instance, 0, 10))
    assert entry["mai sau"] == 1


def test_entries_come_as_many_as_an_answer_holds(
    hub: Hub, caller: Caller, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "ROOM", 5000)
    push(hub, caller, ledger, *(ledger.received(numbered(3001 + turn)) for turn in range(5)))

    pages: list[list[Op]] = []
    with hub.storage.reading() as db:
        while page := msgspec.json.decode(
            journal.entries_after(db, ledger.instance, sum(map(len, pages)), 500), type=list[Op]
        ):
            pages.append(page)

    assert len(pages) > 1
    assert [op.seq for page in pages for op in page] == [1, 2, 3, 4, 5]


def test_heads_are_told_of_each_instance(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier = numbered(3001)
    push(hub, caller, ledger, ledger.received(dossier), ledger.event(HandedOver(NOW, "Phòng"), dossier))
    second = Ledger(hash=ledger.hash)
    push(hub, caller, second, second.received(numbered(3002)))

    with hub.storage.reading() as db:
        heads = {head.deviceInstanceId: (head.seq, head.hash) for head in journal.heads(db, caller.device_id)}
        told = journal.of_dossier(db, dossier.uid)
    assert heads == {ledger.instance: (2, ledger.hash), second.instance: (1, second.hash)}
    assert [op.type for op, _, _ in told] == ["dossier.received", "custody.handedOver"]
    assert told[1][1].outcome == "applied"
