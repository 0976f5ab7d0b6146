"""What the page of the feedback reads (đọc phản ánh, kiến nghị): all that is open, and the dossiers they speak of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.instants import VN
from cchc_desktop.reports import feedback
from cchc_desktop.reports.feedback import Waiting
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database


@dataclass(frozen=True, slots=True)
class Row:
    """One open feedback; `code` of the dossier it is about, "" for none."""

    waiting: Waiting
    code: str

    @property
    def uid(self) -> str:
        """Of the feedback."""
        return self.waiting.feedback.uid


@dataclass(frozen=True, slots=True)
class Reading:
    """What waits, oldest first; `about` is the code of the dossier from whose page the clerk comes, "" for none."""

    rows: tuple[Row, ...]
    today: date
    about: str = ""


def read(db: Database, desk: Desk, clock: Callable[[], datetime], dossier_uid: str, by: Clerk) -> Reading:
    """Raises Refused for a clerk whose duty it is not."""
    require(by, Duty.FEEDBACK)
    now = clock()
    rows = [Row(each, _code(db, each.feedback.dossier_uid)) for each in feedback.waiting(db, desk.calendar, now)]
    return Reading(tuple(rows), now.astimezone(VN).date(), _code(db, dossier_uid))


def _code(db: Database, uid: str | None) -> str:
    dossier = dossiers.get(db, uid) if uid else None
    return dossier.printed_code if dossier else ""
