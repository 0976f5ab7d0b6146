"""Pages of the register (Mẫu số 07, sổ theo dõi hồ sơ): A4 across, a row a dossier, as many pages as there are rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.number_words import in_words
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.fonts import Face, width
from cchc_desktop.slips.drawing.grid import Field, Row
from cchc_desktop.slips.drawing.look import A4_WIDE
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawing.table import PAD
from cchc_desktop.slips.drawing.text import EMPTY, Run
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.list_wording import RegisterWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.lists import listing
from cchc_desktop.slips.lists.listing import Listed

LOOK = replace(A4_WIDE, rows_with_the_end=1, free=12 * MM, above_signatures=1.5 * MM)
ORDINAL, CODE = 0, 1
WIDTHS = (7.5, 0, 0, 7.5, 0, 0, 0, 16, 17, 16, 16, 16, 15, 13, 21)  # mm; 0: a share of what is left
SHARES = {2: 0.28, 4: 0.25, 5: 0.28, 6: 0.19}
CODES = (26.5 * MM, 43.5 * MM)  # the column of codes: as wide as the widest of them, within this
LEFT = (1, 2, 4, 5, 6, 12, 14)
MOST = 24  # lines of a cell: no name is cut


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One dossier as the register has it; None and "": not yet, or nothing."""

    ordinal: int
    code: str
    procedure: str
    sets: int
    name: str
    contact: str  # address and phone
    authority: str
    received: datetime
    due: datetime | None = None
    first_due: datetime | None = None  # what was promised at first, where another date holds now
    sent: datetime | None = None  # to the body that decides
    came_back: datetime | None = None  # the result, from there
    returned: datetime | None = None
    how_returned: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Register(Drawn):
    """The rows of a book between two days, in their order."""

    FORM: ClassVar[type[RegisterWording]] = RegisterWording

    book: str
    first: date
    last: date
    rows: tuple[RegisterRow, ...]
    counter: str
    clerk_name: str = ""
    lead_name: str = ""
    chosen: str = ""  # what the rows were chosen by, where they are not all of the book
    made: date | None = None  # of such a choice

    @property
    def title(self) -> str:
        """The book and its last day."""
        return f"{self.book} {self.last.isoformat()}"

    @property
    def day(self) -> date:
        """The last one in it; a choice is signed on the day it was made."""
        return self.made or self.last

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One."""
        return listing.copies(self._said(draft), RegisterWording, LOOK, draft)

    def _said(self, draft: Draft) -> Listed:
        wording, ink = draft.wording(RegisterWording), draft.ink
        head = draft.setting(RegisterWording, self.day, self.counter)
        period = filled(wording.period, first=day_text(self.first), last=day_text(self.last))
        chosen = filled(wording.chosen, chosen=self.chosen) if self.chosen else ""
        book = ink(filled(wording.book, book=self.book))
        count = {"rows": words.counted(len(self.rows)), "rows_in_words": in_words(len(self.rows))}
        return Listed(
            **head.said(""),
            under_title=draft.inked(book, period, chosen),
            continued=book,
            fields=_fields(draft, wording, self.rows),
            rows=tuple(_row(draft, wording, row) for row in self.rows) or (Row(span=ink(wording.empty), plain=True),),
            after=((Run(ink(filled(wording.total, **count)), Face.BOLD),),),
            signers=tuple(map(ink, wording.signers)),
            names=(ink(self.clerk_name), ink(self.lead_name)),
        )


def _fields(draft: Draft, wording: RegisterWording, rows: Sequence[RegisterRow]) -> tuple[Field, ...]:
    return tuple(
        Field(
            tuple(map(draft.ink, heads.split("|"))),
            wide,
            Align.LEFT if place in LEFT else Align.CENTRE,
            most=MOST,
            code=place == CODE,
        )
        for place, (heads, wide) in enumerate(zip(wording.columns, _widths(rows), strict=True))
    )


def _widths(rows: Sequence[RegisterRow]) -> list[float]:
    """Each code and number stands on one line; what that leaves is shared by names and addresses."""
    size = LOOK.table_size(LOOK.body_sizes[0])
    least, most = CODES
    widest = max((width(code, Face.REGULAR, size) for code in {row.code for row in rows}), default=0.0)
    number = width(words.number(max((row.ordinal for row in rows), default=0)), Face.REGULAR, size)
    own = {CODE: min(max(least, widest + 2.2 * PAD), most), ORDINAL: max(WIDTHS[ORDINAL] * MM, number + 2.2 * PAD)}
    left = LOOK.size.room - sum(WIDTHS[ORDINAL + 1 :]) * MM - sum(own.values())
    return [SHARES[place] * left if place in SHARES else own.get(place, wide * MM) for place, wide in enumerate(WIDTHS)]


def _row(draft: Draft, wording: RegisterWording, row: RegisterRow) -> Row:
    days = (row.sent, row.came_back, row.returned)
    texts = (
        words.number(row.ordinal),
        row.code,
        row.procedure,
        words.counted(row.sets),
        row.name,
        row.contact,
        row.authority,
        _stamp(wording.stamp, row.received),
        _due(wording, row),
        *(_stamp("{day}", at) for at in days),
        row.how_returned,
        "",
        row.note,
    )
    return Row(tuple(draft.ink(text) if text else EMPTY for text in texts))


def _due(wording: RegisterWording, row: RegisterRow) -> str:
    """The date that holds, and the first one where it moved."""
    due, first = _stamp(wording.stamp, row.due), _stamp("{day}", row.first_due)
    return filled(wording.due_moved, due=due, first=first) or due


def _stamp(template: str, at: datetime | None) -> str:
    if at is None:
        return ""
    local = words.in_vietnam(at)
    return filled(template, clock=words.clock(local), day=day_text(local.date()))
