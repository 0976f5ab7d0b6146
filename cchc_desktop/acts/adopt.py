"""A dossier of the portal that was looked up (hồ sơ ở cổng): kept at the counter to be seen, as the exchange brings it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cchc_desktop.acts import portal_change, portal_dossier
from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.summaries import Summary

_UNREADABLE = Problem(
    "", "portal.unreadable", "Máy này chưa đọc được hồ sơ ấy của cổng. Chưa thay đổi gì; xem tại trang của cổng."
)


@dataclass(frozen=True, slots=True)
class AtPortal:
    """A dossier that the portal has and this store has not: what a list shows of it, and all the portal says."""

    summary: Summary
    document: Mapping[str, Any] = field(repr=False)
    as_of: str


def adopt(db: Database, found: AtPortal, by: Clerk, now: datetime) -> str:
    """Keeps it as a dossier of another counter; returns its uid. No ledger entry: nothing was done to it.

    What the exchange has brought meanwhile is newer, and stays. Raises Refused for who may not see dossiers.
    """
    require(by, Duty.READ_DOSSIER)
    try:
        with transaction(db):
            if dossiers.get(db, found.summary.uid) is None:
                portal_dossier.accept(db, portal_change.as_change(dict(found.document), found.as_of), now)
    except portal_dossier.UNREADABLE:
        raise Refused((_UNREADABLE,)) from None
    return found.summary.uid
