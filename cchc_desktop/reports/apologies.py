"""Who must be told that it will be late (cần xin lỗi hoặc báo trước): due within so many working days, not finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import VN
from cchc_desktop.store import due
from cchc_desktop.store.connection import Database


@dataclass(frozen=True, slots=True)
class DueSoon:
    """A dossier whose day is near or past; `apologised`: the one apology there may be was made."""

    dossier: Dossier
    is_late: bool
    apologised: bool


def due_within(db: Database, calendar: WorkCalendar, now: datetime, days: int = 1) -> list[DueSoon]:
    """Own dossiers due by the end of the `days`-th working day after today, late ones first, the soonest before others.

    1: an apology must go out today ("trước 1 ngày hết hạn"). 2: whom to call. Those waiting for papers are not due.
    """
    last = calendar.worked_after(now.astimezone(VN).date(), days)
    until = datetime.combine(last + timedelta(days=1), time.min, VN)
    return [
        DueSoon(dossier, dossier.due_at is not None and dossier.due_at < now, dossier.apologies > 0)
        for dossier in due.before(db, until)
    ]


def to_apologise(db: Database, calendar: WorkCalendar, now: datetime) -> list[DueSoon]:
    """Those due within one working day, or late, that nobody has apologised for yet."""
    return [each for each in due_within(db, calendar, now) if not each.apologised]
