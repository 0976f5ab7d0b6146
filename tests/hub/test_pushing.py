"""Taking a batch: examined whole, journalled once, answered the same however often it comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import msgspec
import pytest

from cchc_desktop.domain.events import Adopted, Amended, HandedOver, ResultHandedOver, SupplementRequested
from cchc_desktop.hub import dossiers, feed, journal, pushing, ranges
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.wire import payloads
from cchc_desktop.wire.contract import Change, OpBatchResult, RangeRequest
from tests.factories import NOW, an_intake
from tests.hub.counters import Ledger, a_caller, numbered, push, raw, rehashed


def journalled(hub: Hub, ledger: Ledger) -> list[dict[str, object]]:
    with hub.storage.reading() as db:
        entries: list[dict[str, object]] = msgspec.json.decode(journal.entries_after(db, ledger.instance, 0, 1000))
    return entries


def changes(hub: Hub, unit: str = "H52.18") -> list[Change]:
    with hub.storage.reading() as db:
        return feed.page(db, hub.storage.epoch, unit, None, 1000, frozenset())[0]


def in_own_range(hub: Hub, caller: Caller) -> None:
    with hub.storage.writing() as db:
        ranges.grant(db, caller, RangeRequest("MaHoSo", caller.unit, 1000, str(uuid4())), hub.now())


def test_a_received_dossier_is_journalled_kept_and_told_of(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    in_own_range(hub, caller)
    dossier = numbered(3001)
    op = ledger.received(dossier)

    answer = push(hub, caller, ledger, op)

    assert (answer.ackedThrough, answer.results[0].outcome) == (1, "applied")
    assert answer.ledgerHead is not None
    assert answer.ledgerHead.hash == op["hash"]
    [change] = changes(hub)
    assert (change.kind, change.id, change.version, change.causedBy) == ("dossier", dossier.uid, 1, op["opId"])
    assert change.data["MaHoSo"] == dossier.code
    assert "salt" not in change.data
    assert journalled(hub, ledger)[0]["payload"] == msgspec.json.decode(op["payload"])


def test_the_same_batch_again_gets_the_very_same_answer(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    body, key = ledger.batch([ledger.received(numbered(3001))]), str(uuid4())
    first = pushing.push(hub, caller, key, body)

    assert pushing.push(hub, caller, key, body) == first
    assert pushing.push(hub, caller, str(uuid4()), body) == first
    assert len(journalled(hub, ledger)) == 1


def test_entries_sent_again_in_another_batch_are_duplicates_with_the_answer_of_then(
    hub: Hub, caller: Caller, ledger: Ledger
) -> None:
    outside = ledger.received(numbered(7001))
    first = push(hub, caller, ledger, outside).results[0]

    again = push(hub, caller, ledger, outside, ledger.entry(raw("counter.event", suKien="x")))

    assert first.outcome == "accepted-with-warnings"
    assert [result.outcome for result in again.results] == ["duplicate", "applied"]
    assert again.results[0].warnings == first.warnings
    assert again.ackedThrough == 2


def test_a_key_or_a_batch_id_reused_for_other_content_is_refused(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    key, batch_id = str(uuid4()), str(uuid4())
    first = ledger.received(numbered(3001))
    pushing.push(hub, caller, key, ledger.batch([first], batchId=batch_id))
    second = ledger.received(numbered(3002))

    for reused_key, reused_batch in ((key, str(uuid4())), (str(uuid4()), batch_id)):
        with pytest.raises(Refusal, match="KHOA_DUNG_LAI"):
            pushing.push(hub, caller, reused_key, ledger.batch([second], batchId=reused_batch))

    assert len(journalled(hub, ledger)) == 1


def test_a_gap_is_refused_whole_and_says_where_the_hub_stands(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    first = ledger.received(numbered(3001))
    push(hub, caller, ledger, first)
    ledger.received(numbered(3002))
    third = ledger.received(numbered(3003))

    with pytest.raises(Refusal) as refused:
        push(hub, caller, ledger, third)

    assert (refused.value.status, refused.value.code) == (409, "SO_BI_SUA")
    head = msgspec.json.decode(refused.value.body())["ledgerHead"]
    assert head == {"deviceInstanceId": ledger.instance, "seq": 1, "hash": first["hash"]}
    assert len(journalled(hub, ledger)) == 1


def test_a_fork_is_refused(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    push(hub, caller, ledger, ledger.received(numbered(3001)), ledger.received(numbered(3002)))
    other = Ledger(ledger.instance)

    with pytest.raises(Refusal, match="SO_BI_SUA"):
        push(hub, caller, other, other.received(numbered(3009)))


def test_an_entry_that_follows_an_older_one_than_the_last_is_refused(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    first = ledger.received(numbered(3001))
    push(hub, caller, ledger, first, ledger.received(numbered(3002)))
    forked = Ledger(ledger.instance, hash=first["hash"], seq=2)

    with pytest.raises(Refusal, match="SO_BI_SUA"):
        push(hub, caller, forked, forked.received(numbered(3003)))


@pytest.mark.parametrize("member", ["payload", "payloadSha256", "hash", "previousHash", "occurredAt", "seq", "opId"])
def test_altered_content_breaks_the_chain(hub: Hub, caller: Caller, ledger: Ledger, member: str) -> None:
    first, second = ledger.received(numbered(3001)), ledger.received(numbered(3002))
    values = {
        "payload": msgspec.Raw(bytes(second["payload"]).replace(b"V", b"W")),
        "occurredAt": "2026-10-05T08:15:00.001+07:00",
        "seq": 3,
        "opId": str(uuid4()),
    }
    altered = second | {member: values.get(member, "0" * 64)}

    with pytest.raises(Refusal, match="SO_BI_SUA"):
        push(hub, caller, ledger, first, altered)

    assert changes(hub) == []


def test_a_used_op_id_with_other_content_is_rejected_yet_journalled(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    first = ledger.received(numbered(3001))
    second = ledger.received(numbered(3002), opId=first["opId"])

    answer = push(hub, caller, ledger, first, second)

    assert answer.results[1].outcome == "rejected"
    assert answer.results[1].problem is not None
    assert answer.results[1].problem.code == "OP_ID_REUSED"
    assert (answer.ackedThrough, len(changes(hub))) == (2, 1)


def test_a_journalled_op_id_coming_back_changed_is_rejected_and_changes_nothing(
    hub: Hub, caller: Caller, ledger: Ledger
) -> None:
    first = ledger.received(numbered(3001))
    push(hub, caller, ledger, first)
    changed = first | {"occurredAt": "2026-10-05T08:15:00.001+07:00"}
    changed["hash"] = rehashed(changed)

    answer = push(hub, caller, ledger, changed)

    assert answer.results[0].problem is not None
    assert answer.results[0].problem.code == "OP_ID_REUSED"
    assert journalled(hub, ledger)[0]["hash"] == first["hash"]


def test_a_new_instance_goes_on_from_the_hash_of_the_old_one(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    push(hub, caller, ledger, ledger.received(numbered(3001)))
    heir = Ledger(hash=ledger.hash)
    stranger = Ledger(hash="ab" * 32)

    assert push(hub, caller, heir, heir.received(numbered(3002))).ackedThrough == 1
    with pytest.raises(Refusal, match="SO_BI_SUA"):
        push(hub, caller, stranger, stranger.received(numbered(3003)))


def test_another_device_s_instance_is_not_written_to(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    with pytest.raises(Refusal, match="THIET_BI_KHONG_KHOP"):
        push(hub, a_caller(hub, 4), ledger, ledger.received(numbered(3001)))


def test_too_many_operations_are_refused(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    small = replace(hub, max_ops=1)

    with pytest.raises(Refusal, match="QUA_LON"):
        push(small, caller, ledger, ledger.received(numbered(3001)), ledger.received(numbered(3002)))


def test_an_empty_batch_says_where_the_hub_stands(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    push(hub, caller, ledger, ledger.received(numbered(3001)))

    assert push(hub, caller, ledger).ackedThrough == 1


def test_the_answer_to_a_batch_can_be_asked_for(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    batch_id = str(uuid4())
    answer = pushing.push(hub, caller, str(uuid4()), ledger.batch([ledger.received(numbered(3001))], batchId=batch_id))

    with hub.storage.reading() as db:
        assert pushing.answer_of(db, caller, batch_id) == answer
        with pytest.raises(Refusal, match="KHONG_TIM_THAY"):
            pushing.answer_of(db, a_caller_of_nobody(), batch_id)


def a_caller_of_nobody() -> Caller:
    return Caller(str(uuid4()), "H52.18", 9, frozenset())


def test_what_comes_before_its_dossier_waits_and_is_applied_when_it_comes(
    hub: Hub, caller: Caller, ledger: Ledger
) -> None:
    dossier = numbered(3001)
    other, its_ledger = a_caller(hub, 4), Ledger()
    adopted = its_ledger.event(Adopted(NOW, dossier, 0), dossier)
    returned = its_ledger.event(ResultHandedOver(NOW, "Lê Văn Thí Dụ"), dossier)
    early = push(hub, other, its_ledger, adopted, returned)

    push(hub, caller, ledger, ledger.received(dossier), ledger.event(HandedOver(NOW, "Phòng"), dossier))

    assert [result.outcome for result in early.results] == ["deferred", "deferred"]
    assert early.ackedThrough == 2
    with hub.storage.reading() as db:
        assert dossiers.load(db, [dossier.uid])[dossier.uid].status == "10"
    told = {change.id: change for change in changes(hub) if change.kind == "task"}
    assert told[returned["opId"]].causedBy == returned["opId"]
    assert told[returned["opId"]].data["outcome"] == "applied"
    assert push(hub, other, its_ledger, adopted, returned).results[1].version == 3


def test_a_slip_given_before_reception_does_not_wait_nor_undo_the_reception(
    hub: Hub, caller: Caller, ledger: Ledger
) -> None:
    in_own_range(hub, caller)
    dossier = numbered(3001)
    asked = ledger.event(SupplementRequested(NOW, "Thiếu đơn"), dossier)

    first = push(hub, caller, ledger, asked)
    second = push(hub, caller, ledger, ledger.received(dossier))

    assert first.results[0].outcome == "applied"
    assert second.results[0].outcome == "applied"
    with hub.storage.reading() as db:
        assert dossiers.load(db, [dossier.uid])[dossier.uid].status == "2"


def test_another_unit_s_dossier_is_not_touched(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier = numbered(3001)
    push(hub, caller, ledger, ledger.received(dossier))
    stranger, its_ledger = a_caller(hub, 3, unit="H52.19"), Ledger()

    answer = push(hub, stranger, its_ledger, its_ledger.event(HandedOver(NOW, "Phòng"), dossier))

    assert answer.results[0].problem is not None
    assert answer.results[0].problem.code == "DON_VI_KHONG_THAM_QUYEN"


def test_a_conflict_shows_the_hub_s_own_state(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier = numbered(3001)
    returned = ResultHandedOver(NOW)

    answer = push(
        hub,
        caller,
        ledger,
        ledger.received(dossier),
        ledger.event(returned, dossier),
        ledger.event(replace(returned, at=NOW + timedelta(minutes=1)), dossier),
    )

    last = answer.results[2]
    assert last.outcome == "conflict"
    assert last.serverState is not None
    assert last.serverState["NgayTra"] == "2026-10-05T08:15:00.000+07:00"


def test_an_amendment_reaches_the_hub(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    dossier = numbered(3001)
    mended = Amended(NOW, an_intake(note="Gọi trước khi trả"), "Sửa ghi chú")

    push(hub, caller, ledger, ledger.received(dossier), ledger.event(mended, dossier))

    with hub.storage.reading() as db:
        assert dossiers.load(db, [dossier.uid])[dossier.uid].data["GhiChu"] == "Gọi trước khi trả"


def test_no_exception_leaves_half_a_batch(
    hub: Hub, caller: Caller, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("power")

    body = ledger.batch([ledger.received(numbered(3001))])
    with monkeypatch.context() as patched:
        patched.setattr(dossiers, "save", breaks)
        with pytest.raises(RuntimeError, match="power"):
            pushing.push(hub, caller, str(uuid4()), body)

    assert journalled(hub, ledger) == []
    again = msgspec.json.decode(pushing.push(hub, caller, str(uuid4()), body), type=OpBatchResult)
    assert again.results[0].outcome != "duplicate"


def test_payloads_are_hashed_as_they_came_not_as_we_would_write_them(hub: Hub, caller: Caller, ledger: Ledger) -> None:
    spaced = payloads.Payload("counter.event", 1, b'{ "suKien": "x" }')

    assert push(hub, caller, ledger, ledger.entry(spaced)).ackedThrough == 1
