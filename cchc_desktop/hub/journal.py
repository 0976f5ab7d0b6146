"""The journal (nhật ký của cổng): every operation that continues a device's chain, as it came, in its order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, select, update

from cchc_desktop.domain.instants import instant_text, parse_instant
from cchc_desktop.hub import succession
from cchc_desktop.hub.blanked import may_be_blank
from cchc_desktop.hub.identity import Caller, inherit, open_instance
from cchc_desktop.hub.messages import decoded, is_uuid
from cchc_desktop.hub.refusals import Refusal, malformed, too_large
from cchc_desktop.hub.room import fitting
from cchc_desktop.hub.schema import FIRST_OF_ITS_ID, devices, instances, ledger
from cchc_desktop.hub.statements import insert_rows, one_of
from cchc_desktop.hub.verdicts import is_reuse
from cchc_desktop.wire.canonical import GENESIS, Link, link_hash, sha256_hex
from cchc_desktop.wire.contract import LedgerHead, Op, OpResult

SCHEMA_VERSION = 1
_COLUMNS = tuple("device_instance_id seq op_id type dossier_uid arrived_at hash entry result again".split())
_IDS = re.compile(r"(?: [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}){2,3}", re.ASCII)
_HASHES = re.compile(r"(?: [0-9a-f]{64}){3}", re.ASCII)
_op = msgspec.json.Decoder(Op)
_encoder = msgspec.json.Encoder()


class Batch(msgspec.Struct):
    """The envelope, its operations kept as the bytes that came."""

    batchId: str
    deviceInstanceId: str
    schemaVersion: int
    sentAt: str
    ops: list[msgspec.Raw]


class Entry(NamedTuple):
    """One operation, read and as it came."""

    op: Op
    raw: bytes


def read_batch(body: bytes, max_ops: int) -> tuple[Batch, list[Entry]]:
    """The envelope and its operations; raises Refusal 400 or 413. Says nothing of the chain."""
    batch = decoded(body, Batch)
    if len(batch.ops) > max_ops:
        raise too_large("Gói có quá nhiều thao tác; hãy gửi gói nhỏ hơn.")
    if batch.schemaVersion != SCHEMA_VERSION or not (is_uuid(batch.batchId) and is_uuid(batch.deviceInstanceId)):
        raise malformed()
    _check_instant(batch.sentAt)
    return batch, [_entry(bytes(raw)) for raw in batch.ops]


def _entry(raw: bytes) -> Entry:
    try:
        op = _op.decode(raw)  # whose text is good: the whole body's was
    except (msgspec.MsgspecError, RecursionError) as error:
        raise malformed() from error
    _check_envelope(op)
    return Entry(op, raw)


def _check_envelope(op: Op) -> None:
    uids = f" {op.opId} {op.actId}" if op.dossierUid is None else f" {op.opId} {op.actId} {op.dossierUid}"
    hashes = f" {op.payloadSha256} {op.previousHash} {op.hash}"
    if not (_IDS.fullmatch(uids) and _HASHES.fullmatch(hashes) and 0 < op.seq < 2**53):
        raise malformed()
    if not bytes(op.payload).startswith(b"{") or len(op.type) > 60 or "\0" in op.type:
        raise malformed()
    _check_instant(op.occurredAt)


def _check_instant(text: str) -> None:
    try:
        parse_instant(text)
    except (ValueError, OverflowError) as error:
        raise malformed() from error


def link_of(op: Op) -> Link:
    """What the hash of an operation is made of."""
    clerk = op.operator.maCanBo
    return Link(op.opId, str(op.seq), op.type, op.dossierUid or "", op.occurredAt, clerk, op.payloadSha256)


def is_sound(entries: Sequence[Entry], now: datetime) -> bool:
    """Whether each operation's hashes are those of its content, and each follows the one before; needs no database."""
    for place, (op, _) in enumerate(entries):
        if sha256_hex(op.payload) != op.payloadSha256 and not may_be_blank(op, now):
            return False
        if link_hash(op.previousHash, link_of(op)) != op.hash:
            return False
        if place and (op.seq != entries[place - 1].op.seq + 1 or op.previousHash != entries[place - 1].op.hash):
            return False
    return True


