"""Taking down what the portal answered (kết quả gửi): outcomes stored, refusals and doubts made work for a person."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

import msgspec
from msgspec.structs import replace

from cchc_desktop.acts import portal_dossier
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.store import answered, deliveries, dossiers, ledger, tasks, transfers
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.deliveries import Delivery
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.tasks import Task
from cchc_desktop.wire.canonical import is_sha256
from cchc_desktop.wire.contract import Change, OpBatchResult, OpResult, ProblemDocument

REFUSALS = frozenset({"rejected", "conflict"})
_OPEN = frozenset({"deferred", "pending-upstream"})


def take_answer(
    db: Database, sent: Sequence[Entry], answer: OpBatchResult, now: datetime, *, late: bool = False
) -> bool:
    """Stores each outcome and moves the outbox, in one transaction; False when the portal journalled none of them.

    `sent` are the entries of one instance in order; `answer` names each of them (the client has checked). A `late`
    answer was carried by hand: what has been told since is not told back.
    """
    at = instant_text(to_millisecond(now))
    by_op = {result.opId.lower(): result for result in answer.results}
    with transaction(db):
        known = deliveries.among(db, sent[0].pos, sent[-1].pos) if sent else {}
        for entry in sent:
            before = known.get(entry.pos)
            if not (late and before and before.outcome not in _OPEN):
                take_result(db, entry, by_op[entry.op_id], at, before)
        journalled = [entry.pos for entry in sent if entry.seq <= answer.ackedThrough]
        if journalled and journalled[-1] > deliveries.acked(db):
            deliveries.set_acked(db, journalled[-1])
        for entry in sent:
            _take_merged(db, entry, by_op[entry.op_id], now)
        return bool(journalled)


def _take_merged(db: Database, entry: Entry, result: OpResult, now: datetime) -> None:
    """What the portal merged holds here as well; one that cannot be read, or is not the newest, the feed tells again."""
    uid, state = entry.dossier_uid, result.serverState
    if result.outcome != "merged" or not uid or state is None or portal_dossier.has_unsent(db, uid):
        return
    at = instant_text(to_millisecond(now))
    with suppress(*portal_dossier.UNREADABLE), transaction(db):
        change = Change("dossier", uid, result.version or 0, at, data=state | {"dossierUid": uid})
        portal_dossier.accept(db, change, to_millisecond(now))


def take_result(db: Database, entry: Entry, result: OpResult, at: str, before: Delivery | None) -> None:
    """One outcome, inside the caller's transaction; a deferred one (`before`) is replaced when the later comes."""
    is_told_again = (
        before is None and result.outcome == "duplicate"
    )  # what was told first is lost, with the answers to it
    result = _as_of_then(result, before)
    if result.missingFiles:
        transfers.again(db, filter(is_sha256, result.missingFiles))
    answer = msgspec.json.encode(result)
    deliveries.put(db, Delivery(entry.pos, result.outcome, result.version, answer, at))
    if entry.dossier_uid and result.version is not None:
        dossiers.note_version(db, entry.dossier_uid, result.version)
    if before and before.answer == answer:
        return  # said again, after the portal was restored: what a person has closed stays closed
    if result.outcome in REFUSALS:
        problem = result.problem or ProblemDocument(type="about:blank", title=result.outcome, status=200)
        _open(db, result.outcome, entry, problem, at, is_told_again)
    for warning in result.warnings:
        _open(db, warning.code or "warning", entry, warning, at, is_told_again)


def _as_of_then(result: OpResult, before: Delivery | None) -> OpResult:
    """A duplicate's first answer may have been lost: a refusal stays a refusal, what waits there goes on waiting."""
    if result.outcome != "duplicate":
        return result
    if result.problem:
        return replace(result, outcome="conflict" if result.problem.code == "XUNG_DOT" else "rejected")
    waits = before is not None and before.outcome == "deferred" and result.version is None
    return replace(result, outcome="deferred") if waits else result


def take_late_result(db: Database, op_id: str, result: OpResult, at: str) -> None:
    """What became of a deferred operation, told later by name; another counter's operation is not ours to note."""
    entry = ledger.by_op_id(db, op_id)
    if entry:
        take_result(db, entry, result, at, deliveries.get(db, entry.pos))


def take_later_outcome(db: Database, op_id: str, version: int, at: str) -> None:
    """A deferred operation was applied after all, as the change it caused says; inside the caller's transaction.

    What waits for a portal above is changed here at once: only a change later than that is the one it waits for.
    """
    entry = ledger.by_op_id(db, op_id)
    delivery = deliveries.get(db, entry.pos) if entry else None
    if not entry or not delivery or delivery.outcome not in _OPEN:
        return
    if delivery.outcome == "deferred" or version > (delivery.version or 0):
        deliveries.put(db, Delivery(entry.pos, "applied", version, delivery.answer, at))


def _open(db: Database, kind: str, entry: Entry, problem: ProblemDocument, at: str, is_told_again: bool) -> None:
    if is_told_again and answered.is_seen_to(db, entry, kind):
        return  # in a store that was restored
    tasks.add(db, Task(0, kind, entry.dossier_uid, entry.pos, msgspec.json.encode(problem), at))
