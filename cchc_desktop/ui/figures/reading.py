"""What the page of the reports reads and saves (đọc, lưu báo cáo): on the reader's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.sheet import Sheet
from cchc_desktop.reports.figures.asked import ReportAsked, made
from cchc_desktop.reports.figures.registry import ON_SCREEN, REPORTS
from cchc_desktop.sheets import as_file
from cchc_desktop.sheets.whole_file import new_file
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.figures import words


@dataclass(frozen=True, slots=True)
class Shown:
    """A report as it was counted; of a list of dossiers the beginning of each part."""

    asked: ReportAsked
    sheet: Sheet


def read(db: Database, asked: ReportAsked, calendar: WorkCalendar, by: Clerk, now: datetime) -> Shown:
    """Raises Refused for a clerk who reads no dossiers."""
    require(by, Duty.READ_DOSSIER)
    return Shown(asked, made(db, asked, now.astimezone(VN).date(), calendar, ON_SCREEN))


@dataclass(frozen=True, slots=True)
class Saving:
    """What is to be saved, and where: a new file of `folder`, which is made where it is missing."""

    shown: Shown
    ending: str  # as_file.XLSX or CSV
    folder: Path


def save(db: Database, saving: Saving, desk: Desk, by: Clerk, now: datetime, progress: Callable[[int], None]) -> Path:
    """The report as it was shown, of a list of dossiers all there now are, in a file. Raises Refused."""
    require(by, Duty.READ_DOSSIER)
    folder, asked, sheet = saving.folder, saving.shown.asked, saving.shown.sheet
    today = now.astimezone(VN).date()
    if REPORTS[asked.key].of_many is not None:
        sheet = made(db, asked, today, desk.calendar)
    try:
        file = new_file(folder, asked.name, saving.ending)
        as_file.write(file, saving.ending, sheet, desk.office.name_on(today), progress=progress)
    except OSError as error:
        raise Refused((Problem("", "report.not_saved", words.not_saved(folder)),)) from error
    return file
