"""What has to go on (hàng chờ chuyển tiếp): noted in the transaction that changes a dossier, whoever changes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, case, or_

from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.statements import insert_into, insert_many
from cchc_desktop.hub.upstream.tables import forwarded_ops, forwardings
from cchc_desktop.wire.contract import OpResult

FORWARDS = "hub_forwards"  # a writer's execution option: this hub has a portal above
NOT_YET = ""  # before every instant
_DONE_HERE = frozenset({"applied", "merged", "accepted-with-warnings"})


def is_open(db: Connection) -> bool:
    """Whether dossiers go on from here; without a portal above nothing is noted and nothing told."""
    return bool(db.get_execution_options().get(FORWARDS))


def queue(db: Connection, changed: Iterable[Kept], now: str) -> None:
    """These dossiers' states have to be above; those that were never received have nothing to be there for."""
    rows = [
        {"uid": dossier.uid, "unit": dossier.unit, "wanted": dossier.version, "queued_at": now, "due_at": now} | _NEW
        for dossier in changed
        if dossier.data.get("NgayTiepNhan")
    ]
    if not rows:
        return
    c, new = forwardings.c, insert_into(db, forwardings)
    said = {
        "wanted": new.excluded.wanted,
        "waiting": True,
        "queued_at": case((c.waiting, c.queued_at), else_=new.excluded.queued_at),
        # who has tried in vain for a while is tried with the new state at once
        "due_at": case((or_(c.due_at > new.excluded.due_at, ~c.waiting), new.excluded.due_at), else_=c.due_at),
    }
    db.execute(new.on_conflict_do_update(index_elements=["uid"], set_=said), rows)


_NEW: dict[str, Any] = {
    **{"sent": 0, "refused": 0, "waiting": True, "attempts": 0, "trouble": ""},
    **{"holder": "", "held_until": NOT_YET, "memory": b"{}"},
}


def awaiting(dossier: Kept, result: OpResult) -> dict[str, Any] | None:
    """An operation that changed a received dossier is the portal's above to finish: so it is told, and noted.

    One that was merged, or that somebody has to look at, is told as such at once; it is noted all the same.
    """
    if result.outcome not in _DONE_HERE or not dossier.data.get("NgayTiepNhan"):
        return None
    if result.outcome == "applied":
        result.outcome = "pending-upstream"
    return {"op_id": result.opId, "uid": dossier.uid, "version": dossier.version}


def note(db: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Operations whose outcome is told later."""
    insert_many(db, forwarded_ops, rows)
