"""Pushing a batch of operations (gói gửi): sent, polled while the portal works, and believed only if it names ours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from cchc_desktop.portal.answers import payload
from cchc_desktop.portal.errors import PortalRefused, StillWorking, StrangeAnswer
from cchc_desktop.portal.message import Answer, Request, gzipped
from cchc_desktop.wire.contract import OpBatchResult

_POLLS = 5
_LONGEST_POLL = 5.0

Send = Callable[[Request], Answer]
Pause = Callable[[float], object]


class _OpId(msgspec.Struct):
    opId: str


class _Envelope(msgspec.Struct):
    batchId: str
    ops: list[_OpId]


@dataclass(frozen=True, slots=True)
class SentBatch:
    """What an answer must name: the batch and each of its operations."""

    batch_id: str
    op_ids: tuple[str, ...]

    @classmethod
    def of(cls, body: bytes, batch_id: str) -> SentBatch:
        """Read from the bytes to be sent; raises ValueError when they are another batch's."""
        envelope = msgspec.json.decode(body, type=_Envelope)
        if envelope.batchId != batch_id:
            raise ValueError("the bytes are of another batch")
        return cls(batch_id, tuple(op.opId for op in envelope.ops))

    def believed(self, result: OpBatchResult) -> OpBatchResult:
        """`result`, if it answers this batch and each operation once (reliability I5); raises StrangeAnswer."""
        if result.batchId.lower() != self.batch_id.lower():
            raise StrangeAnswer("another batch")
        if sorted(op.opId.lower() for op in result.results) != sorted(op_id.lower() for op_id in self.op_ids):
            raise StrangeAnswer("other operations")
        if result.ackedThrough < 0:
            raise StrangeAnswer("impossible sequence")
        return result


@dataclass(frozen=True, slots=True)
class Parcel:
    """A batch all made ready, so that nothing is left to do once the line is free."""

    sent: SentBatch
    body: bytes
    packed: bytes | None = None

    @classmethod
    def of(cls, body: bytes, batch_id: str) -> Parcel:
        """Packed; raises ValueError when the bytes are of another batch."""
        return cls(SentBatch.of(body, batch_id), body, gzipped(body))


def pushed(send: Send, pause: Pause, parcel: Parcel) -> OpBatchResult:
    """The believed outcome of a batch; raises StillWorking when the portal is not done after a few polls."""
    sent = parcel.sent
    headers = {"Content-Type": "application/json", "Idempotency-Key": sent.batch_id}
    alone = len(sent.op_ids) == 1
    asked = Request("POST", "/op-batches", body=parcel.body, headers=headers, whole=alone, packed=parcel.packed)
    try:
        answer = send(asked)
        return sent.believed(payload(answer, OpBatchResult))
    except StillWorking as working:
        waiting = working
    for _ in range(_POLLS):
        pause(min(waiting.retry_after or 1.0, _LONGEST_POLL))
        try:
            result = earlier(send, sent.batch_id)
        except StillWorking as working:
            waiting = working
            continue
        if result is not None:
            return sent.believed(result)
    raise waiting


def earlier(send: Send, batch_id: str) -> OpBatchResult | None:
    """What became of a batch sent before; None when the portal says it never had it."""
    try:
        result = payload(send(Request("GET", f"/op-batches/{batch_id}")), OpBatchResult)
    except PortalRefused as refused:
        if refused.problem.status == 404:
            return None
        raise
    if result.batchId.lower() != batch_id.lower():
        raise StrangeAnswer("another batch")
    return result
