"""The label of a folder (nhãn hồ sơ, 100 × 50 mm): bars, ordinal and due date large enough to find it on a shelf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import day_text
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.bars import Symbol, code_128, qr
from cchc_desktop.slips.drawing.fonts import Face, width
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import HAIR, Align, Fill, Page, Rule
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.said import Said
from cchc_desktop.slips.drawing.text import EMPTY, Printed, shortened_at_word, wrapped
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms import words
from cchc_desktop.slips.forms.notice_wording import LabelWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.receipts.receipt_people import shown_number

WIDTH, HEIGHT, EDGE = 100 * MM, 50 * MM, 4 * MM
END, MIDDLE = WIDTH - EDGE, WIDTH / 2
BAR_ROOM, BAR_HEIGHT, BAR_MODULE = 90 * MM, 11 * MM, 0.38 * MM
QR_MODULE = 0.36 * MM
HEAD_BASE, HEAD_RULE, BARS_TOP, CODE_BASE, CODE_RULE = 8 * MM, 10 * MM, 12 * MM, 29 * MM, 31.2 * MM
NAME_SIZE, SMALL, ORDINAL_SIZE, DATE_SIZE, CODE_SIZE = 12.0, 9.5, 19.0, 17.0, 13.0
LEAST_CODE, DUE_SIZE = 9.5, 10.5
RIGHT = 31 * MM  # of the due date
BOX_HEIGHT = 6 * MM
MARK_ROOM = 34 * MM
BETWEEN = 2 * MM


@dataclass(frozen=True, slots=True)
class Label(Drawn):
    """One folder's; `mark` stands white on black, as "ƯU TIÊN" does."""

    FORM: ClassVar[type[LabelWording]] = LabelWording

    dossier: Dossier
    on: date
    mark: str = ""

    @property
    def title(self) -> str:
        """The dossier's code."""
        return self.dossier.printed_code

    @property
    def day(self) -> date:
        """On which it is printed."""
        return self.on

    def copies(self, draft: Draft) -> list[list[Page]]:
        """One; raises ValueError for a dossier without any number."""
        if not self.title:
            raise ValueError("a label needs a code")
        wording, page = draft.wording(LabelWording), Page(WIDTH, HEIGHT)
        said = Said(**draft.setting(LabelWording, self.on, self.dossier.reception.counter).said(self.title))
        _head(page, self, said, draft)
        _bars(page, self.title, draft.printing)
        _code(page, draft.ink(self.title))
        page.marks.append(Rule(EDGE, CODE_RULE, END, CODE_RULE, HAIR))
        _what(page, self.dossier, draft, wording)
        _due(page, self.dossier, said, draft)
        return [[page]]


def _head(page: Page, label: Label, said: Said, draft: Draft) -> None:
    """The division at the left; at the right the counter, or what stands white on black."""
    wording, reception = draft.wording(LabelWording), label.dossier.reception
    mark = _short(draft.ink(label.mark), Face.BOLD, NAME_SIZE, (MARK_ROOM, 1))
    x, boxes = END, [text for text in (*mark, *said.practice) if text]
    for text in boxes:
        wide = width(text, Face.BOLD, NAME_SIZE) + 2 * BETWEEN
        page.marks.append(Fill(x - wide, HEAD_BASE - BOX_HEIGHT + 1.7 * MM, wide, BOX_HEIGHT, 1.0))
        page.white_text(x - wide / 2, HEAD_BASE, (text, Face.BOLD, NAME_SIZE))
        x -= wide + BETWEEN
    counter = EMPTY if boxes else draft.ink(filled(wording.counter, counter=reception.counter))
    page.text(x, HEAD_BASE, (counter, Face.REGULAR, SMALL), Align.RIGHT)
    room = x - EDGE - width(counter, Face.REGULAR, SMALL) - BETWEEN
    _left(page, HEAD_BASE, _short(draft.ink(reception.division), Face.BOLD, NAME_SIZE, (room, 1)), Face.BOLD, NAME_SIZE)
    page.marks.append(Rule(EDGE, HEAD_RULE, END, HEAD_RULE, HAIR))


def _bars(page: Page, code: str, printing: Printing) -> None:
    symbol: Symbol = code_128(code, BAR_ROOM, BAR_ROOM, BAR_HEIGHT, printing.dots_per_inch, BAR_MODULE) or qr(
        code, QR_MODULE, printing.dots_per_inch
    )
    page.symbol(MIDDLE - symbol.width / 2, BARS_TOP, symbol)


def _code(page: Page, code: Printed) -> None:
    """Its last part large: that is what a hand looks for on a shelf."""
    head, hyphen, ordinal = code.rpartition("-")
    first, size, large = Printed(head + hyphen), CODE_SIZE, ORDINAL_SIZE
    while size > LEAST_CODE and width(first, Face.REGULAR, size) + width(ordinal, Face.BOLD, large) > END - EDGE:
        size, large = size - 0.5, max(large - 0.5, NAME_SIZE)
    wide = width(first, Face.REGULAR, size)
    x = MIDDLE - (wide + width(ordinal, Face.BOLD, large)) / 2
    page.text(x, CODE_BASE, (first, Face.REGULAR, size))
    page.text(x + wide, CODE_BASE, (Printed(ordinal), Face.BOLD, large))


def _what(page: Page, dossier: Dossier, draft: Draft, wording: LabelWording) -> None:
    """Name, hidden number and procedure, left of the due date."""
    owner, reception = dossier.intake.owner, dossier.reception
    room = END - RIGHT - EDGE
    name = _short(draft.ink(owner.name), Face.BOLD, NAME_SIZE, (room, 2))
    procedure = filled(
        wording.procedure, name=reception.short_name or reception.procedure_name, code=dossier.intake.procedure_code
    )
    small = [draft.ink(shown_number(owner)) or EMPTY, *_short(draft.ink(procedure), Face.REGULAR, SMALL, (room, 1))]
    base = _left(page, CODE_RULE + 4.4 * MM, name, Face.BOLD, NAME_SIZE)
    _left(page, base + 4.1 * MM, [text for text in small if text], Face.REGULAR, SMALL)


def _due(page: Page, dossier: Dossier, said: Said, draft: Draft) -> None:
    """Large; a reprint is told over it."""
    wording, due = draft.wording(LabelWording), words.in_vietnam(dossier.due_at).date() if dossier.due_at else None
    head = draft.ink(" · ".join(part for part in (*said.reprint, wording.due if due else "") if part))
    page.text(END, CODE_RULE + 5 * MM, (head, Face.REGULAR, DUE_SIZE), Align.RIGHT)
    text, size = (day_text(due), DATE_SIZE) if due else (wording.due_none, NAME_SIZE)
    page.text(END, CODE_RULE + 12 * MM, (draft.ink(text), Face.BOLD, size), Align.RIGHT)


def _left(page: Page, base: float, lines: Sequence[Printed], face: Face, size: float) -> float:
    """Lines under one another at the left edge; the last base line."""
    leading = size * 1.12
    for number, text in enumerate(lines):
        page.text(EDGE, base + number * leading, (text, face, size))
    return base + max(0, len(lines) - 1) * leading


def _short(text: Printed, face: Face, size: float, space: tuple[float, int]) -> list[Printed]:
    """In lines of so many points, at most so many of them."""
    room, most = space
    return shortened_at_word(wrapped(text, face, size, room), most)
