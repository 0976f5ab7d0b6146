"""What the page of the catalogue reads (đọc danh mục): procedures in force, a file held against them, changes since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cchc_desktop.domain import catalogue_words
from cchc_desktop.domain.catalogue_changes import CatalogueChanges
from cchc_desktop.domain.days_cut import days_cut
from cchc_desktop.domain.figure_text import number
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.reports.catalogue import Preview, changed_since, preview
from cchc_desktop.sheets.catalogue.file import MOST_BYTES, read_file, unreadable
from cchc_desktop.store import catalogue_imports, procedures
from cchc_desktop.store.connection import Database


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list; `code` is that of a procedure, "" where it is about the file."""

    mark: str  # "Thêm", "Sửa", "Bỏ", "Sai", "Lưu ý"; in the catalogue itself its time
    code: str
    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """The catalogue in force: its procedures, and the decision that came last."""

    lines: tuple[Line, ...]
    decision: str


def standing(db: Database, today: date) -> Standing:
    """By field and code."""
    known = sorted(procedures.current(db), key=lambda each: (each.procedure_field, each.code))
    decided = (taken.decision for taken in catalogue_imports.latest(db) if taken.decision)
    decision = next(decided, None)
    return Standing(tuple(_standing(each, today) for each in known), decision.text if decision else "")


def read_preview(db: Database, path: Path, keep: bool, today: date) -> Preview:
    """A file held against the catalogue in force; one that cannot be read is a refusal like any other."""
    try:
        with path.open("rb") as file:
            reading = read_file(file.read(MOST_BYTES + 1), path.name)
    except (OSError, ValueError):  # ValueError: a name no system has
        reading = unreadable(path.name)
    return preview(db, reading, today, keep)


def since(db: Database, day: date, today: date) -> tuple[Line, ...]:
    """What changed since a day began."""
    return tuple(_changes(changed_since(db, day, today)))


def lines(seen: Preview) -> tuple[Line, ...]:
    """Refusals first: nothing is imported while there is one; then what to look at, then each change."""
    wrong = (Line("Sai", "", each.message, "wrong") for each in seen.reading.problems)
    noted = (Line("Lưu ý", "", each.message, "waiting") for each in seen.notices)
    return (*wrong, *noted, *_changes(seen.changes))


def _changes(found: CatalogueChanges) -> Iterator[Line]:
    for gone in found.gone:
        yield Line("Bỏ", gone.code, gone.name, "wrong")
    for changed in found.changed:
        for part in changed.parts:
            yield Line("Sửa", changed.procedure.code, part.text, "waiting")
    for new in found.new:
        yield Line("Thêm", new.code, new.name, "done")


def _standing(procedure: Procedure, today: date) -> Line:
    cut = days_cut(procedure, today)
    told = [procedure.name, procedure.procedure_field]
    if cut is not None and cut.days is not None and cut.days > 0:
        told.append(f"quy định {cut.statutory.text}, cắt giảm {number(cut.days)} ngày")
    return Line(catalogue_words.time(procedure.processing_on(today)), procedure.code, " · ".join(told))
