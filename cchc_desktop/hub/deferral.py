"""Deferred operations (thao tác chờ): those that came before the dossier they speak of, tried again when it comes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.hub import effects, feed
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.schema import deferred, devices, instances, ledger
from cchc_desktop.hub.statements import one_of
from cchc_desktop.hub.upstream import outbox
from cchc_desktop.wire.contract import Op, OpResult


def hold(db: Connection, instance: str, ops: list[Op]) -> None:
    """Remember that these journalled operations wait for their dossiers."""
    if ops:
        values = [{"dossier_uid": op.dossierUid, "device_instance_id": instance, "seq": op.seq} for op in ops]
        db.execute(insert(deferred), values)


def waits(db: Connection, uid: str) -> bool:
    """Whether something waits for this dossier."""
    return db.execute(select(deferred.c.seq).where(deferred.c.dossier_uid == uid).limit(1)).first() is not None


def release(db: Connection, arrived: Mapping[str, Kept], now: datetime) -> None:
    """Apply what waited for these dossiers, in the order it came; each outcome goes to the feed as a task."""
    for row in _waiting(db, list(arrived)):
        dossier = arrived[row.dossier_uid]
        op = msgspec.json.decode(row.entry, type=Op)
        verdict = effects.apply(op, dossier, row.device_id, row.counter)
        told = verdict.result(op, dossier)
        if outbox.is_open(db) and verdict.changed and (noted := outbox.awaiting(dossier, told)):
            outbox.note(db, [noted])
        _tell(db, row, dossier.unit, told, now)


def let_go(db: Connection, uids: Collection[str], unit: str, now: datetime) -> None:
    """Nothing waits for these dossiers any longer: they never come (see blanked)."""
    for row in _waiting(db, list(uids)) if uids else ():
        _tell(db, row, unit, OpResult(row.op_id, "applied"), now)


def _tell(db: Connection, row: Any, unit: str, told: OpResult, now: datetime) -> None:
    result = msgspec.json.encode(told)
    mine = (ledger.c.device_instance_id == row.device_instance_id) & (ledger.c.seq == row.seq)
    db.execute(update(ledger).where(mine).values(result=result))
    feed.publish(db, [feed.Item("task", row.op_id, unit, 1, instant_text(now), row.op_id, result)])
    db.execute(delete(deferred).where(deferred.c.position == row.position))


def _waiting(db: Connection, uids: list[str]) -> Sequence[Any]:
    same = (deferred.c.device_instance_id == ledger.c.device_instance_id) & (deferred.c.seq == ledger.c.seq)
    return db.execute(
        select(ledger, deferred.c.position, instances.c.device_id, devices.c.counter)
        .join(deferred, same)
        .join(instances, instances.c.device_instance_id == ledger.c.device_instance_id)
        .join(devices, devices.c.device_id == instances.c.device_id)
        .where(one_of(db, deferred.c.dossier_uid, uids))
        .order_by(deferred.c.position)
    ).all()
