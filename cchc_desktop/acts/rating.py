"""Rating (đánh giá mức độ hài lòng): what a citizen thinks of how a dossier was handled, 1 to 5, once a dossier."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.acts.record import find, record, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.event_cleaning import tidy
from cchc_desktop.domain.events import Rated
from cchc_desktop.domain.instants import VN, parse_instant, to_millisecond
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import ledger, rebuild
from cchc_desktop.store.connection import Database, transaction


def rate(db: Database, uid: str, score: int, comment: str, by: Clerk, now: datetime) -> Dossier:
    """Notes a score with its comment, once; whoever noted it puts a slip of the key right on the same day.

    Raises Refused where there is one already.
    """
    require(by, Duty.FEEDBACK)
    with transaction(db):
        dossier = find(db, uid)
        if before := _noted(db, uid, by, now):
            raise Refused((before,))
        return record(db, dossier, tidy(Rated(to_millisecond(now), score, comment)), by)


def _noted(db: Database, uid: str, by: Clerk, now: datetime) -> Problem | None:
    """Since when there is a score, and by whom; None for none, and for one that is this clerk's of this day."""
    noted = next((each for each in reversed(ledger.of_dossier(db, uid)) if each.type == "rating.recorded"), None)
    if noted is None:
        return None
    day = parse_instant(noted.occurred_at).astimezone(VN).date()
    if (noted.clerk_code, day) == (by.code, now.astimezone(VN).date()):
        return None
    message = f"Hồ sơ đã có đánh giá. {rebuild.told(noted)} Chưa ghi thêm gì; nói rõ hơn thì ghi phản ánh."
    return Problem("", "rating.again", message)
