"""What the portal says of one dossier (cổng báo về hồ sơ): own ones fold it, mirrors are replaced, ours is not lost."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec

from cchc_desktop.acts import portal_added, portal_custody, portal_merge, portal_reception, portal_requests
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.conflict_rules import DECISIONS, ENDS
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import PortalChanged
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.retention import bare
from cchc_desktop.domain.status import Status
from cchc_desktop.store import deliveries, dossiers, ledger, meta, portal_states, tasks, transfers
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Subject
from cchc_desktop.store.tasks import Task
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import incoming, payloads
from cchc_desktop.wire.canonical import SALT_BYTES, canonical, is_sha256, sha256_hex
from cchc_desktop.wire.contract import Change

PORTAL = Clerk("portal", "Cổng", role=Role.ADMIN)
HELD = "held_changes"  # changes that met acts not sent yet: taken up again once those are
UNREADABLE = (msgspec.ValidationError, ValueError, KeyError, OverflowError)  # what `accept` raises
_QUIET = frozenset({"slip.printed", "portal.changed"})  # entries that change nothing the portal could contradict


def accept(db: Database, change: Change, now: datetime) -> None:
    """The portal's word on a dossier, inside the caller's transaction; raises one of UNREADABLE."""
    uid = str(change.data.get("dossierUid") or change.id)
    if change.deleted:
        known = uid if dossiers.get(db, uid) else None
        tasks.add(db, Task(0, "DA_XOA_TREN_CONG", known, None, b"{}", instant_text(now)))
        return
    if not dossiers.standing(db, uid)[0]:
        _mirror(db, incoming.dossier(incoming.read_document(change.data)), change, now)
        return
    if has_unsent(db, uid):
        _hold(db, change)
        return
    if _is_blanked(db, uid):
        dossiers.note_version(db, uid, change.version)  # what the portal still says of people is kept here no longer
        return
    _fold(db, uid, change, canonical(change.data), now)
    portal_custody.note_taken(db, uid, change, PORTAL, now)
    portal_requests.tell(db, uid, change, now)
    portal_reception.tell(db, uid, change.data, now)
    want_results(db, uid, change.data)


def want_results(db: Database, uid: str, data: dict[str, Any]) -> None:
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
    if _is_blanked(db, dossier.uid):
        dossier = bare(dossier)
    dossiers.save(db, dossier, own=False)
    dossiers.note_version(db, dossier.uid, change.version)


def _is_blanked(db: Database, uid: str) -> bool:
    known = dossiers.get(db, uid)
    return known is not None and known.blanked


def _fold(db: Database, uid: str, change: Change, document: bytes, now: datetime) -> None:
    """The feed's order decides, not the version: a portal restored from a backup counts from lower again."""
    dossier = dossiers.get(db, uid)
    if dossier is None:
        return
    event = _event(db, dossier, change, now)
    after = dossier.after(event)
    contradicts = _contradicts(dossier, event) and change.version != dossier.portal_version
    portal_merge.tell_ends(db, uid, change, now)
    if replace(after, portal_version=dossier.portal_version) == dossier and not contradicts:
        # our own acts come back: nothing new
        dossiers.note_version(db, uid, change.version)
        return
    subject = Subject(uid, dossiers.standing(db, uid)[1])
    dossiers.update(db, dossier, after)
    dossiers.note_version(db, uid, change.version)
    digest = sha256_hex(document)
    portal_states.put(db, uid, digest, change.version, document)
    payload = payloads.portal_changed(change.id, change.version, digest, os.urandom(SALT_BYTES), event)
    entry = ledger.append(db, payload, subject, PORTAL, instant_text(now), new_uid())
    portal_custody.tell_move(db, dossier, after, now)
    portal_added.tell(db, dossier, after, event, now)
    if contradicts and not portal_merge.is_warned_of(db, uid):
        tasks.add(db, Task(0, "decision_exists", uid, entry.pos, msgspec.json.encode(change.data), instant_text(now)))


def _event(db: Database, dossier: Dossier, change: Change, now: datetime) -> PortalChanged:
    """What the change does here: read leniently, with the folder, the items and the withdrawal it is about."""
    moved = portal_custody.moved_to(db, dossier, change)
    event = replace(incoming.portal_change(change.data, change.version, now), holder=moved)
    if dossier.status is Status.WITHDRAWN and event.status is Status.STOPPED:
        event = replace(event, follows=portal_merge.knew_of_withdrawal(db, dossier.uid, change.version))
    items = (*portal_merge.taken_over(db, dossier, change), *portal_added.taken_over(dossier, change))
    return incoming.with_items(event, change.data, items)


def _contradicts(dossier: Dossier, event: PortalChanged) -> bool:
    """Withdrawn or returned here, stopped or decided there: both stand, a lead looks (domain/conflict_rules.py)."""
    return dossier.status in ENDS and event.status in DECISIONS and not event.follows


def has_unsent(db: Database, uid: str) -> bool:
    """Whether acts of ours upon it are still to be sent: the portal cannot have heard of them."""
    acked = deliveries.acked(db)
    return any(entry.pos > acked and entry.type not in _QUIET for entry in ledger.of_dossier(db, uid))


def _hold(db: Database, change: Change) -> None:
    others = [known for known in held(db) if known.id != change.id]
    meta.write(db, HELD, msgspec.json.encode([*others, change]).decode())


def held(db: Database) -> list[Change]:
    """The changes that met acts not sent yet."""
    return msgspec.json.decode(meta.read(db, HELD) or "[]", type=list[Change])
