"""What the portal answered: outcomes stored, the outbox moved, refusals and doubts made work, nothing twice."""

from __future__ import annotations

from typing import Any

import pytest
from counter_fixtures import Counter, hand_over
from factories import PAPERS

from cchc_desktop.acts import deliver, files
from cchc_desktop.acts.files import Scan
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import deliveries, dossiers, tasks, transfers
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.ledger import Entry
from cchc_desktop.wire.contract import OpBatchResult, OpResult, ProblemDocument

REFUSED = ProblemDocument("urn:x", "x", 422, detail="Không có thủ tục này.", code="TTHC_KHONG_TON_TAI")
CLASH = ProblemDocument("urn:x", "x", 409, detail="Hai bên cùng sửa.", code="XUNG_DOT")
DOUBT = ProblemDocument("urn:x", "x", 200, code="GIO_NGHI_NGO")


def answer(entries: list[Entry], acked: int | None = None, **members: Any) -> OpBatchResult:
    """An answer naming each entry; `members` of the result of the last."""
    results = [OpResult(entry.op_id, "applied", version=1 if entry.dossier_uid else None) for entry in entries]
    if members:
        results[-1] = OpResult(entries[-1].op_id, **members)
    return OpBatchResult("b", "2026-10-05T08:15:00.000+07:00", entries[-1].seq if acked is None else acked, results)


def kinds(counter: Counter) -> list[str]:
    return [task.kind for task in tasks.still_open(counter.db)]


@pytest.fixture
def last(counter: Counter) -> Entry:
    """The newest of the entries waiting: a handover."""
    hand_over(counter, counter.receive())
    return counter.entries()[-1]


def take(counter: Counter, result: OpBatchResult) -> bool:
    return deliver.take_answer(counter.db, counter.entries(), result, counter.now)


def test_a_file_the_portal_misses_after_all_goes_again(counter: Counter, last: Entry) -> None:
    files.link(counter.db, counter.receive().uid, Scan(b"%PDF-1", PAPERS[0].name), counter.clerk, counter.now)
    (file,) = transfers.unheld(counter.db)
    first = answer(counter.entries(), outcome="applied", version=1, missingFiles=[file.sha256, "no hash"])
    take(counter, first)
    transfers.note(counter.db, file._replace(state="held", done=file.total))

    take(counter, first)  # the same answer, after the portal was restored

    assert transfers.unheld(counter.db) == [file]


@pytest.mark.parametrize(
    ("outcome", "opens"),
    [
        ("applied", []),
        ("duplicate", []),
        ("merged", []),
        ("accepted-with-warnings", []),
        ("pending-upstream", []),
        ("deferred", []),
        ("conflict", ["conflict"]),
        ("rejected", ["rejected"]),
    ],
)
def test_each_outcome_is_kept_and_a_refusal_becomes_work(
    counter: Counter, last: Entry, outcome: Any, opens: list[str]
) -> None:
    assert take(counter, answer(counter.entries(), outcome=outcome))

    kept = deliveries.get(counter.db, last.pos)
    assert kept is not None
    assert kept.outcome == outcome
    assert kinds(counter) == opens
    assert deliveries.acked(counter.db) == last.pos
    assert deliveries.waiting(counter.db) == (0, None)


def test_a_refusal_s_task_carries_what_the_portal_said(counter: Counter, last: Entry) -> None:
    take(counter, answer(counter.entries(), outcome="rejected", problem=REFUSED))

    (task,) = tasks.still_open(counter.db)
    assert (task.pos, task.dossier_uid) == (last.pos, last.dossier_uid)
    assert "Không có thủ tục này.".encode() in task.detail


def test_warnings_become_tasks_of_their_codes(counter: Counter, last: Entry) -> None:
    warnings = [DOUBT, ProblemDocument("urn:x", "x", 200)]

    take(counter, answer(counter.entries(), outcome="accepted-with-warnings", version=2, warnings=warnings))

    assert kinds(counter) == ["GIO_NGHI_NGO", "warning"]
    assert dossiers.standing(counter.db, last.dossier_uid or "") == (True, 2)


def test_the_same_answer_again_opens_nothing_twice(counter: Counter, last: Entry) -> None:
    said = answer(counter.entries(), outcome="rejected", problem=REFUSED, warnings=[DOUBT])

    take(counter, said)
    before = counter.contents()
    take(counter, said)

    assert counter.contents() == before


