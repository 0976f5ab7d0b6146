"""The emergency pad (sổ dự phòng): numbered, barred receipts printed beforehand, to fill in by hand when power is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from cchc_desktop.domain.code import parse_code
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing import openings
from cchc_desktop.slips.drawing.codes import Codes, codes
from cchc_desktop.slips.drawing.fonts import ASCENT, DESCENT, Face, width
from cchc_desktop.slips.drawing.grid import Grid, Row
from cchc_desktop.slips.drawing.heading import Column, footer
from cchc_desktop.slips.drawing.lines import draw_lines
from cchc_desktop.slips.drawing.look import A5_LIST
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawing.said import Said, for_copies
from cchc_desktop.slips.drawing.sheet import LEAST_CODES
from cchc_desktop.slips.drawing.signatures import Signatures
from cchc_desktop.slips.drawing.text import EMPTY, Printed, Run, wrap
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.forms.notice_wording import PadWording
from cchc_desktop.slips.forms.wording import filled
from cchc_desktop.slips.lists.listing import DOT_SIZE, dots
from cchc_desktop.slips.paper_rows import paper_fields

LOOK = replace(A5_LIST, above_title=7.2 * MM)
SIZE = LOOK.size
TYPE, SMALL = 10.5, 8.5
LINE = 6.05 * MM  # what a pen needs
ROWS, ROW = 6, 5.7 * MM
HALF = SIZE.room * 0.5
GUTTER = 4 * MM


@dataclass(frozen=True, slots=True)
class Pad(Drawn):
    """A pad of such receipts; each is a sheet, its stub above and what is given away below, so one cut sorts them."""

    FORM: ClassVar[type[PadWording]] = PadWording

    codes: tuple[str, ...]
    on: date
    counter: str

    @property
    def title(self) -> str:
        """The first code and the last."""
        return " – ".join(dict.fromkeys((self.codes[0], self.codes[-1])))

    @property
    def day(self) -> date:
        """On which it is printed."""
        return self.on

    def copies(self, draft: Draft) -> list[list[Page]]:
        """All stubs, then all that is given away; raises ValueError for a pad without codes."""
        if not self.codes:
            raise ValueError("a pad needs codes")
        sides: list[list[Page]] = []
        for code in self.codes:
            pages = self._pages(code, draft)
            sides = sides or [[] for _page in pages]
            for side, page in zip(sides, pages, strict=True):
                side.append(page)
        return sides

    def _pages(self, code: str, draft: Draft) -> list[Page]:
        wording, ink = draft.wording(PadWording), draft.ink
        head = draft.setting(PadWording, self.day, self.counter).said(code, official=parse_code(code) is not None)
        said = Said(**head, signers=tuple(map(ink, wording.signers)), names=(EMPTY, EMPTY))
        place = filled(wording.place_by_hand, place=draft.office.name_on(self.day).place)
        said = replace(said, place_and_day=ink(place))
        marked = for_copies(said, wording, draft.printing, ink)
        symbols = codes(code, draft.printing, LEAST_CODES, LOOK.bar_height)
        stub = ink(filled(wording.copy_mark, copy=wording.copies[0]))
        return [_page(each, symbols, draft, each.copy_mark == stub) for each in marked]


def _page(said: Said, symbols: Codes, draft: Draft, stub: bool) -> Page:
    wording, ink = draft.wording(PadWording), draft.ink
    opening = openings.beside(LOOK, symbols, said)
    page, left = opening.page, SIZE.left
    beside = openings.code_column(LOOK, symbols).left - 6.5 * MM - left
    whole = Column(left, SIZE.room)
    y = opening.base + 0.8 * MM
    about: tuple[tuple[str, ...], ...] = (
        (wording.owner,),
        (wording.number_personal, wording.phone),
        (wording.address,),
        (wording.procedure,),
    )
    for asked in about:
        wide = Column(left, beside) if y - LINE < opening.beside_until else whole
        _blanks(page, wide, y, draft.inked(*asked))
        y += LINE
    y = _papers(page, y - LINE + 2.2 * MM, draft, wording) + LINE - 1 * MM
    _blanks(page, whole, y, draft.inked(wording.sets, wording.processing))
    y += LINE
    _moment(page, Column(left, HALF), y, ink(wording.received), ink(wording.moment_by_hand))
    _moment(page, Column(left + HALF + GUTTER, HALF - GUTTER), y, ink(wording.due), ink(wording.moment_by_hand))
    for labels in ((wording.return_at, wording.fee), wording.register):
        y += LINE
        _blanks(page, whole, y, draft.inked(*labels))
    _end(page, y + 3 * MM, said, stub, draft)
    return page


def _blanks(page: Page, column: Column, base: float, labels: Sequence[Printed]) -> None:
    """Labels with dots behind them, sharing the line."""
    wide = (column.width - GUTTER * (len(labels) - 1)) / len(labels)
    for place, label in enumerate(labels):
        x = column.left + place * (wide + GUTTER)
        page.text(x, base, (label, Face.REGULAR, TYPE))
        start = x + (width(label, Face.REGULAR, TYPE) + 1 * MM if label else 0.0)
        page.text(x + wide, base, (dots(x + wide - start), Face.REGULAR, DOT_SIZE), Align.RIGHT)


def _moment(page: Page, column: Column, base: float, label: Printed, moment: Printed) -> None:
    page.text(column.left, base, (label, Face.BOLD, TYPE))
    x = column.left + width(label, Face.BOLD, TYPE) + width("  ", Face.BOLD, TYPE)
    page.text(x, base, (moment, Face.REGULAR, TYPE))


def _papers(page: Page, top: float, draft: Draft, wording: PadWording) -> float:
    """The empty table of papers; where it ends."""
    grid = Grid(SIZE.left, paper_fields(wording.columns, SIZE.room, draft.ink), TYPE - 0.5)
    grid.head(page, top)
    y, tops = top + grid.head_height, []
    for number in range(1, ROWS + 1):
        strip = grid.strip(Row((draft.ink(str(number)), EMPTY, EMPTY, EMPTY, EMPTY), least=ROW))
        tops.append(y)
        strip.draw(page, y)
        y += strip.height
    grid.frame(page, top, tops, y)
    return y


def _end(page: Page, y: float, said: Said, stub: bool, draft: Draft) -> None:
    """Signatures left and right, between them the notes or what the stub alone asks for, and the foot."""
    wording, between = draft.wording(PadWording), Column(SIZE.left + 59 * MM, SIZE.room - 118 * MM)
    columns = Column(SIZE.left, 56 * MM), Column(SIZE.end - 56 * MM, 56 * MM)
    Signatures(columns, said, TYPE, 0.0).draw(page, y)
    if stub:
        for place, label in enumerate((*draft.inked(*wording.stub), EMPTY)):
            _blanks(page, between, y + ASCENT * TYPE + place * LINE, [label])
    else:
        runs = (Run(note, Face.ITALIC) for note in draft.inked(*wording.notes))
        lines = [line for run in runs for line in wrap([run], SMALL, lambda _line: between.width)]
        draw_lines(page, lines, between.left, y + (ASCENT - DESCENT) * 1.0, SMALL, SMALL * 1.16)
    footer(page, (SIZE.left, SIZE.end), SIZE.foot, said.footer(1, 1, draft.ink), False)
