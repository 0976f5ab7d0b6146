"""Setting the year's calendar (lịch làm việc của năm): holidays, swapped days and sessions, whole, with an entry."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.calendar_file import CalendarFile, CalendarFileError, parse_calendar
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.store import calendar
from cchc_desktop.store.connection import Database, transaction


def set_calendar(db: Database, text: str, by: Clerk, now: datetime) -> CalendarFile:
    """Puts a calendar file in place of the one before; raises Refused with all that is wrong with it.

    Return dates that were given stay: what is printed is a fact. New ones are reckoned by it once the counter is
    opened again.
    """
    require(by, Duty.SET_CALENDAR)
    try:
        file = parse_calendar(text)
    except CalendarFileError as wrong:
        raise Refused(wrong.problems) from None
    with transaction(db):
        calendar.write(db, text)
        days = [
            {"ngay": each.day.isoformat(), "loai": each.kind.value, "nguon": each.source} for each in file.overrides
        ]
        since = [each.valid_from.isoformat() for each in file.hours]
        detail = {"ngayRieng": days, "buoiTuNgay": since, "xacNhanDenNam": file.confirmed_through}
        note_counter(db, "set_calendar", detail, by, now)
    return file