def head_of(db: Connection, caller: Caller, instance: str, now: datetime) -> LedgerHead:
    """The last entry held of this instance, opened now if new, inherited if it may be; raises Refusal 403."""
    row = db.execute(select(instances).where(instances.c.device_instance_id == instance)).first()
    if row is None:
        open_instance(db, instance, caller.device_id, now)
        return LedgerHead(instance, 0, GENESIS)
    if row.device_id != caller.device_id:
        inherit(db, caller, row.device_id)
    return LedgerHead(instance, row.seq, row.hash)


def broken(head: LedgerHead) -> Refusal:
    """409: a fork, a gap or altered content; nothing of the batch was kept."""
    detail = "Sổ cái của quầy không nối tiếp với phần cổng đang giữ; hãy gửi lại từ chỗ cổng đã có."
    return Refusal(409, "SO_BI_SUA", detail, ledgerHead=head)


def follows(db: Connection, caller: Caller, head: LedgerHead, op: Op) -> bool:
    """Whether `op` is the next entry; the first of an instance may go on from a former instance of its unit."""
    if op.seq != head.seq + 1:
        return False
    if head.seq or op.previousHash == GENESIS:
        return op.previousHash == head.hash
    return db.execute(_with_hash(op.previousHash, caller.unit)).first() is not None


def _with_hash(entry_hash: str, unit: str) -> Any:
    return (
        select(ledger.c.seq)
        .join(instances, instances.c.device_instance_id == ledger.c.device_instance_id)
        .join(devices, devices.c.device_id == instances.c.device_id)
        .where(ledger.c.hash == entry_hash, devices.c.unit == unit)
        .limit(1)
    )


def held(db: Connection, instance: str, first: int, last: int) -> dict[int, Any]:
    """Rows of the journal by seq: op_id, hash, result."""
    c = ledger.c
    mine = (c.device_instance_id == instance) & c.seq.between(first, last)
    return {row.seq: row for row in db.execute(select(c.seq, c.op_id, c.hash, c.result).where(mine))}


def used_op_ids(db: Connection, op_ids: Sequence[str]) -> set[str]:
    """Those of `op_ids` that the journal holds, of any device."""
    known = select(ledger.c.op_id).where(one_of(db, ledger.c.op_id, op_ids), FIRST_OF_ITS_ID)
    return set(db.execute(known).scalars())


def append(
    db: Connection, instance: str, entries: Sequence[Entry], results: Sequence[OpResult], now: datetime
) -> LedgerHead:
    """Write entries at the end of the instance's journal; the new head."""
    arrived, encode = instant_text(now), _encoder.encode
    rows = [
        (instance, op.seq, op.opId, op.type, op.dossierUid, arrived, op.hash, raw, encode(result), is_reuse(result))
        for (op, raw), result in zip(entries, results, strict=True)
    ]
    insert_rows(db, ledger, _COLUMNS, rows)
    last = entries[-1].op
    mine = instances.c.device_instance_id == instance
    db.execute(update(instances).where(mine).values(seq=last.seq, hash=last.hash))
    return LedgerHead(instance, last.seq, last.hash)


def heads(db: Connection, device_id: str) -> list[LedgerHead]:
    """What is held of each instance of a device."""
    mine = select(instances).where(instances.c.device_id == device_id).order_by(instances.c.opened_at)
    rows = db.execute(mine).all()
    ended = succession.closed(db, [row.device_instance_id for row in rows])
    return [LedgerHead(row.device_instance_id, row.seq, row.hash, row.device_instance_id in ended) for row in rows]


def entries_after(db: Connection, instance: str, after: int, limit: int) -> bytes:
    """Entries of an instance as a JSON array, each the very bytes that came; as many as an answer holds."""
    mine = (ledger.c.device_instance_id == instance) & (ledger.c.seq > after)
    rows = db.execute(select(ledger.c.entry).where(mine).order_by(ledger.c.seq).limit(limit)).scalars().all()
    return b"[" + b",".join(bytes(row) for row in rows[: fitting(map(len, rows))]) + b"]"


def of_dossier(db: Connection, uid: str) -> list[tuple[Op, OpResult, str]]:
    """A dossier's entries with outcome and arrival, in the order they came."""
    rows = db.execute(select(ledger).where(ledger.c.dossier_uid == uid).order_by(ledger.c.arrived_at, ledger.c.seq))
    return [
        (msgspec.json.decode(row.entry, type=Op), msgspec.json.decode(row.result, type=OpResult), row.arrived_at)
        for row in rows
    ]
