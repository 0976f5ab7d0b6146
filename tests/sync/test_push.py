"""Pushing: in order, in batches, as the ledger holds it; nothing lost, nothing twice, a fork never covered up."""

from __future__ import annotations

import gzip
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from counter_fixtures import Counter, hand_over

from cchc_desktop.acts import clock, decide, retention
from cchc_desktop.domain.instants import VN
from cchc_desktop.hub import room
from cchc_desktop.portal.errors import LedgerTampered, PortalTrouble, PortalUnreachable, StrangeAnswer, TooLarge
from cchc_desktop.store import deliveries, ledger, meta, tasks
from cchc_desktop.store.connection import transaction
from cchc_desktop.sync import connection, push, restored
from cchc_desktop.wire.contract import LedgerHead, Session
from tests.sync.conftest import Make
from tests.sync.hubs import RunningHub, listening, new_database
from tests.sync.ways import (
    Fate,
    Way,
    answer_cut,
    answer_lost,
    captive_json,
    done_but_broken,
    doubled,
    lost,
    stale,
    through,
)
from tests.sync.ways import problem as refusing

BATCHES = "/op-batches"
YEARS_LATER = datetime(2034, 1, 2, 8, 0, tzinfo=VN)


def a_session(**members: Any) -> Session:
    return Session("2026-10-05T08:15:00.000+07:00", **members)


def sent(counter: Counter, session: Session | None = None) -> dict[str, int]:
    portal = connection.connect(counter.db, counter.clock)
    assert portal is not None
    try:
        return dict(push.push(counter.db, portal, session or a_session(), counter.clock))
    finally:
        portal.close()


def batches(way: Way) -> list[dict[str, Any]]:
    bodies = [
        gzip.decompress(passing.body) if passing.headers.get("content-encoding") == "gzip" else passing.body
        for passing in way.asked(BATCHES)
    ]
    return [msgspec.json.decode(body) for body in bodies]


def seqs(way: Way) -> list[list[int]]:
    return [[op["seq"] for op in batch["ops"]] for batch in batches(way)]


def test_a_thousand_entries_go_in_order_in_batches(make: Make, hub: RunningHub, way: Way) -> None:
    counter = make()
    with transaction(counter.db):
        for _ in range(500):
            hand_over(counter, counter.receive())

    outcomes = sent(counter)

    assert outcomes == {"applied": 1003}  # with set-up, enrolment and its range
    assert [len(batch) for batch in seqs(way)] == [500, 500, 3]
    assert [seq for batch in seqs(way) for seq in batch] == list(range(1, 1004))
    assert hub.holds_all_of(counter)
    assert deliveries.waiting(counter.db) == (0, None)


def test_an_empty_outbox_asks_nothing(counter: Counter, way: Way) -> None:
    before = len(way.asked(BATCHES))

    assert sent(counter) == {}
    assert len(way.asked(BATCHES)) == before


def test_an_operation_is_sent_as_the_ledger_holds_it(counter: Counter, hub: RunningHub, way: Way) -> None:
    counter.receive(note="Đã gọi <b>&</b>")
    entry = counter.entries()[-1]

    sent(counter)

    op = batches(way)[-1]["ops"][-1]
    assert (op["opId"], op["actId"], op["seq"], op["type"]) == (entry.op_id, entry.act_id, entry.seq, entry.type)
    assert (op["payloadSha256"], op["hash"], op["schemaVersion"]) == (entry.payload_sha256, entry.hash, 1)
    assert op["operator"] == {
        "maCanBo": entry.clerk_code,
        "NguoiXuLy": entry.clerk_name,
        "ChucDanh": entry.clerk_title,
    }
    assert op["clock"]["lastContactAt"] == meta.read(counter.db, "last_contact")
    assert hub.holds_all_of(counter)