def test_the_outbox_moves_to_what_was_journalled_and_no_further(counter: Counter, last: Entry) -> None:
    entries = counter.entries()

    assert take(counter, answer(entries, acked=entries[1].seq))

    assert deliveries.acked(counter.db) == entries[1].pos
    assert deliveries.waiting(counter.db)[0] == len(entries) - 2


def test_the_outbox_never_moves_back_by_an_answer(counter: Counter, last: Entry) -> None:
    entries = counter.entries()
    deliveries.set_acked(counter.db, last.pos)

    take(counter, answer(entries, acked=entries[0].seq))

    assert deliveries.acked(counter.db) == last.pos


def test_an_answer_that_journalled_nothing_says_so(counter: Counter, last: Entry) -> None:
    assert not take(counter, answer(counter.entries(), acked=0))
    assert deliveries.acked(counter.db) == 0


def test_an_operation_named_in_capitals_is_still_ours(counter: Counter, last: Entry) -> None:
    said = answer(counter.entries())
    said.results = [OpResult(result.opId.upper(), result.outcome) for result in said.results]

    assert take(counter, said)


def test_an_answer_is_stored_whole_or_not_at_all(counter: Counter, last: Entry) -> None:
    said = answer(counter.entries())
    said.results.pop()
    before = counter.contents()

    with pytest.raises(KeyError):
        take(counter, said)

    assert counter.contents() == before


@pytest.mark.parametrize(("problem", "outcome"), [(REFUSED, "rejected"), (CLASH, "conflict")])
def test_a_refusal_whose_first_answer_was_lost_is_still_a_refusal(
    counter: Counter, last: Entry, problem: ProblemDocument, outcome: str
) -> None:
    take(counter, answer(counter.entries(), outcome="duplicate", problem=problem))

    kept = deliveries.get(counter.db, last.pos)
    assert kept is not None
    assert kept.outcome == outcome
    assert kinds(counter) == [outcome]


def test_what_waits_at_the_portal_goes_on_waiting_when_it_is_sent_again(counter: Counter, last: Entry) -> None:
    take(counter, answer(counter.entries(), outcome="deferred"))
    take(counter, answer(counter.entries(), outcome="duplicate"))

    kept = deliveries.get(counter.db, last.pos)
    assert kept is not None
    assert kept.outcome == "deferred"


def later(counter: Counter, op_id: str, result: OpResult | None = None) -> None:
    at = instant_text(counter.now)
    with transaction(counter.db):
        if result:
            deliver.take_late_result(counter.db, op_id, result, at)
        else:
            deliver.take_later_outcome(counter.db, op_id, 7, at)


@pytest.mark.parametrize("before", ["deferred", "pending-upstream"])
def test_the_change_it_caused_says_that_it_was_applied_after_all(counter: Counter, last: Entry, before: Any) -> None:
    take(counter, answer(counter.entries(), outcome=before))

    later(counter, last.op_id)

    kept = deliveries.get(counter.db, last.pos)
    assert kept is not None
    assert (kept.outcome, kept.version) == ("applied", 7)


def test_the_echo_of_the_gateway_alone_is_not_the_portal_above_s_word(counter: Counter, last: Entry) -> None:
    take(counter, answer(counter.entries(), outcome="pending-upstream", version=7))

    later(counter, last.op_id)

    kept = deliveries.get(counter.db, last.pos)
    assert kept is not None
    assert kept.outcome == "pending-upstream"


def test_an_echo_does_not_whitewash_a_refusal(counter: Counter, last: Entry) -> None:
    take(counter, answer(counter.entries(), outcome="rejected", problem=REFUSED))

    later(counter, last.op_id)

    kept = deliveries.get(counter.db, last.pos)
    assert kept is not None
    assert kept.outcome == "rejected"


def test_what_became_of_a_deferred_operation_is_told_by_name(counter: Counter, last: Entry) -> None:
    take(counter, answer(counter.entries(), outcome="deferred"))

    later(counter, last.op_id, OpResult(last.op_id, "conflict", problem=CLASH))

    kept = deliveries.get(counter.db, last.pos)
    assert kept is not None
    assert kept.outcome == "conflict"
    assert kinds(counter) == ["conflict"]


def test_another_counter_s_operation_is_not_ours_to_note(counter: Counter, last: Entry) -> None:
    before = counter.contents()
    stranger = "0192f7c0-0000-7000-8000-0000000000ff"

    later(counter, stranger)
    later(counter, stranger, OpResult(stranger, "rejected", problem=REFUSED))

    assert counter.contents() == before
