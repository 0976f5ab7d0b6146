"""Reports of figures gathered as slips (báo cáo để in)."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.period import not_begun
from cchc_desktop.domain.slip_kind import REPORT
from cchc_desktop.reports.figures.asked import asked_by, made
from cchc_desktop.reports.figures.registry import ON_PAPER
from cchc_desktop.reports.gathering import Gather, NoPaper, Place
from cchc_desktop.slips.lists.report import Report
from cchc_desktop.store.connection import Database


def report(db: Database, name: str, place: Place, now: datetime) -> Report:
    """The one called "ii06a_2026-01-01_2026-12-31" (reports/figures/asked.py), as it now stands."""
    asked = asked_by(name)
    if asked is None:
        raise NoPaper("report.unknown", f"Không có báo cáo {name}, hoặc kỳ báo cáo không đúng. Chưa in gì.")
    today = now.astimezone(VN).date()
    if future := not_begun(asked.period, today):
        raise NoPaper(future.code, f"{future.message} Chưa in gì.")
    return Report(asked.name, made(db, asked, today, place.calendar, ON_PAPER), today, place.office.counter)


GATHER: dict[str, Gather] = {REPORT: report}