@pytest.mark.parametrize(("offset", "trusted"), [("0", True), ("-119000", True), ("121000", False), ("-121000", False)])
def test_a_clock_far_from_the_portal_s_is_said_not_to_be_trusted(
    counter: Counter, way: Way, offset: str, trusted: bool
) -> None:
    meta.write(counter.db, "clock_offset_ms", offset)
    counter.receive()

    sent(counter)

    block = batches(way)[-1]["ops"][-1]["clock"]
    assert (block.get("trusted", True), block.get("offsetMs", 0)) == (trusted, int(offset))


@pytest.mark.parametrize(("days", "trusted"), [(0, False), (3, False), (None, True)])
def test_a_clock_that_somebody_doubted_is_said_not_to_be_trusted(
    counter: Counter, way: Way, days: int | None, trusted: bool
) -> None:
    clock.settle(counter.db, days, "behind", counter.now)
    counter.receive()

    sent(counter)

    assert batches(way)[-1]["ops"][-1]["clock"].get("trusted", True) == trusted


def test_a_name_longer_than_the_contract_lets_is_cut_on_the_wire_alone(counter: Counter, way: Way) -> None:
    from dataclasses import replace

    counter.receive(by=replace(counter.clerk, name="Nguyễn " * 20))

    sent(counter)

    assert len(batches(way)[-1]["ops"][-1]["operator"]["NguoiXuLy"]) == 50
    assert len(counter.entries()[-1].clerk_name) == 140


@pytest.mark.parametrize("fate", [answer_lost, answer_cut, done_but_broken, doubled])
def test_an_answer_lost_after_the_hub_committed_loses_and_doubles_nothing(
    counter: Counter, hub: RunningHub, way: Way, fate: Fate
) -> None:
    counter.receive()
    way.tell(BATCHES, fate)

    try:
        sent(counter)
    except PortalUnreachable:
        assert deliveries.waiting(counter.db)[0] == 1
        assert deliveries.get(counter.db, ledger.last_pos(counter.db)) is None
        assert sent(counter) == {"duplicate": 1}

    assert hub.holds_all_of(counter)
    assert len(hub.dossiers(counter.desk.office.unit_code)) == 1
    assert seqs(way)[-1] == [counter.entries()[-1].seq]


@pytest.mark.parametrize("fate", [lost, captive_json, stale])
def test_what_was_not_taken_is_not_called_sent(counter: Counter, hub: RunningHub, way: Way, fate: Fate) -> None:
    counter.receive()
    way.tell(BATCHES, fate)

    with pytest.raises(PortalUnreachable):
        sent(counter)

    assert deliveries.waiting(counter.db)[0] == 1
    assert deliveries.get(counter.db, ledger.last_pos(counter.db)) is None
    sent(counter)
    assert hub.holds_all_of(counter)


def test_a_batch_too_large_is_halved_until_it_fits(counter: Counter, hub: RunningHub, way: Way) -> None:
    for _ in range(8):
        counter.receive()
    way.tell(BATCHES, *[refusing(413, "QUA_LON")] * 2)

    assert sent(counter, a_session(maxOpsPerBatch=8)) == {"applied": 8}

    assert [len(batch) for batch in seqs(way)][-6:] == [8, 4, 2, 2, 2, 2]
    assert hub.holds_all_of(counter)


