"""The office's own calendar (lịch riêng của đơn vị) as it was set here: one text, checked when it was put there."""

from __future__ import annotations

from sqlite_utils import Database

from cchc_desktop.domain.calendar_file import CalendarFile, parse_calendar
from cchc_desktop.store import meta

_KEY = "calendar"


def read(db: Database) -> CalendarFile | None:
    """What was set, or None."""
    text = meta.read(db, _KEY)
    return parse_calendar(text) if text is not None else None


def write(db: Database, text: str) -> None:
    """Puts a calendar file in place of the one before."""
    meta.write(db, _KEY, text)
