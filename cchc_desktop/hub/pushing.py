"""Taking a batch of operations (nhận gói thao tác): examined whole, journalled and applied in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, or_, select

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import identity, journal, reception, succession
from cchc_desktop.hub.answers import reused
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.journal import Entry
from cchc_desktop.hub.refusals import not_here
from cchc_desktop.hub.room import make_room
from cchc_desktop.hub.rounds import Round
from cchc_desktop.hub.schema import batches
from cchc_desktop.hub.verdicts import op_id_reused
from cchc_desktop.wire.canonical import sha256_hex
from cchc_desktop.wire.contract import LedgerHead, OpBatchResult, OpResult

_STILL_SO = frozenset({"deferred", "pending-upstream"})  # until the journal says what became of it


def push(hub: Hub, caller: Caller, key: str, body: bytes) -> bytes:
    """The answer to a batch, once on disk; raises Refusal 400, 403, 409 (chain), 413, 422."""
    batch, entries = journal.read_batch(body, hub.max_ops)
    sound = journal.is_sound(entries, hub.now())  # the costly part, before the writer's turn
    fingerprint = sha256_hex("\n".join((batch.deviceInstanceId, *(entry.op.hash for entry in entries))).encode())
    with hub.storage.writing(caller.unit) as db:
        known = _remembered(db, caller, batch.batchId, key)
        if known is not None:
            if known.fingerprint != fingerprint or known.batch_id != batch.batchId:
                raise reused()
            hub.figures.batch_again()
            return bytes(known.body)
        now = hub.now()
        head = journal.head_of(db, caller, batch.deviceInstanceId, now)
        if not sound:
            raise journal.broken(head)
        results, head = _take(db, caller, head, entries, Round(db, caller, now, hub.withheld))
        moment = instant_text(now)
        _name_missing(hub, caller, entries, results)
        make_room(results)
        answer = msgspec.json.encode(OpBatchResult(batch.batchId, moment, head.seq, results, head))
        values = {"batch_id": batch.batchId, "key": key, "fingerprint": fingerprint, "body": answer}
        identity.touch(db, caller.device_id, now)
        db.execute(insert(batches).values(device_id=caller.device_id, created_at=moment, **values))
    hub.figures.batch(results)
    return answer


def _name_missing(hub: Hub, caller: Caller, entries: Sequence[Entry], results: Sequence[OpResult]) -> None:
    """The files that are still to come, as it is now; a hub that takes none misses none."""
    for entry, result in zip(entries, results, strict=True):
        named = reception.named_files(entry.op) if hub.uploads else []
        result.missingFiles = hub.uploads.shelf.missing(caller.unit, named) if hub.uploads and named else []


def _remembered(db: Connection, caller: Caller, batch_id: str, key: str) -> Any:
    c = batches.c
    same = or_(c.batch_id == batch_id, c.key == key)
    return db.execute(select(batches).where(c.device_id == caller.device_id, same).limit(1)).first()


def answer_of(db: Connection, caller: Caller, batch_id: str) -> bytes:
    """The answer a batch got; raises Refusal 404 when it never came."""
    c = batches.c
    mine = (c.device_id == caller.device_id) & (c.batch_id == batch_id)
    body = db.execute(select(c.body).where(mine)).scalar()
    if body is None:
        raise not_here("Cổng chưa nhận gói này.")
    return bytes(body)


def _take(
    db: Connection, caller: Caller, head: LedgerHead, entries: Sequence[Entry], work: Round
) -> tuple[list[OpResult], LedgerHead]:
    known = [entry for entry in entries if entry.op.seq <= head.seq]
    fresh = entries[len(known) :]
    results = _repeated(db, head, known)
    if fresh:
        if not journal.follows(db, caller, head, fresh[0].op):
            raise journal.broken(head)
        ops = [entry.op for entry in fresh]
        succession.succeed(db, caller, head, ops[0])
        outcomes = work.examine(ops)
        succession.warn_of_late(db, head.deviceInstanceId, ops, outcomes)
        head = journal.append(db, head.deviceInstanceId, fresh, outcomes, work.now)
        work.finish(head.deviceInstanceId)
        results += outcomes
    return results, head


def _repeated(db: Connection, head: LedgerHead, entries: Sequence[Entry]) -> list[OpResult]:
    """Entries the journal has: the answer of then; a different one in their place is a fork, or a spoiled opId."""
    if not entries:
        return []
    rows = journal.held(db, head.deviceInstanceId, entries[0].op.seq, entries[-1].op.seq)
    results = []
    for op, _ in entries:
        row = rows[op.seq]
        if row.hash == op.hash:
            result = msgspec.json.decode(row.result, type=OpResult)
            if result.outcome not in _STILL_SO:
                result.outcome = "duplicate"
        elif row.op_id == op.opId:
            result = OpResult(op.opId, "rejected", problem=op_id_reused().problem)
        else:
            raise journal.broken(head)
        results.append(result)
    return results