def test_merged_acts_whose_states_are_more_than_one_answer_holds_go_all_the_same(
    make: Make, hub: RunningHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both counters amend the same dossiers; the hub answers the later with the whole of each."""
    first, second = make(3), make(4)
    dossiers = [first.receive() for _ in range(12)]
    first.exchange()
    second.exchange()
    for dossier in dossiers:
        intake = first.dossier(dossier.uid).intake
        by = first.lead, first.now, None
        decide.amend(first.db, dossier.uid, replace(intake, note="ghi chú"), "Ghi thêm", by)
        owner = replace(intake.owner, phone="0987654321")
        decide.amend(second.db, dossier.uid, replace(intake, owner=owner), "Đổi số", (second.lead, second.now, None))
    first.exchange()
    monkeypatch.setattr(room, "ROOM", 5_000)

    report = second.exchange()

    assert report.waiting == 0
    assert report.outcomes["merged"] == 12
    for dossier in dossiers:
        merged = second.dossier(dossier.uid).intake
        assert (merged.note, getattr(merged.owner, "phone", "")) == ("ghi chú", "0987654321")
    kept = hub.dossiers(second.desk.office.unit_code)
    assert {kept[dossier.uid].version for dossier in dossiers} == {3}


def test_a_batch_whose_answer_is_too_long_is_halved(counter: Counter, hub: RunningHub, way: Way) -> None:
    """The portal has it then; what is sent again is answered, and nothing is done twice."""
    for _ in range(8):
        counter.receive()
    portal = connection.connect(counter.db, counter.clock, cap=900)
    assert portal is not None

    push.push(counter.db, portal, a_session(maxOpsPerBatch=8), counter.clock)

    sizes = [len(batch) for batch in seqs(way)]
    assert sizes[sizes.index(8) + 1] == 4
    assert deliveries.waiting(counter.db)[0] == 0
    assert hub.holds_all_of(counter)
    assert len(hub.dossiers(counter.desk.office.unit_code)) == 8
    portal.close()


def test_one_operation_too_large_is_said_and_kept(counter: Counter, way: Way) -> None:
    counter.receive()
    way.always(BATCHES, refusing(413, "QUA_LON"))

    with pytest.raises(TooLarge):
        sent(counter)

    assert deliveries.waiting(counter.db)[0] == 1


@pytest.mark.parametrize("most", [1, 0, -5])
def test_a_portal_that_takes_one_at_a_time_gets_one_at_a_time(counter: Counter, way: Way, most: int) -> None:
    counter.receive()
    counter.receive()

    sent(counter, a_session(maxOpsPerBatch=most))

    assert [len(batch) for batch in seqs(way)][-2:] == [1, 1]


def test_a_trouble_midway_keeps_what_was_answered_before(counter: Counter, hub: RunningHub, way: Way) -> None:
    for _ in range(4):
        counter.receive()
    way.tell(BATCHES, through, lost)

    with pytest.raises(PortalUnreachable):
        sent(counter, a_session(maxOpsPerBatch=2))

    assert deliveries.waiting(counter.db)[0] == 2
    sent(counter)
    assert hub.holds_all_of(counter)


def test_a_refusal_is_work_and_holds_nothing_up(counter: Counter, hub: RunningHub) -> None:
    with hub.hub.storage.writing() as db:
        db.exec_driver_sql("delete from known_procedures where code = '1.010803'")
    refused = counter.receive()
    other = counter.receive(procedure_code="1.001776")
    try:
        assert sent(counter) == {"rejected": 1, "applied": 1}
    finally:
        with hub.hub.storage.writing() as db:
            db.exec_driver_sql("insert into known_procedures values ('1.010803')")

    (task,) = tasks.still_open(counter.db)
    assert (task.kind, task.dossier_uid) == ("rejected", refused.uid)
    assert list(hub.dossiers(counter.desk.office.unit_code)) == [other.uid]
    assert hub.holds_all_of(counter)  # journalled all the same
    assert sent(counter) == {}


def test_a_refusal_whose_answer_was_lost_is_work_all_the_same(counter: Counter, hub: RunningHub, way: Way) -> None:
    with hub.hub.storage.writing() as db:
        db.exec_driver_sql("delete from known_procedures where code = '1.010803'")
    counter.receive()
    way.tell(BATCHES, answer_lost)
    try:
        with pytest.raises(PortalUnreachable):
            sent(counter)
    finally:
        with hub.hub.storage.writing() as db:
            db.exec_driver_sql("insert into known_procedures values ('1.010803')")
    sent(counter)

    assert [task.kind for task in tasks.still_open(counter.db)] == ["rejected"]


def test_a_code_that_clashes_gets_an_alias_and_a_task(make: Make, hub: RunningHub) -> None:
    from counter_fixtures import a_range

    from cchc_desktop.store import dossiers, numbers

    first, second = make(3), make(4)
    unit = first.desk.office.unit_code
    first.receive()
    sent(first)
    numbers.put_range(second.db, a_range(3000, 3999, unit=unit))  # an office that mixed its ranges up
    second.db.conn.execute("update number_ranges set state = 'closed' where first = 4000")
    clash = second.receive()

    assert sent(second)["accepted-with-warnings"] == 1

    assert "MA_HO_SO_TRUNG" in [task.kind for task in tasks.still_open(second.db)]
    second.exchange()
    assert second.dossier(clash.uid).alias == f"{clash.code}-2"
    assert clash.uid in [found.uid for found in dossiers.by_code(second.db, f"{clash.code}-2")]
    first.exchange()
    assert len(dossiers.by_code(first.db, clash.code or "")) == 2  # scanning the printed code offers both
    assert first.is_sound()
    assert second.is_sound()


def test_our_own_chain_broken_is_never_covered_up(counter: Counter, hub: RunningHub) -> None:
    counter.receive()
    counter.db.conn.execute("drop trigger ledger_never_changes")
    counter.db.conn.execute(
        "update ledger set occurred_at = '2026-10-05T08:15:00.001+07:00' where pos = (select max(pos) from ledger)"
    )

    with pytest.raises(LedgerTampered) as tampered:
        sent(counter)

    assert "SO_BI_SUA" in tampered.value.sentence
    assert deliveries.waiting(counter.db)[0] == 1


def head_of(counter: Counter, seq: int, **changes: str) -> LedgerHead:
    facts = {"deviceInstanceId": ledger.instance(counter.db), "hash": ledger.hash_at(counter.db, seq) or "0" * 64}
    return LedgerHead(**{**facts, **changes}, seq=seq)  # type: ignore[arg-type]  # by name


def test_a_portal_put_back_is_sent_again_what_it_lost(counter: Counter) -> None:
    for _ in range(4):
        counter.receive()
    sent(counter)
    whole = deliveries.acked(counter.db)

    push.mind_heads(counter.db, a_session(ledgerHeads=[head_of(counter, whole - 3)]))

    assert deliveries.acked(counter.db) == whole - 3
    assert restored.doubts_ranges(counter.db)


def test_a_crash_while_it_goes_back_forgets_no_doubt(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    """Gone back and not in doubt it would keep a range that the portal has given to another."""

    def crash(*_given: object) -> None:
        raise KeyboardInterrupt

    sent(counter)
    whole = deliveries.acked(counter.db)
    monkeypatch.setattr(restored, "doubt_ranges", crash)

    with pytest.raises(KeyboardInterrupt):
        push.mind_heads(counter.db, a_session(ledgerHeads=[head_of(counter, whole - 1)]))

    assert deliveries.acked(counter.db) == whole


def test_a_portal_that_lost_all_is_sent_all(counter: Counter) -> None:
    push.mind_heads(counter.db, a_session(ledgerHeads=[head_of(counter, 0)]))

    assert deliveries.acked(counter.db) == 0


def test_a_portal_ahead_of_our_answers_is_asked_for_them_again(counter: Counter, way: Way, hub: RunningHub) -> None:
    acked = deliveries.acked(counter.db)
    counter.receive()
    way.tell(BATCHES, answer_lost)
    with pytest.raises(PortalUnreachable):
        sent(counter)

    push.mind_heads(counter.db, a_session(ledgerHeads=[head_of(counter, acked + 1)]))

    assert deliveries.acked(counter.db) == acked
    assert sent(counter) == {"duplicate": 1}


@pytest.mark.parametrize("forked", [{"hash": "f" * 64}, {"seq": 99}])
def test_a_fork_stops_the_sending_with_a_sentence(counter: Counter, forked: dict[str, Any]) -> None:
    acked = deliveries.acked(counter.db)
    head = head_of(counter, 2)
    for name, value in forked.items():
        setattr(head, name, value)

    with pytest.raises(LedgerTampered) as tampered:
        push.mind_heads(counter.db, a_session(ledgerHeads=[head]))

    assert "Ngừng gửi" in tampered.value.sentence
    assert deliveries.acked(counter.db) == acked


def test_a_portal_that_never_heard_of_our_instance_is_sent_all(counter: Counter) -> None:
    others = head_of(counter, 1, deviceInstanceId="other", hash="x")  # of a machine that was here before

    assert push.mind_heads(counter.db, a_session(ledgerHeads=[others]))

    assert deliveries.acked(counter.db) == 0


def test_a_portal_that_tells_no_heads_is_believed_to_have_what_it_acknowledged(counter: Counter) -> None:
    acked = deliveries.acked(counter.db)

    assert not push.mind_heads(counter.db, a_session(ledgerHeads=[]))

    assert deliveries.acked(counter.db) == acked


def test_a_portal_that_journals_nothing_is_not_asked_for_ever(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.receive()
    portal = connection.connect(counter.db, counter.clock)
    assert portal is not None
    whole = portal.push

    def without_progress(*given: Any) -> Any:
        answer = whole(*given)
        answer.ackedThrough = 0
        return answer

    monkeypatch.setattr(portal, "push", without_progress)
    with pytest.raises(StrangeAnswer):
        push.push(counter.db, portal, a_session(), counter.clock)
    portal.close()


def test_an_old_instance_is_sent_before_the_new_one(counter: Counter, way: Way) -> None:
    from cchc_desktop.domain.instants import instant_text
    from cchc_desktop.store.uids import new_uid

    counter.receive()
    old, (_, _, last) = ledger.instance(counter.db), ledger.head(counter.db)
    ledger.open_instance(counter.db, new_uid(), instant_text(counter.now), last)
    counter.receive()

    with suppress(PortalTrouble):  # whether the hub lets the new instance go on is the hub's to say
        sent(counter)

    first, second = batches(way)[-2:]
    assert (first["deviceInstanceId"], second["deviceInstanceId"]) == (old, ledger.instance(counter.db))
    assert ([op["seq"] for op in second["ops"]], second["ops"][0]["previousHash"]) == ([1], last)


def test_what_was_blanked_is_told_to_the_portal_and_what_it_has_is_sent_no_more(counter: Counter) -> None:
    dossier = counter.receive()
    decide.void(counter.db, dossier.uid, "nhập nhầm", (counter.lead, counter.now, None))
    assert retention.plan(counter.db, counter.desk, date(2028, 1, 1), counter.admin, YEARS_LATER).dossiers == 0
    counter.exchange()

    retention.apply(counter.db, counter.desk, (date(2028, 1, 1), "12/QĐ"), counter.admin, YEARS_LATER)
    counter.exchange()

    assert deliveries.acked(counter.db) == ledger.last_pos(counter.db)
    blanked = counter.entries(dossier.uid)[-1]
    answer = deliveries.get(counter.db, blanked.pos)
    assert (blanked.type, answer.outcome if answer else "") == ("payload.blanked", "applied")
    assert counter.dossier(dossier.uid).blanked
    assert counter.is_sound()


def test_a_new_portal_gets_what_was_blanked_as_it_is_now(counter: Counter, hub: RunningHub, tmp_path: Path) -> None:
    gone, kept = counter.receive(), counter.receive()
    hand_over(counter, gone)
    decide.void(counter.db, gone.uid, "nhập nhầm", (counter.lead, counter.now, None))
    counter.exchange()
    retention.apply(counter.db, counter.desk, (date(2028, 1, 1), "12/QĐ"), counter.admin, YEARS_LATER)
    unit = counter.desk.office.unit_code

    with listening(new_database(tmp_path / "another")) as another:
        another.clock.at = counter.clock.at = YEARS_LATER
        counter.enrol(another.url, another.code(3, unit))
        counter.portal = None
        report = counter.exchange()

        assert (report.waiting, report.undecided, report.needs_person) == (0, 0, 0)
        assert set(another.dossiers(unit)) == {kept.uid}
        assert another.holds_all_of(counter)
