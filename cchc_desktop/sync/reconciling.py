"""The comparison of an exchange (đối soát): once it is asked for, after all was sent and taken over, page by page."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import Any

from cchc_desktop.acts import reconcile
from cchc_desktop.acts.reconcile import Found
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import PortalRefused
from cchc_desktop.store import reconciling
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid
from cchc_desktop.sync.connection import Clock
from cchc_desktop.wire.reconciliation import Request, Result

PAGE = 500
_LOOKED_INTO = 50  # dossiers whose values at the portal are shown beside ours
_NOT_COMPARED = "Cổng chưa đối soát được với quầy này. Hồ sơ vẫn gửi đủ như thường; báo quản trị cổng."


def reconcile_if_asked(db: Database, portal: Portal, clock: Clock) -> None:
    """Compares the day that was asked for; raises PortalUnreachable, and then it is still asked for.

    A portal that refuses to compare is noted, and stops nothing.
    """
    day = reconciling.asked(db)
    if day is None:
        return
    try:
        found = _compare(db, portal, day)
    except PortalRefused:
        with transaction(db):
            reconciling.note(db, None, _NOT_COMPARED)
        return
    reconcile.take(db, day, found, clock())


def _compare(db: Database, portal: Portal, day: str) -> Found:
    compared: set[str] = set()
    not_there: list[str] = []
    not_here: set[str] = set()
    differing: dict[str, list[str]] = {}
    waiting, answer = 0, Result()
    for page in chain(reconciling.pages(db, date.fromisoformat(day), PAGE), [[]]):
        if not page and compared:
            break  # the empty one at the end is for a day without any
        told = reconcile.held(db, page)
        waiting += len(page) - len(told)
        answer = portal.reconcile(Request(reconcile.unit_of(db), day, told), new_uid())
        compared |= {entry.dossierUid for entry in told}
        not_there += answer.missingAtPortal
        not_here |= set(answer.missingAtCounter)
        differing |= {each.dossierUid: each.members for each in answer.differing}
    lost = reconcile.missing_here(db, not_here)
    documents = _documents(portal, [*differing, *lost][:_LOOKED_INTO])
    return Found(compared, waiting, not_there, lost, differing, documents, answer.upstream or None)


def _documents(portal: Portal, uids: list[str]) -> dict[str, dict[str, Any]]:
    found = {uid: portal.dossier(uid) for uid in uids}
    return {uid: document for uid, document in found.items() if document is not None}
