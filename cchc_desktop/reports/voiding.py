"""What is said of a voided dossier (hồ sơ đã hủy): since when, by whom, why; on its page and where it is scanned."""

from __future__ import annotations

from cchc_desktop.domain.events import Voided
from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.reports.story import last, story
from cchc_desktop.store.connection import Database


def voided(db: Database, uid: str) -> str:
    """ "Đã hủy lúc 08:00 ngày 23/11/2026, bởi Phạm Thị Tiếp Nhận, lý do: in nhầm."; "" when it was not voided here."""
    found = last(story(db, uid), Voided)
    if found is None:
        return ""
    event, told = found
    at = event.at.astimezone(VN)
    return f"Đã hủy lúc {at:%H:%M} ngày {day_text(at.date())}, bởi {told.name}, lý do: {event.reason.rstrip('.')}."
