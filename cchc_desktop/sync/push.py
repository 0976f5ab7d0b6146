"""Pushing (gửi): the outbox in order, in batches; each operation exactly as the ledger holds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

import msgspec

from cchc_desktop.acts import clock as clock_acts
from cchc_desktop.acts import deliver
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import LedgerTampered, StrangeAnswer, TooLarge
from cchc_desktop.store import deliveries, instances, ledger, meta
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.uids import new_uid
from cchc_desktop.sync.connection import Clock
from cchc_desktop.wire.amended import previous_of
from cchc_desktop.wire.contract import Clock as ClockBlock
from cchc_desktop.wire.contract import LedgerHead, Op, OpBatch, Operator, ProblemDocument, Session

ENVELOPE_VERSION = 1
TRUSTED_MS = 120_000  # the contract warns above it


def push(db: Database, portal: Portal, session: Session, clock: Clock) -> Counter[str]:
    """Sends everything after the last journalled entry; returns how many operations ended in each outcome.

    Raises PortalTrouble; what was answered before is stored. A batch too large is halved until it fits.
    """
    outcomes: Counter[str] = Counter()
    size = max(1, session.maxOpsPerBatch)
    while entries := _next_batch(db, size):
        try:
            outcomes += _send(db, portal, entries, clock)
        except TooLarge:
            if size == 1:
                raise
            size = max(1, size // 2)
    return outcomes


def mind_heads(db: Database, session: Session) -> bool:
    """Goes back to what the portal really holds (it may have been restored); returns whether it had to.

    Every instance of this store counts, also one that the portal has never heard of. Raises LedgerTampered on a fork.
    """
    if not session.ledgerHeads:
        return False  # a portal that does not tell
    told = {head.deviceInstanceId.lower(): head for head in session.ledgerHeads}
    lacking = [_first_lacking(db, uid, told.get(uid, LedgerHead(uid))) for uid in instances.instances(db)]
    sent = min((pos - 1 for pos in lacking if pos is not None), default=deliveries.acked(db))
    if sent >= deliveries.acked(db):
        return False
    deliveries.set_acked(db, sent)
    return True


def _first_lacking(db: Database, instance: str, head: LedgerHead) -> int | None:
    """The place of the first entry of an instance that the portal has not; None when it has them all."""
    if head.seq:
        pos = ledger.pos_of(db, instance, head.seq)
        known = ledger.hash_at(db, pos) if pos else None
        # of a former instance the portal may hold more than a restored store: that is fetched, not refused
        if known != head.hash and (known is not None or instance == ledger.instance(db)):
            raise LedgerTampered(ProblemDocument(type="about:blank", title="fork", status=409, code="SO_BI_SUA"))
    return ledger.pos_of(db, instance, head.seq + 1)


def _next_batch(db: Database, size: int) -> list[Entry]:
    return next_entries(db, deliveries.acked(db), size)


def next_entries(db: Database, pos: int, size: int) -> list[Entry]:
    """The next entries of one instance after a place: old instances first, for their entries came first."""
    entries = ledger.after(db, pos, size)
    return list(takewhile(lambda entry: entry.instance == entries[0].instance, entries))


def _send(db: Database, portal: Portal, entries: Sequence[Entry], clock: Clock) -> Counter[str]:
    batch = envelope(db, entries, clock)
    answer = portal.push(msgspec.json.encode(batch), batch.batchId)
    if not deliver.take_answer(db, entries, answer, clock()):
        raise StrangeAnswer("nothing was journalled")
    return Counter(result.outcome for result in answer.results)


def envelope(db: Database, entries: Sequence[Entry], clock: Clock) -> OpBatch:
    """A batch of entries of one instance, under an id of its own."""
    return OpBatch(
        batchId=new_uid(),
        deviceInstanceId=entries[0].instance,
        schemaVersion=ENVELOPE_VERSION,
        sentAt=instant_text(to_millisecond(clock())),
        ops=_ops(db, entries),
    )


def _ops(db: Database, entries: Sequence[Entry]) -> list[Op]:
    previous = ledger.previous_hash(db, entries[0])
    offset = int(meta.read(db, "clock_offset_ms") or 0)
    trusted = abs(offset) <= TRUSTED_MS and not clock_acts.is_doubted(db)
    block = ClockBlock(offset, meta.read(db, "last_contact") or "", trusted=trusted)
    ops = []
    for entry in entries:
        ops.append(_op(entry, previous, block))
        previous = entry.hash
    return ops


def _op(entry: Entry, previous: str, block: ClockBlock) -> Op:
    return Op(
        opId=entry.op_id,
        actId=entry.act_id,
        seq=entry.seq,
        type=entry.type,
        schemaVersion=entry.schema_version,
        occurredAt=entry.occurred_at,
        operator=Operator(entry.clerk_code, entry.clerk_name[:50], entry.clerk_title),
        payload=msgspec.Raw(entry.payload),
        payloadSha256=entry.payload_sha256,
        previousHash=previous,
        hash=entry.hash,
        dossierUid=entry.dossier_uid,
        baseVersion=entry.base_version,
        clock=block,
        previous=previous_of(entry.payload) if entry.type == "dossier.amended" else msgspec.UNSET,
    )
