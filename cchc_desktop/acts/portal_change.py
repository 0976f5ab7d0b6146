"""Taking over what the portal changed (cổng báo về): own dossiers fold it, mirrors are replaced, the cursor moves."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec

from cchc_desktop.acts import deliver, portal_custody
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.domain.status import Status
from cchc_desktop.store import deliveries, dossiers, ledger, meta, numbers, portal_states, tasks, transfers
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.ledger import Subject
from cchc_desktop.store.numbers import Range
from cchc_desktop.store.tasks import Task
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import incoming, payloads
from cchc_desktop.wire.canonical import SALT_BYTES, canonical, is_sha256, sha256_hex
from cchc_desktop.wire.contract import Change, NumberRange, OpResult

PORTAL = Clerk("portal", "Cổng", role=Role.ADMIN)
_HELD = "held_changes"  # changes that met acts not sent yet: taken up again once those are
_QUIET = frozenset({"slip.printed", "portal.changed"})  # entries that change nothing the portal could contradict


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
    except (msgspec.ValidationError, ValueError, KeyError, OverflowError):
        tasks.add(db, Task(0, "unreadable_change", None, None, msgspec.json.encode(change), at))


def accept_held(db: Database, now: datetime) -> None:
    """Takes up again the changes that had met acts not sent yet."""
    if not _held(db):
        return
    with transaction(db):
        held = _held(db)
        meta.remove(db, _HELD)
        for change in held:
            accept(db, change, now)


def _accept(db: Database, change: Change, now: datetime) -> None:
    match change.kind:
        case "dossier":
            if change.causedBy:
                deliver.take_later_outcome(db, change.causedBy, change.version, instant_text(now))
            _accept_dossier(db, change, now)
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
                _want_results(db, known, change.data)


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


def _accept_dossier(db: Database, change: Change, now: datetime) -> None:
    uid = str(change.data.get("dossierUid") or change.id)
    if change.deleted:
        known = uid if dossiers.get(db, uid) else None
        tasks.add(db, Task(0, "DA_XOA_TREN_CONG", known, None, b"{}", instant_text(now)))
        return
    if not dossiers.standing(db, uid)[0]:
        _mirror(db, incoming.dossier(incoming.read_document(change.data)), change, now)
        return
    if _has_unsent(db, uid):
        _hold(db, change)
        return
    _fold(db, uid, change, canonical(change.data), now)
    portal_custody.note_taken(db, uid, change, PORTAL, now)
    _want_results(db, uid, change.data)


def _want_results(db: Database, uid: str, data: dict[str, Any]) -> None:
    """The files of an own dossier's results are fetched; nothing waits for them."""
    papers = data.get("DanhSachGiayToKetQua")
    for paper in (data, *papers) if isinstance(papers, list) else (data,):
        sha256 = paper.get("sha256") if isinstance(paper, dict) else None
        if isinstance(sha256, str) and is_sha256(sha256):
            transfers.want(db, sha256, uid)


def _mirror(db: Database, dossier: Dossier, change: Change, now: datetime) -> None:
    """Another counter's dossier, replaced whole; of two with one printed code the later is found by it all the same."""
    others = [known for known in dossiers.by_code(db, dossier.code or "") if known.uid != dossier.uid]
    if any(known.code == dossier.code for known in others):
        if dossiers.get(db, dossier.uid) is None:
            detail = msgspec.json.encode(change.data)
            tasks.add(db, Task(0, "MA_HO_SO_TRUNG", others[0].uid, None, detail, instant_text(now)))
        dossier = replace(dossier, code=None, provisional=dossier.code)  # a code stands in one row only
    dossiers.save(db, dossier, own=False)
    dossiers.note_version(db, dossier.uid, change.version)


def _fold(db: Database, uid: str, change: Change, document: bytes, now: datetime) -> None:
    """The feed's order decides, not the version: a portal restored from a backup counts from lower again."""
    dossier = dossiers.get(db, uid)
    if dossier is None:
        return
    moved = portal_custody.moved_to(db, dossier, change)
    event = replace(incoming.portal_change(change.data, change.version, now), holder=moved)
    after = dossier.after(event)
    contradicts = _contradicts(dossier, event.status) and change.version != dossier.portal_version
    if replace(after, portal_version=dossier.portal_version) == dossier and not contradicts:
        # our own acts come back: nothing new
        dossiers.note_version(db, uid, change.version)
        return
    subject = Subject(uid, dossiers.standing(db, uid)[1])
    dossiers.update(db, dossier, after)
    dossiers.note_version(db, uid, change.version)
    digest = sha256_hex(document)
    portal_states.put(db, uid, digest, change.version, document)
    payload = payloads.portal_changed(change.id, change.version, digest, os.urandom(SALT_BYTES), moved)
    entry = ledger.append(db, payload, subject, PORTAL, instant_text(now), new_uid())
    portal_custody.tell_move(db, dossier, after, now)
    if contradicts:
        tasks.add(db, Task(0, "decision_exists", uid, entry.pos, msgspec.json.encode(change.data), instant_text(now)))


def _contradicts(dossier: Dossier, status: Status | None) -> bool:
    """Withdrawn or returned here, stopped or decided there: both stand, a lead looks (contract, conflict rules)."""
    return dossier.status in (Status.WITHDRAWN, Status.RETURNED) and status in (Status.STOPPED, Status.FINISHED)


def _has_unsent(db: Database, uid: str) -> bool:
    acked = deliveries.acked(db)
    return any(entry.pos > acked and entry.type not in _QUIET for entry in ledger.of_dossier(db, uid))


def _hold(db: Database, change: Change) -> None:
    others = [known for known in _held(db) if known.id != change.id]
    meta.write(db, _HELD, msgspec.json.encode([*others, change]).decode())


def _held(db: Database) -> list[Change]:
    return msgspec.json.decode(meta.read(db, _HELD) or "[]", type=list[Change])
