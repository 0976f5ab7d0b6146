"""The inspection's page gathered (bảng phục vụ đoàn kiểm tra)."""

from __future__ import annotations

from datetime import date, datetime

from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.period import Period, not_begun
from cchc_desktop.domain.slip_kind import INSPECTION
from cchc_desktop.reports.gathering import Gather, NoPaper, Place
from cchc_desktop.reports.inspection import inspection
from cchc_desktop.slips.lists.inspection import Found, InspectionSheet
from cchc_desktop.store.connection import Database

_SHOWN = 40  # letters of what was given


def period_of(name: str) -> Period | None:
    """The period whose page is called so ("2026-01-01_2026-06-30"), or None."""
    try:
        first, last = map(date.fromisoformat, name.split("_"))
        period = Period(first, last)
    except ValueError:
        return None
    return period if period.name == name else None


def sheet(db: Database, name: str, place: Place, now: datetime) -> InspectionSheet:
    """The one of the period of that name, as it now stands."""
    period = period_of(name)
    if period is None:
        message = f"“{name[:_SHOWN]}” không phải kỳ. Cần kỳ dạng 2026-01-01_2026-06-30. Chưa in gì."
        raise NoPaper("inspection.period", message)
    today = now.astimezone(VN).date()
    if future := not_begun(period, today):
        raise NoPaper(future.code, f"{future.message} Chưa in gì.")
    made = inspection(db, period, place, now)
    findings = tuple(Found(each.title, each.count, each.details) for each in made.findings)
    seal = (made.instance, made.seq, made.hash)
    return InspectionSheet(name, period.title, today, place.office.counter, findings, made.verdict, *seal)


GATHER: dict[str, Gather] = {INSPECTION: sheet}
