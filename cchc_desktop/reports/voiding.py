"""What is said of a voided dossier (hồ sơ đã hủy): since when, by whom, why; on its page and where it is scanned."""

from __future__ import annotations

from cchc_desktop.domain.added import Voiding
from cchc_desktop.domain.events import PortalChanged, Voided
from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.reports.story import last, story
from cchc_desktop.store.connection import Database


def voided(db: Database, uid: str) -> str:
    """ "Đã hủy lúc 08:00 ngày 23/11/2026, bởi Phạm Thị Tiếp Nhận, lý do: in nhầm."; "" when nothing here tells of it."""
    told = story(db, uid)
    if found := last(told, Voided):
        event, by = found
        return _said(Voiding(event.at, "", by.name, event.reason))
    by_portal = (each.event.added for each in told if isinstance(each.event, PortalChanged) and each.event.added.voided)
    added = next(by_portal, None)
    return _said(added.voiding or Voiding()) if added else ""


def _said(voiding: Voiding) -> str:
    at = voiding.at.astimezone(VN) if voiding.at else None
    parts = (
        f" lúc {at:%H:%M} ngày {day_text(at.date())}" if at else "",
        f" ở quầy {voiding.counter}" if voiding.counter else "",
        f", bởi {voiding.person}" if voiding.person else "",
        f", lý do: {voiding.reason.rstrip('.')}" if voiding.reason else "",
    )
    return f"Đã hủy{''.join(parts) or ' ở nơi khác'}."
