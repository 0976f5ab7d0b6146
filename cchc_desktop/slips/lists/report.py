"""A report of figures on paper (báo cáo): A4 across, groups over columns, the form's numbers, totals bold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from cchc_desktop.domain.figure_text import cell_text
from cchc_desktop.domain.sheet import Cell, Kind, Role, Sheet
from cchc_desktop.domain.sheet import Row as SheetRow
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.grid import Field, Row
from cchc_desktop.slips.drawing.look import A4_WIDE, Look
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawing.text import EMPTY
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms.list_wording import ReportWording
from cchc_desktop.slips.lists import listing
from cchc_desktop.slips.lists.listing import Listed
from cchc_desktop.slips.lists.report_widths import fitting

BODY = 11.0
LOOK = replace(A4_WIDE, body_sizes=(BODY,), free=14 * MM, notes_smaller=1.5)
MOST = 24  # lines of a cell: no name is cut
_ALIGN = {Kind.TEXT: Align.LEFT, Kind.CODE: Align.LEFT, Kind.DAY: Align.CENTRE}
_FACES = {Role.GROUP: Face.BOLD, Role.TOTAL: Face.BOLD, Role.BEFORE: Face.ITALIC}


@dataclass(frozen=True, slots=True)
class Report(Drawn):
    """One sheet; `name` tells the report and its period, `made` is the day it was counted."""

    FORM: ClassVar[type[ReportWording]] = ReportWording

    name: str
    sheet: Sheet
    made: date
    counter: str

    @property
    def title(self) -> str:
        """Report and period."""
        return self.name

    @property
    def day(self) -> date:
        """On which it is signed."""
        return self.made

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One."""
        size, widths = fitting(self.sheet, LOOK.size.room)
        look: Look = replace(LOOK, table_smaller=BODY - size)
        return listing.copies(self._said(draft, widths), ReportWording, look, draft)

    def _said(self, draft: Draft, widths: Sequence[float]) -> Listed:
        wording, ink, sheet = draft.wording(ReportWording), draft.ink, self.sheet
        head, office = draft.setting(ReportWording, self.day, self.counter), draft.office.name_on(self.day)
        own = {"title": ink(sheet.title.upper()), "number": ink(sheet.form)}
        facts = ((wording.reporter, office.lower), (wording.receiver, office.upper), (wording.unit, sheet.unit))
        return Listed(
            **head.said("") | own,
            under_title=draft.inked(sheet.period_title),
            continued=ink(sheet.period_title),
            facts=tuple(draft.fact(*fact) for fact in facts),
            fields=_fields(draft, sheet, widths),
            rows=tuple(_row(draft, row) for row in sheet.rows) or (Row(span=ink(wording.empty), plain=True),),
            notes=draft.inked(*sheet.notes),
            signers=tuple(map(ink, wording.signers)),
            names=(EMPTY, EMPTY),
        )


def _fields(draft: Draft, sheet: Sheet, widths: Sequence[float]) -> tuple[Field, ...]:
    ink = draft.ink
    return tuple(
        Field(
            tuple(ink(head) for head in (column.group, column.label) if head) or (EMPTY,),
            wide,
            Align.CENTRE if place == 0 and sheet.has_ordinal else _ALIGN.get(column.kind, Align.RIGHT),
            most=MOST,
            number=ink(column.number),
        )
        for place, (column, wide) in enumerate(zip(sheet.columns, widths, strict=True))
    )


def _row(draft: Draft, row: SheetRow) -> Row:
    if row.role is Role.GROUP and (text := _only_words(row.cells)):
        return Row(span=draft.ink(text))
    cells = (draft.ink(text) if (text := cell_text(cell)) else EMPTY for cell in row.cells)
    return Row(tuple(cells), face=_FACES.get(row.role))


def _only_words(cells: Sequence[Cell]) -> str:
    """What a row says that has no figures; "" for one that has."""
    if any(cell is not None and not isinstance(cell, str) for cell in cells):
        return ""
    return " ".join(cell for cell in cells if isinstance(cell, str) and cell)
