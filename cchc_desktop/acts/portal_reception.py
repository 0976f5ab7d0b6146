"""When the portal says it was received (ngày tiếp nhận phía cổng): the printed moment stands, another day is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from cchc_desktop.domain.instants import day_text, instant_text, parse_instant, to_millisecond
from cchc_desktop.store import dossiers, tasks
from cchc_desktop.store.connection import Database
from cchc_desktop.store.tasks import Task

OTHER_DAY = "reception_day"


def tell(db: Database, uid: str, document: dict[str, Any], now: datetime) -> None:
    """A task, once, when a portal that counts by its own clock has another day; inside the caller's transaction."""
    dossier, said = dossiers.get(db, uid), document.get("NgayTiepNhan")
    if dossier is None or dossier.received_at is None or not isinstance(said, str):
        return
    try:
        theirs = to_millisecond(parse_instant(said)).date()
    except (ValueError, OverflowError):
        return
    ours = to_millisecond(dossier.received_at).date()
    if theirs != ours:
        detail = msgspec.json.encode({"code": OTHER_DAY, "quay": day_text(ours), "cong": day_text(theirs)})
        task = Task(0, OTHER_DAY, uid, None, detail, instant_text(now))
        if not tasks.was_told(db, task):
            tasks.add(db, task)
