"""Taking over what the portal changed (cổng báo về): each kind of change to its place, and the cursor moves."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from cchc_desktop.acts import deliver, portal_dossier
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.store import dossiers, meta, numbers, tasks
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.numbers import Range
from cchc_desktop.store.tasks import Task
from cchc_desktop.wire.contract import Change, NumberRange, OpResult


def accept_page(db: Database, changes: list[Change], cursor: str, now: datetime) -> None:
    """Rows and cursor in one transaction; whatever a change holds, the cursor advances."""
    with transaction(db):
        for change in changes:
            accept(db, change, now)
        meta.write(db, "cursor", cursor)


def accept(db: Database, change: Change, now: datetime) -> None:
    """One change, inside the caller's transaction; one that cannot be read becomes a task, never an exception."""
    at = instant_text(to_millisecond(now))
    try:
        with transaction(db):
            _accept(db, change, to_millisecond(now))
    except portal_dossier.UNREADABLE:
        tasks.add(db, Task(0, "unreadable_change", None, None, msgspec.json.encode(change), at))


def as_change(document: dict[str, Any], as_of: str) -> Change:
    """A whole dossier as the feed would tell of it; what cannot be read in it becomes a task when it is accepted."""
    version = document.get("version")
    known = version if isinstance(version, int) else 0
    return Change("dossier", str(document.get("dossierUid", "")), known, as_of, data=document)


def accept_held(db: Database, now: datetime) -> None:
    """Takes up again the changes that had met acts not sent yet."""
    if not portal_dossier.held(db):
        return
    with transaction(db):
        held = portal_dossier.held(db)
        meta.remove(db, portal_dossier.HELD)
        for change in held:
            accept(db, change, now)


def _accept(db: Database, change: Change, now: datetime) -> None:
    match change.kind:
        case "dossier":
            if change.causedBy:
                deliver.take_later_outcome(db, change.causedBy, change.version, instant_text(now))
            portal_dossier.accept(db, change, now)
        case "task" if change.causedBy:  # what became of an operation that had waited at the portal
            result = msgspec.convert(change.data, OpResult)
            deliver.take_late_result(db, change.causedBy, result, instant_text(now))
        case "range":
            put_range(db, msgspec.convert(change.data, NumberRange))
        case "catalogue":
            meta.write(db, "catalogue_stale", "1")
        case _:  # result, task, notice: work for a person
            uid = change.data.get("dossierUid")
            known = uid if isinstance(uid, str) and dossiers.get(db, uid) else None
            detail = msgspec.json.encode(change.data)
            tasks.add(db, Task(0, change.kind, known, None, detail, instant_text(now)))
            if known and change.kind == "result" and dossiers.standing(db, known)[0]:
                portal_dossier.want_results(db, known, change.data)


def put_range(db: Database, granted: NumberRange) -> None:
    """Keeps a number range as the hub states it."""
    numbers.put_range(
        db,
        Range(
            granted.rangeId,
            granted.series,
            granted.MaDonVi,
            granted.prefix,
            granted.first,
            granted.last,
            granted.width,
            granted.validFrom or "2000-01-01",
            granted.state,
        ),
    )
