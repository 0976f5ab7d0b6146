"""Archiving (xuất hồ sơ lưu trữ): what leaves the store as readable copies is entered first, and again once it is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry

BEGUN, DONE = "archive", "archive_done"  # of a counter's entries


@dataclass(frozen=True, slots=True)
class Scope:
    """What is exported: one dossier by its code and uid, or a year."""

    code: str = ""
    uid: str = ""
    year: int = 0

    @property
    def told(self) -> dict[str, Any]:
        """For the ledger: no personal data."""
        return {"nam": self.year} if self.year else {"maHoSo": self.code, "dossierUid": self.uid}


def begin(db: Database, scope: Scope, count: int, by: Clerk, now: datetime) -> Entry:
    """Notes who exports what, before anything is written: copies may be left behind by what is cut off. Raises Refused."""
    require(by, Duty.ARCHIVE)
    if not count:
        raise Refused((Problem("year", "archive.nothing", f"Quầy này không có hồ sơ nào của năm {scope.year}."),))
    if scope.uid and not dossiers.is_own(db, scope.uid):
        message = "Hồ sơ này của quầy khác, quầy này chỉ có thông tin xem: xuất tại quầy đã tiếp nhận."
        raise Refused((Problem("code", "archive.elsewhere", message),))
    return note_counter(db, BEGUN, scope.told | {"soHoSo": count}, by, now)


def finish(db: Database, scope: Scope, counts: dict[str, int], sha256: str, by_when: tuple[Clerk, datetime]) -> None:
    """Notes what was exported, and the SHA-256 of the folder's last list of checksums: the folder can be known by it."""
    by, now = by_when
    require(by, Duty.ARCHIVE)
    note_counter(db, DONE, scope.told | counts | {"sha256": sha256}, by, now)
