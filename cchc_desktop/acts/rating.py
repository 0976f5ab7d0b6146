"""Rating (đánh giá mức độ hài lòng): what a citizen thinks of how a dossier was handled, 1 to 5, entered as told."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.acts.record import find, record, require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.event_cleaning import tidy
from cchc_desktop.domain.events import Rated
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.store.connection import Database, transaction


def rate(db: Database, uid: str, score: int, comment: str, by: Clerk, now: datetime) -> Dossier:
    """Notes a score with its comment; said again, the newest counts."""
    require(by, Duty.FEEDBACK)
    with transaction(db):
        return record(db, find(db, uid), tidy(Rated(to_millisecond(now), score, comment)), by)
