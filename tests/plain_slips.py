"""Slips of any kind for tests of what prints them: a page or more with the subject on it, not one of the office's forms."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from unittest import mock

from cchc_desktop.domain.office import Office
from cchc_desktop.reports import papers
from cchc_desktop.reports.gathering import NoPaper, Place
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.measures import A4
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.pdf import Sheet, pdf
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.forms.form_set import FormMissing, FormSet
from cchc_desktop.store.connection import Database

KINDS = ("handover", "label", "day_close", "control_sheet")
NOTHING, NO_FORM, BROKEN = "nothing", "no form", "broken"  # subjects that go wrong, each in its own place


@dataclass(frozen=True, slots=True)
class PlainSlip:
    """Says what it is; `pages` of them."""

    kind: str
    title: str
    day: date
    pages: int = 1

    def draw(self, _office: Office, forms: FormSet, printing: Printing) -> bytes:
        if self.title == NO_FORM:
            raise FormMissing(forms.circular, self.kind)
        if self.title == BROKEN:
            raise KeyError("no such word")
        ink, sheets = Ink(), []
        for number in range(self.pages):
            page = Page(*A4)
            said = f"{self.kind} {self.title} trang {number + 1} in lại {printing.reprint} {printing.ledger_hash}"
            page.text(50, 60, (ink(said), Face.REGULAR, 12))
            sheets.append(Sheet(*A4, ((page, 0.0),)))
        return pdf(sheets, self.title, printing.dots_per_inch)


def gather(kind: str) -> object:
    """What would read it from the store."""

    def of(_db: Database, subject: str, _place: Place, now: datetime) -> PlainSlip:
        if subject == NOTHING:
            raise NoPaper("test.nothing", "Không có gì để in.")
        return PlainSlip(kind, subject, now.date())

    return of


@contextmanager
def plain_slips() -> Iterator[None]:
    """The kinds above are such slips meanwhile."""
    with mock.patch.dict(papers._GATHER, {kind: gather(kind) for kind in KINDS}):
        yield


def ends(db: Database, kind: str, number: str) -> list[tuple[str, str, str]]:
    """State, printer and error of each printing of a slip that is of no single dossier, in order."""
    rows = db.conn.execute(
        "select state, printer, error from prints where dossier_uid is null and slip = ? and slip_number = ? "
        "order by rowid",
        (kind, number),
    )
    return [tuple(row) for row in rows.fetchall()]
