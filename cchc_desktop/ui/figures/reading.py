"""What the page of the reports reads and saves (đọc, lưu báo cáo): on the reader's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.office import Office
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.sheet import Sheet
from cchc_desktop.reports.figures.asked import ReportAsked, made
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.figures import words

XLSX, CSV = "xlsx", "csv"


@dataclass(frozen=True, slots=True)
class Shown:
    """A report as it was counted."""

    asked: ReportAsked
    sheet: Sheet


def read(db: Database, asked: ReportAsked, calendar: WorkCalendar, by: Clerk, now: datetime) -> Shown:
    """Raises Refused for a clerk who reads no dossiers."""
    require(by, Duty.READ_DOSSIER)
    return Shown(asked, made(db, asked, now.astimezone(VN).date(), calendar))


def save(
    _db: Database, shown: Shown, office: Office, folder: Path, ending: str, by_when: tuple[Clerk, datetime]
) -> Path:
    """The report as it was shown in a new file of the folder, which is made where it is missing. Raises Refused."""
    from cchc_desktop.sheets import csv_file, whole_file, xlsx  # noqa: PLC0415 -- not loaded to open the program

    by, now = by_when
    require(by, Duty.READ_DOSSIER)
    name = office.name_on(now.astimezone(VN).date())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = whole_file.free(folder, shown.asked.name, ending)
        if ending == XLSX:
            xlsx.write(file, shown.sheet, (name.upper.upper(), name.lower.upper()))
        else:
            csv_file.write(file, shown.sheet)
    except OSError as error:
        raise Refused((Problem("", "report.not_saved", words.not_saved(folder)),)) from error
    return file
