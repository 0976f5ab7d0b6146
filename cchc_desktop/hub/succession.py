"""Ledgers that follow one another (sổ nối sổ): after a restore or a clone the old one is closed by the first of the new.

What was entered before still comes under the old id. What is entered later comes from a second machine that works on as
the same counter: it is kept, for a citizen holds its paper, and it is said; ranges it gets no more.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.refusals import Refusal, problem
from cchc_desktop.hub.schema import instances, ledger
from cchc_desktop.hub.standing_schema import closed_instances
from cchc_desktop.hub.statements import put_new
from cchc_desktop.wire.canonical import GENESIS
from cchc_desktop.wire.contract import LedgerHead, Op, OpResult

_CODE = "SO_DA_DONG"
_DETAIL = "Một máy khác dùng bản sao dữ liệu làm tiếp quầy này; máy này phải ngừng dùng. Việc đã ghi vẫn được nhận."


def succeed(db: Connection, caller: Caller, head: LedgerHead, first: Op) -> None:
    """Closes the ledger of this device that a new one goes on from, when `first` begins the new one."""
    if head.seq or first.previousHash == GENESIS:
        return
    former = db.execute(
        select(ledger.c.device_instance_id)
        .join(instances, instances.c.device_instance_id == ledger.c.device_instance_id)
        .where(ledger.c.hash == first.previousHash, instances.c.device_id == caller.device_id)
        .limit(1)
    ).scalar()
    if former is not None:
        row = {"device_instance_id": former, "successor": head.deviceInstanceId, "closed_at": first.occurredAt}
        put_new(db, closed_instances, [row])


def closed(db: Connection, names: Sequence[str]) -> dict[str, str]:
    """Those of these ledgers that are closed, and since when."""
    c = closed_instances.c
    rows = db.execute(select(c.device_instance_id, c.closed_at).where(c.device_instance_id.in_(names)))
    return {row.device_instance_id: row.closed_at for row in rows}


def warn_of_late(db: Connection, instance: str, ops: Sequence[Op], results: Sequence[OpResult]) -> None:
    """The first entry that was made after its ledger was closed says so."""
    since = closed(db, [instance]).get(instance)
    for op, result in zip(ops, results, strict=True) if since else ():
        if op.occurredAt > (since or "") and result.outcome in ("applied", "accepted-with-warnings"):
            result.outcome = "accepted-with-warnings"
            result.warnings = [*result.warnings, problem(200, _CODE, _DETAIL)]
            return


def demand_open(db: Connection, instance: str) -> None:
    """Raises Refusal 409 for a ledger that is closed."""
    if closed(db, [instance]):
        raise Refusal(409, _CODE, _DETAIL)
