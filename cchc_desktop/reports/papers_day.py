"""The slip of a day gathered (giấy của một ngày): its close."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import msgspec

from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.day_close import DayClose as Closing
from cchc_desktop.domain.instants import VN, parse_instant
from cchc_desktop.domain.slip_kind import PREVIEW
from cchc_desktop.reports import apologies, day_words, feedback
from cchc_desktop.reports.day_close import day_close as closing_of
from cchc_desktop.reports.gathering import Gather, NoPaper, Place, day_of
from cchc_desktop.slips.lists.day_close import DayClose
from cchc_desktop.store import clerks, dated
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry


def day_close(db: Database, text: str, place: Place, now: datetime) -> DayClose:
    """Of the day "2026-11-23", signed by who closed it last; before that a preview, signed by nobody.

    Only of today: who holds the folders is known as it is now, and nobody may sign for another evening. Nor for figures
    that have moved since they closed the day: then it is closed again.
    """
    day = day_of(text.removesuffix(PREVIEW))
    if day != now.astimezone(VN).date():
        raise NoPaper("day.gone", "Phiếu chốt ngày chỉ in trong ngày ấy. Số liệu lúc chốt vẫn còn trong sổ cái.")
    noted = dated.closings(db, day)
    entry = noted[-1] if noted else None
    if entry is not None and dated.acted_since(db, entry.pos):
        if not text.endswith(PREVIEW):
            at = parse_instant(entry.occurred_at)
            raise NoPaper("day.moved", f"Từ lúc chốt {at:%H:%M} đã có việc mới nên số liệu khác. Chốt lại rồi in.")
        entry = None
    account = clerks.get(db, entry.clerk_code) if entry else None
    closing = closing_of(db, place.office.counter, day, entry.occurred_at if entry else "")
    if entry is not None:
        closing = _as_noted(closing, entry)
    found = day_words.lines(
        closing, apologies.to_apologise(db, place.calendar, now), feedback.waiting(db, place.calendar, now)
    )
    is_lead = account is not None and account.clerk.role is Role.LEAD
    name = entry.clerk_name if entry else ""
    at = parse_instant(entry.occurred_at) if entry else now
    sections = day_words.sections(closing, found)
    return DayClose(at, name, place.office.counter, sections, name if is_lead else "", entry is not None)


def _as_noted(closing: Closing, entry: Entry) -> Closing:
    """What was not sent when the day was closed, and is on its way since."""
    unsent = (msgspec.json.decode(entry.payload).get("chiTiet") or {}).get("chuaGui", closing.unsent)
    since = closing.unsent_since if unsent else None
    known = since if since and since <= parse_instant(entry.occurred_at) else None
    return replace(closing, unsent=unsent, unsent_since=known)


GATHER: dict[str, Gather] = {"day_close": day_close}
