"""Prints, numbers and answers agree with the ledger, and whatever is changed in them is found."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from counter_fixtures import Counter, hand_over, open_counter

from cchc_desktop.acts import deliver, printing
from cchc_desktop.store import deliveries, ledger, meta, numbers, schema, verify
from cchc_desktop.store.connection import Database
from cchc_desktop.store.flaws import Flaw, Wrong
from cchc_desktop.wire.contract import OpBatchResult, OpResult

BATCH = ("handover", "BG-3-261005-01")


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[Counter]:
    """Three dossiers, one handed over, with prints that went well, failed and were repeated; all of it sent but the last."""
    with open_counter(tmp_path / "counter") as counter:
        first, second, _ = counter.receive(), counter.receive(), counter.receive()
        for subject, kind, state in (
            (first.uid, printing.RECEIPT, printing.HANDED_OVER),
            (first.uid, printing.RECEIPT, printing.FAILED),
            (second.uid, printing.RECEIPT, printing.HANDED_OVER),
            (BATCH[1], BATCH[0], printing.HANDED_OVER),
        ):
            asked = printing.ask(counter.db, subject, kind, counter.clerk, counter.now)
            counter.clock.forward(seconds=1)
            printing.note(counter.db, asked, state, "Canon", "", (counter.clerk, counter.now))
        printing.ask(counter.db, second.uid, printing.RECEIPT, counter.clerk, counter.now)
        hand_over(counter, first)
        answer_all(counter, but=1)
        yield counter


def answer_all(counter: Counter, but: int) -> None:
    entries = counter.entries()
    results = [OpResult(entry.op_id, "applied", version=1 if entry.dossier_uid else None) for entry in entries]
    answer = OpBatchResult("b", entries[-1].occurred_at, entries[-1].seq - but, results)
    assert deliver.take_answer(counter.db, entries, answer, counter.now)


def test_a_store_that_was_lived_in_is_sound(lived: Counter) -> None:
    assert verify.prove(lived.db, full=True) is None


def test_what_was_decided_later_and_what_is_said_again_is_sound(lived: Counter) -> None:
    entry = lived.entries()[1]
    deliver.take_late_result(lived.db, entry.op_id, OpResult(entry.op_id, "deferred"), entry.occurred_at)
    deliver.take_later_outcome(lived.db, entry.op_id, 3, entry.occurred_at)
    assert deliveries.get(lived.db, entry.pos).outcome == "applied"  # type: ignore[union-attr]
    assert verify.check_full(lived.db) is None

    deliveries.set_acked(lived.db, 2)  # the portal was restored
    assert verify.check_full(lived.db) is None


CHANGES = {
    "a print that was never asked": (
        "insert into prints select 'x', dossier_uid, slip, printing, state, printer, error, asked_at, changed_at, "
        "slip_number from prints limit 1",
        Wrong.PRINTS,
    ),
    "a print taken away": ("delete from prints where rowid = 1", Wrong.PRINTS),
    "the prints of a dossier taken away": (
        "delete from prints where dossier_uid = (select dossier_uid from prints order by rowid desc limit 1)",
        Wrong.PRINTS,
    ),
    "a failed print made good": ("update prints set state = 'handed_over' where state = 'failed'", Wrong.PRINTS),
    "another count": ("update prints set printing = 1 where printing = 2", Wrong.PRINTS),
    "a print of the counter taken away": ("delete from prints where dossier_uid is null", Wrong.PRINTS),
    "a number taken back": ("update numbers set last = last - 1 where last > 3000", Wrong.NUMBER),
    "a day's numbers forgotten": ("delete from numbers where last > 3000", Wrong.NUMBER),
    "a number that was used voided": (
        "insert into voided_numbers select range, day, last, last, 'x', 1 from numbers where last > 3000",
        Wrong.VOIDED,
    ),
    "an answer of another entry": (
        "update deliveries set answer = (select answer from deliveries where pos = 3) where pos = 2",
        Wrong.ANSWER,
    ),
    "another outcome": ("update deliveries set outcome = 'rejected' where pos = 2", Wrong.ANSWER),
    "no answer at all": ("update deliveries set answer = x'7b' where pos = 2", Wrong.ANSWER),
    "an answer taken away": ("delete from deliveries where pos = 4", Wrong.UNANSWERED),
    "the last answer taken away": ("delete from deliveries where pos >= (select max(pos) - 1 from ledger)", Wrong.UNANSWERED),
    "the first answer taken away": ("delete from deliveries where pos = 1", Wrong.UNANSWERED),
    "sent further than there is": ("update meta set value = '10000' where key = 'acked_pos'", Wrong.SENT),
    "another count of what was sent": ("update meta set value = '1' where key = 'acked_receptions'", Wrong.SENT),
}  # fmt: skip


@pytest.mark.parametrize(("change", "wrong"), CHANGES.values(), ids=CHANGES)
def test_it_is_found(lived: Counter, change: str, wrong: Wrong) -> None:
    before = meta.read(lived.db, "verified")
    lived.db.conn.execute(change)

    flaw = verify.prove(lived.db, full=True)

    assert flaw is not None
    assert flaw.wrong is wrong
    assert "Ví Dụ" not in flaw.what + flaw.sentence
    assert meta.read(lived.db, "verified") == before


def test_a_number_of_an_emergency_pad_or_of_another_counter_is_none_of_the_last_given(tmp_path: Path) -> None:
    with open_counter(tmp_path / "counter") as counter:
        dossier = counter.receive()
        day = dossier.received_at.date().isoformat()  # type: ignore[union-attr]
        counter.db.conn.execute("update numbers set last = 0")
        assert verify.check_full(counter.db) == Flaw(Wrong.NUMBER, about=dossier.uid)

        of = numbers.ranges(counter.db)[-1]
        counter.db.conn.execute("insert into pads values (?, ?, ?, ?, 1)", (of.id, day, 3000, 3000))
        assert verify.check_full(counter.db) is None

        counter.db.conn.execute("delete from pads")
        counter.db.conn.execute("update number_ranges set first = 5000, last = 5999 where id = ?", (of.id,))
        assert verify.check_full(counter.db) is None


def test_a_provisional_number_was_given_out_too(tmp_path: Path) -> None:
    with open_counter(tmp_path / "counter", granted=None) as counter:
        assert counter.receive().provisional
        assert verify.check_full(counter.db) is None

        counter.db.conn.execute("update numbers set last = 0")

        assert verify.check_full(counter.db) is not None


def test_only_what_was_walked_is_noted_as_verified(lived: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    """While everything is being looked at another program goes on receiving."""
    walked = ledger.last_pos(lived.db)
    _meanwhile(lived, monkeypatch)

    assert verify.prove(lived.db, full=True) is None

    assert ledger.last_pos(lived.db) > walked
    assert [pos for pos, _ in verify._anchors(lived.db)] == [walked]


def _meanwhile(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    check = verify.check_rebuilt

    def another(db: Database, between: Callable[[], None] = lambda: None) -> Flaw | None:
        thread = threading.Thread(target=_receive_beside, args=(counter,))
        thread.start()
        thread.join()
        return check(db, between)

    monkeypatch.setattr(verify, "check_rebuilt", another)


def _receive_beside(counter: Counter) -> None:
    from counter_fixtures import KEY

    beside = Counter(counter.folder, counter.desk, counter.clock, schema.open_store(counter.folder, KEY))
    beside.receive()
    beside.close()
