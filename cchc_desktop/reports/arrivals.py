"""Results that come back (kết quả về quầy): what a counter should look at before it puts them on the shelf."""

from __future__ import annotations

from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.store import batches, dossiers
from cchc_desktop.store.connection import Database


def unconfirmed(db: Database, uid: str) -> Problem | None:
    """A doubt about a folder that was handed over and that nobody has confirmed to have taken, or None."""
    dossier = dossiers.get(db, uid)
    move = batches.last_move(db, uid) if dossier and dossier.holder.kind is HolderKind.DIVISION else None
    if dossier is None or move is None or move.type != "custody.handedOver":
        return None
    given = f"{parse_instant(move.occurred_at):%H:%M %d/%m}"
    message = f"{dossier.printed_code} bàn giao {dossier.holder.name} lúc {given} nhưng chưa ai xác nhận đã nhận."
    return warning("", "result.unconfirmed", message)
