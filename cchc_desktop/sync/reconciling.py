"""The comparison of an exchange (đối soát): once it is asked for, after all was sent and taken over, page by page.

By stick it goes along with what is sent; of what has moved between export and answer nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from http import HTTPStatus
from itertools import chain, islice
from typing import Any

import msgspec

from cchc_desktop.acts import reconcile
from cchc_desktop.acts.reconcile import Found
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import PortalRefused, StrangeAnswer
from cchc_desktop.store import ledger, reconciling
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid
from cchc_desktop.sync.connection import Clock
from cchc_desktop.wire.bundle import Comparison, Said
from cchc_desktop.wire.reconciliation import Request, Result

PAGE = 500
_MOST_CARRIED = 40  # pages on one stick
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


def to_carry(db: Database) -> Comparison | None:
    """What a stick asks of the day that is to be compared; None where none is, or where it is too much for a stick."""
    day = reconciling.asked(db)
    if day is None:
        return None
    pos, unit = ledger.last_pos(db), reconcile.unit_of(db)
    pages = list(islice(reconciling.pages(db, date.fromisoformat(day), PAGE), _MOST_CARRIED + 1))
    if len(pages) > _MOST_CARRIED:
        return None
    told = [Request(unit, day, [reconcile.told_of(each) for each in page]) for page in pages or [[]]]
    return Comparison(day, pos, list(map(msgspec.json.encode, told)))


def take_carried(db: Database, said: Sequence[Said], clock: Clock) -> None:
    """What the portal told by stick of the day that is still asked for, once the rest of its answer was taken in.

    Raises StrangeAnswer.
    """
    answers = [each for each in said if (each.method, each.path) == ("POST", "/reconciliations")]
    day = answers[0].query.get("ngay") if answers else None
    if day is None or day != reconciling.asked(db):  # it was compared meanwhile
        return
    if any(each.status != HTTPStatus.OK for each in answers):
        with transaction(db):
            reconciling.note(db, None, _NOT_COMPARED)
        return
    try:
        pos = int(answers[0].query["viTri"])
        results = [msgspec.json.decode(each.body, type=Result) for each in answers]
        documents = {each.path.rpartition("/")[2]: msgspec.json.decode(each.body) for each in _shown(said)}
    except (msgspec.MsgspecError, KeyError, ValueError):
        raise StrangeAnswer("no comparison") from None
    reconcile.take(db, day, _found(db, day, pos, results, documents), clock())


def _found(db: Database, day: str, pos: int, results: Sequence[Result], documents: dict[str, dict[str, Any]]) -> Found:
    told = [each.uid for page in reconciling.pages(db, date.fromisoformat(day), PAGE) for each in page]
    compared = {uid for uid in told if reconcile.is_settled(db, uid, pos)}
    not_there = [uid for result in results for uid in result.missingAtPortal if uid in compared]
    differing = {each.dossierUid: each.members for result in results for each in result.differing}
    lost = reconcile.missing_here(db, {uid for result in results for uid in result.missingAtCounter})
    apart = {uid: members for uid, members in differing.items() if uid in compared}
    onward = results[-1].upstream or None
    return Found(compared, len(told) - len(compared), not_there, lost, apart, documents, onward)


def _shown(said: Sequence[Said]) -> Iterator[Said]:
    return (each for each in said if each.path.startswith("/dossiers/") and each.status == HTTPStatus.OK)


def _documents(portal: Portal, uids: list[str]) -> dict[str, dict[str, Any]]:
    found = {uid: portal.dossier(uid) for uid in uids}
    return {uid: document for uid, document in found.items() if document is not None}
