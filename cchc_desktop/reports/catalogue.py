"""What a catalogue would change and has changed (xem thay đổi danh mục): before an import, and since a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from cchc_desktop.domain.catalogue import Reading, catalogue_version, write_catalogue
from cchc_desktop.domain.catalogue_changes import CatalogueChanges, changes
from cchc_desktop.domain.group_titles import named
from cchc_desktop.domain.instants import VN, instant_text
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.process import doubt
from cchc_desktop.store import catalogue_imports, meta, procedures
from cchc_desktop.store.connection import Database


@dataclass(frozen=True, slots=True)
class Preview:
    """A file against the catalogue of this counter; nothing is imported while a row is refused."""

    reading: Reading
    rows: tuple[Procedure, ...]  # the whole catalogue as it would be
    changes: CatalogueChanges
    notices: tuple[Problem, ...]  # what should be looked at, and stops nothing
    over: str  # the version of the catalogue it was held against; "" for none

    @property
    def version(self) -> str:
        """Of the catalogue as it would be: the file's, unless more than the file is in it."""
        whole = len(self.rows) == len(self.reading.procedures)
        return self.reading.version if whole else catalogue_version(write_catalogue(self.rows))

    @property
    def can_import(self) -> bool:
        """Whether every row is in order."""
        return not self.reading.problems


def preview(db: Database, reading: Reading, day: date, keep: bool = False) -> Preview:
    """What would be; with `keep` a procedure that the file leaves out stays as it is: a decision on a part of them."""
    known = sorted(procedures.current(db), key=lambda procedure: procedure.code)
    rows = reading.procedures
    if keep:
        named = {procedure.code for procedure in rows}
        rows += tuple(procedure for procedure in known if procedure.code not in named)
    differing = changes(known, rows, day)
    if reading.problems:  # a row that is refused is not known to be gone
        differing = replace(differing, gone=())
    looked_at = (*differing.new, *(changed.procedure for changed in differing.changed))
    notices = (*reading.notices, *_paperless(known, rows), *process_doubts(looked_at, day))
    return Preview(reading, rows, differing, notices, meta.read(db, "catalogue_version") or "")


def changed_since(db: Database, day: date, today: date) -> CatalogueChanges:
    """From the catalogue as it stood when `day` began to the one of now."""
    began = instant_text(datetime.combine(day, time.min, VN))
    known = sorted(procedures.current(db), key=lambda procedure: procedure.code)
    return changes(catalogue_imports.catalogue_at(db, began), known, today)


def _paperless(before: Iterable[Procedure], after: Iterable[Procedure]) -> Iterator[Problem]:
    """A list that was published in short has no papers: who imports it takes those of today away."""
    had = {procedure.code for procedure in before if procedure.documents}
    codes = [procedure.code for procedure in after if procedure.code in had and not procedure.documents]
    if codes:
        said = f"{len(codes)} thủ tục sẽ không còn danh sách giấy tờ đang dùng ({named(codes)}): tệp không ghi giấy tờ nào."
        yield warning("", "catalogue.papers", f"{said} Thêm cột “Tên giấy tờ” rồi nhập, nếu chúng vẫn cần giấy tờ.")


def process_doubts(rows: Iterable[Procedure], day: date) -> Iterator[Problem]:
    """Procedures whose internal process does not come out at the time that is published."""
    for procedure in rows:
        known = procedure.processing_on(day)
        if said := doubt(procedure.steps, known.duration if known else None):
            yield warning(procedure.code, "catalogue.process", f"{procedure.code}: {said}.")
