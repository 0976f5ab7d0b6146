"""What the page of the whole register reads (đọc cả sổ), and what it keeps of how it was left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.office import Office
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.selection_words import chosen_by
from cchc_desktop.domain.sheet import Column, Kind, Row, Sheet
from cchc_desktop.domain.slip_kind import REGISTER
from cchc_desktop.reports import register
from cchc_desktop.reports.register import Choices, Line, Page
from cchc_desktop.sheets import as_file
from cchc_desktop.sheets.formulas import guarded
from cchc_desktop.sheets.whole_file import new_file
from cchc_desktop.store import chosen, meta
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.dossiers.words import AT_FIRST, COLUMNS, PART_TITLE, TITLE, not_saved
from cchc_desktop.ui.printing.prepared import gather
from cchc_desktop.ui.widgets.paged import PAGE

if TYPE_CHECKING:
    from cchc_desktop.slips.slip import Slip

_COLUMNS = "register_columns"


def first(db: Database, selection: Selection, by: Clerk, now: datetime) -> Page:
    """Count and first page; raises Refused for a clerk who reads no dossiers."""
    require(by, Duty.READ_DOSSIER)
    return register.page(db, selection, now, 0, PAGE)


def further(db: Database, selection: Selection, by: Clerk, now: datetime, number: int) -> Page:
    """The page of that number; raises Refused."""
    require(by, Duty.READ_DOSSIER)
    place = number * PAGE
    return Page(0, place, register.lines(db, selection, now, place, PAGE))


def begin(db: Database, by: Clerk) -> tuple[Choices, tuple[str, ...]]:
    """What can be chosen by, and the columns of last time; raises Refused."""
    require(by, Duty.READ_DOSSIER)
    names = tuple(name for name in (meta.read(db, _COLUMNS) or "").split() if name in COLUMNS)
    return register.choices(db), names or AT_FIRST


def keep_columns(db: Database, names: Sequence[str]) -> None:
    """For next time."""
    meta.write(db, _COLUMNS, " ".join(names))


@dataclass(frozen=True, slots=True)
class Saving:
    """What is to be saved, and where: a new file of `folder`, which is made where it is missing."""

    selection: Selection
    names: tuple[str, ...]
    ending: str  # as_file.XLSX or CSV
    office: Office
    folder: Path


def save(db: Database, saving: Saving, by: Clerk, now: datetime, progress: Callable[[int], None]) -> Path:
    """All the lines of the choice in a file; raises Refused. What `progress` raises ends it, and no file is left."""
    local = now.astimezone(VN)
    name = saving.office.name_on(local.date())
    every = rows(db, saving.selection, saving.names, by, now)
    whole = sheet(saving.selection, saving.names)
    called = f"{'trich-' if whole.chosen else ''}so-theo-doi-{local:%Y%m%d-%H%M}"
    try:
        file = new_file(saving.folder, called, saving.ending)
        as_file.write(file, saving.ending, whole, name, every, progress)
    except OSError as error:
        raise Refused((Problem("", "register.not_saved", not_saved(saving.folder)),)) from error
    return file


def name_choice(db: Database, selection: Selection, by: Clerk, now: datetime) -> str:
    """Keeps what is to be printed, and names it; raises Refused for a clerk who may not print."""
    require(by, Duty.PRINT)
    return chosen.keep(db, selection, now.astimezone(VN).date())


def gathered(db: Database, name: str, desk: Desk, by: Clerk, now: datetime) -> Slip:
    """Its pages as the official form; raises Refused, also where they are too many."""
    require(by, Duty.READ_DOSSIER)
    return gather(db, (REGISTER, name), desk, now)


def sheet(selection: Selection, names: Sequence[str]) -> Sheet:
    """The head of what is saved in a file; its rows come one by one (`rows`)."""
    columns = tuple(Column(COLUMNS[name].title, _kind(name)) for name in names)
    chosen_words = "; ".join(chosen_by(selection))
    if not chosen_words:
        return Sheet("register", TITLE, None, columns, (), unit="Hồ sơ")
    said = f"Trích sổ, theo: {chosen_words}"
    return Sheet("register", PART_TITLE, None, columns, (), unit="Hồ sơ", chosen=said)


def _kind(name: str) -> Kind:
    if name == "code":
        return Kind.CODE
    return Kind.DAY if COLUMNS[name].day else Kind.TEXT


def rows(db: Database, selection: Selection, names: Sequence[str], by: Clerk, now: datetime) -> Iterator[Row]:
    """Every line of the choice, as the columns tell it, days as days; raises Refused."""
    require(by, Duty.READ_DOSSIER)
    cells = [COLUMNS[name].day or COLUMNS[name].text for name in names]
    for line in register.everything(db, selection, now):
        yield Row(tuple([cell(line) for cell in cells]))


def copied(lines: Sequence[Line], names: Sequence[str]) -> str:
    """Lines for the clipboard: a head, then a line each, cells parted by tabs."""
    told = [COLUMNS[name] for name in names]
    table = [[each.title for each in told], *([each.text(line) for each in told] for line in lines)]
    return "\n".join("\t".join(_plain(cell) for cell in row) for row in table)


def _plain(cell: str) -> str:
    """In one line; with an apostrophe before what a spreadsheet would take for a formula."""
    return guarded(" ".join(cell.split()))
