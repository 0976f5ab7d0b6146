"""Pushing (gửi): the outbox in order, in batches; each operation exactly as the ledger holds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import takewhile
from typing import NamedTuple

import msgspec

from cchc_desktop.acts import clock as clock_acts
from cchc_desktop.acts import deliver
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.portal.batches import Parcel
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import LedgerTampered, StrangeAnswer, TooLarge, TooLong
from cchc_desktop.store import deliveries, forks, ledger, meta
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.uids import new_uid
from cchc_desktop.sync import restored
from cchc_desktop.sync.connection import Clock
from cchc_desktop.wire.amended import previous_of
from cchc_desktop.wire.contract import Clock as ClockBlock
from cchc_desktop.wire.contract import LedgerHead, Op, OpBatch, OpBatchResult, Operator, ProblemDocument, Session

ENVELOPE_VERSION = 1
TRUSTED_MS = 120_000  # the contract warns above it


def push(db: Database, portal: Portal, session: Session, clock: Clock) -> Counter[str]:
    """Sends everything after the last journalled entry; returns how many operations ended in each outcome.

    Raises PortalTrouble; what was answered before is stored. A batch too large, or whose answer is, is halved until it
    fits; the next exchange begins with whole ones. While one batch is at the portal the next is made ready, and while
    that is there the answer to the one before is taken down.
    """
    outcomes: Counter[str] = Counter()
    size = max(1, session.maxOpsPerBatch)
    with ThreadPoolExecutor(1, "push") as line:
        while entries := next_entries(db, deliveries.acked(db), size):
            try:
                _stream(_Way(db, portal, line, clock), entries, size, outcomes)
            except (TooLarge, TooLong):
                if size == 1:
                    raise
                size = max(1, size // 2)
    return outcomes


class _Way(NamedTuple):
    """Between the outbox and the portal; one batch is on it at a time."""

    db: Database
    portal: Portal
    line: ThreadPoolExecutor
    clock: Clock

    def ready(self, entries: Sequence[Entry]) -> Callable[[], Future[OpBatchResult]]:
        """A batch made ready; what is given back sends it."""
        batch = envelope(self.db, entries, self.clock)
        parcel = Parcel.of(msgspec.json.encode(batch), batch.batchId)
        return partial(self.line.submit, self.portal.push, parcel, batch.batchId)


def _stream(way: _Way, entries: Sequence[Entry], size: int, outcomes: Counter[str]) -> None:
    """These entries and all that follow, as long as the portal journals the whole of each batch."""
    going: Future[OpBatchResult] | None = way.ready(entries)()
    while going is not None:
        following = next_entries(way.db, entries[-1].pos, size)
        send = way.ready(following) if following else None
        answer = going.result()
        whole = answer.ackedThrough >= entries[-1].seq
        going = send() if send is not None and whole else None
        outcomes += _taken(way, entries, answer)
        entries = following


def _taken(way: _Way, entries: Sequence[Entry], answer: OpBatchResult) -> Counter[str]:
    if not deliver.take_answer(way.db, entries, answer, way.clock()):
        raise StrangeAnswer("nothing was journalled")
    return Counter(result.outcome for result in answer.results)


def mind_heads(db: Database, session: Session) -> bool:
    """Goes back to what the portal really holds (it may have been restored), its ranges in doubt; whether it had to.

    Every chain of this store counts, also one that the portal has never heard of. Raises LedgerTampered for another
    history there: of those that can be told, `forked.mind` has made branches before.
    """
    if not session.ledgerHeads:
        return False  # a portal that does not tell
    told = {head.deviceInstanceId.lower(): head for head in session.ledgerHeads}
    lacking = [_first_lacking(db, uid, told.get(uid, LedgerHead(uid))) for uid in forks.chains(db)]
    sent = min((pos - 1 for pos in lacking if pos is not None), default=deliveries.acked(db))
    if sent >= deliveries.acked(db):
        return False
    with transaction(db):  # together: who is cut off here finds nothing to go back to the next time
        deliveries.set_acked(db, sent)
        restored.doubt_ranges(db)
    return True


def _first_lacking(db: Database, instance: str, head: LedgerHead) -> int | None:
    """The place of the first entry of an instance that the portal has not; None when it has them all."""
    if head.seq:
        pos = forks.pos_of(db, instance, head.seq)
        known = forks.hash_at(db, pos) if pos else None
        # of a former instance the portal may hold more than a restored store: that is fetched, not refused
        if known != head.hash and (known is not None or instance == ledger.instance(db)):
            raise LedgerTampered(ProblemDocument(type="about:blank", title="fork", status=409, code="SO_BI_SUA"))
    return forks.pos_of(db, instance, head.seq + 1)


def next_entries(db: Database, pos: int, size: int) -> list[Entry]:
    """The next entries of one chain after a place, as they are sent: old instances first, for their entries came first."""
    entries = forks.as_sent(db, ledger.after(db, pos, size))
    return list(takewhile(lambda entry: entry.instance == entries[0].instance, entries))


def envelope(db: Database, entries: Sequence[Entry], clock: Clock) -> OpBatch:
    """A batch of entries of one chain, under an id of its own."""
    return OpBatch(
        batchId=new_uid(),
        deviceInstanceId=entries[0].instance,
        schemaVersion=ENVELOPE_VERSION,
        sentAt=instant_text(to_millisecond(clock())),
        ops=_ops(db, entries),
    )


def _ops(db: Database, entries: Sequence[Entry]) -> list[Op]:
    previous = forks.previous_hash(db, entries[0])
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
