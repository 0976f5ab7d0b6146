"""A report that is asked for (báo cáo cần lập): which, over which period, with the year before or without."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.period import Period, period_between
from cchc_desktop.domain.sheet import Sheet
from cchc_desktop.domain.sheet_before import with_before
from cchc_desktop.reports.figures.registry import REPORTS
from cchc_desktop.store.connection import Database

_BEFORE = "_cung-ky"
_DAY = r"\d{4}-\d{2}-\d{2}"
_NAME = re.compile(rf"([a-z0-9-]+)_({_DAY})_({_DAY})({_BEFORE})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """`before`: each row with that of the same period of the year before under it, where the report knows such."""

    key: str
    period: Period
    before: bool = False

    @property
    def name(self) -> str:
        """What journal, files and print queue call it: "ii06a_2026-01-01_2026-12-31"."""
        return f"{self.key}_{self.period.name}{_BEFORE if self.before else ''}"


def asked_by(name: str) -> ReportAsked | None:
    """The report that is called so; None when none is."""
    match = _NAME.fullmatch(name)
    if match is None or match[1] not in REPORTS:
        return None
    try:
        period = period_between(date.fromisoformat(match[2]), date.fromisoformat(match[3]))
    except ValueError:
        return None
    return ReportAsked(match[1], period, bool(match[4])) if isinstance(period, Period) else None


def made(db: Database, asked: ReportAsked, today: date, calendar: WorkCalendar, most: int | None = None) -> Sheet:
    """The report as the store now has it, of a list `most` dossiers a part; raises KeyError for a key there is none of."""
    kind = REPORTS[asked.key]
    sheet = kind.sheet(db, asked.period, today, calendar, most)
    if not asked.before or not kind.compares:
        return sheet
    return with_before(sheet, kind.sheet(db, asked.period.year_before, today, calendar))
