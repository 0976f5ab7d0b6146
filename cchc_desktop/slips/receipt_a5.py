"""The receipt on A5 landscape (giấy tiếp nhận khổ A5): code, bars and due date at the right, items in two columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from cchc_desktop.slips.codes import Codes, codes, draw_codes
from cchc_desktop.slips.due_box import due_box
from cchc_desktop.slips.facts import Fact
from cchc_desktop.slips.flow import Strip
from cchc_desktop.slips.fonts import ASCENT, Face
from cchc_desktop.slips.heading import Column, agency, nation, practice_mark, reprint_mark
from cchc_desktop.slips.lines import draw_lines, fact_lines, line_strips
from cchc_desktop.slips.measures import A4, CUT, MM
from cchc_desktop.slips.page import Align, Page
from cchc_desktop.slips.printing import Printing
from cchc_desktop.slips.receipt_content import Content
from cchc_desktop.slips.sheet import LEAST_CODES, Body, Paper, Size, new_page, on_pages
from cchc_desktop.slips.signatures import Signatures
from cchc_desktop.slips.table import Table
from cchc_desktop.slips.text import Ink, Line, Run, balanced, wrap

SIZE = Size(A4[0], CUT, 15 * MM, 11 * MM, 7.5 * MM, 6 * MM)
BODY_SIZES = (10.5, 10.0, 9.5)
LEADING = 4.55 * MM / 10.5  # of one point
HEAD_SIZE, TITLE_SIZE, CODE_SIZE = 11.0, 14.0, 12.0
TITLE_ROOM = SIZE.room - 2 * 34.5 * MM  # the marks stand beside it
BAR_HEIGHT = 8.8 * MM
GUTTER = 6.5 * MM
BOX_SIZES = (9.5, 16.0)
BETWEEN_ITEMS = 3 * MM
NOTE_SIZE = 8.5
FREE = 12 * MM  # to sign in
TALL = 60 * MM  # items higher than this flow line by line
LEFT = Column(SIZE.left, 86.5 * MM)
RIGHT = Column(SIZE.end - 89 * MM, 89 * MM)


def lay_out(content: Content, printing: Printing, ink: Ink) -> list[Page]:
    """One copy's pages: the largest body that needs the fewest."""
    symbols = codes(content.code, printing, LEAST_CODES, BAR_HEIGHT)
    best: list[Page] = []
    for body_size in BODY_SIZES:
        made = _Layout(content, symbols, body_size).pages(ink)
        if not best or len(made) < len(best):
            best = made
        if len(best) == 1:
            break
    return best


@dataclass(frozen=True, slots=True)
class _Layout:
    content: Content
    symbols: Codes
    size: float

    @property
    def leading(self) -> float:
        return self.size * LEADING

    @property
    def right(self) -> Column:
        """Of code, bars and due date."""
        wide = max(LEAST_CODES, self.symbols.width)
        return Column(SIZE.end - wide, wide)

    def pages(self, ink: Ink) -> list[Page]:
        page = new_page(SIZE, self.content)
        base = self._title(page, self._head(page)) + 6.3 * MM
        box_end = self._code_and_due(page, base)
        top = base - ASCENT * self.size
        strips = self._people(top, box_end)
        table = Table(SIZE.left, self._widths(), self.content.columns, self.size - 0.5, grey=True)
        strips += table.strips(self.content.papers, SIZE.height / 3) + self._items()
        closing = _Closing(self.content, self._signatures(), self.leading)
        body = Body(strips, closing.draw, closing.height, table, 1.2 * MM)
        paper = Paper(SIZE, self.symbols, 11.0, CODE_SIZE)
        return on_pages((page, top), body, paper, self.content, ink)

    def _head(self, page: Page) -> float:
        """The two columns of the head, then copy mark and date on one base line."""
        said, first = self.content, SIZE.top + 3.4 * MM
        rules = (
            agency(page, LEFT, (said.upper, said.lower), first, HEAD_SIZE),
            nation(page, RIGHT, (said.nation, said.motto), first, HEAD_SIZE),
        )
        base = max(rules) + 4.9 * MM
        page.text(LEFT.middle, base, (said.copy_mark, Face.ITALIC, HEAD_SIZE - 0.5), Align.CENTRE)
        page.text(RIGHT.middle, base, (said.place_and_day, Face.ITALIC, HEAD_SIZE), Align.CENTRE)
        return base

    def _title(self, page: Page, y: float) -> float:
        """Balanced between the marks, which stand level with its first line; the last base line."""
        base = y + 8.6 * MM
        lines = balanced(self.content.title, Face.BOLD, TITLE_SIZE, TITLE_ROOM)
        top = base - 5.6 * MM
        if self.content.practice:
            practice_mark(page, SIZE.left, top, self.content.practice)
        if self.content.reprint:
            reprint_mark(page, SIZE.end, top, self.content.reprint)
        return page.centred(SIZE.left + SIZE.room / 2, base, lines, Face.BOLD, TITLE_SIZE, TITLE_SIZE * 1.2)

    def _code_and_due(self, page: Page, base: float) -> float:
        """Code, bars and the box; where it ends."""
        bottom = draw_codes(page, self.right, base, self.symbols, (self.content.code_line, CODE_SIZE))
        return due_box(page, self.right, bottom + 1.7 * MM, self.content, BOX_SIZES)

    def _people(self, top: float, box_end: float) -> list[Strip]:
        """Beside the box narrow, below it as wide as the sheet."""
        beside = self.right.left - GUTTER - SIZE.left
        narrow = next(line for line in range(10_000) if top + line * self.leading >= box_end)
        lines = fact_lines(self.content.people, self.size, lambda line: beside if line < narrow else SIZE.room)
        strips = line_strips(lines, SIZE.left, self.size, self.leading)
        missing = box_end + 0.6 * MM - (top + len(lines) * self.leading)
        return [*strips, Strip(missing, _nothing)] if missing > 0 else strips

    def _widths(self) -> tuple[float, ...]:
        counts = tuple(wide * MM for wide in (20.0, 20.0, 20.0))
        return 8 * MM, SIZE.room - 8 * MM - sum(counts), *counts

    def _items(self) -> list[Strip]:
        """Items 2 to 4 left, 5 to 7 right; one under another when an item is very long."""
        said, gap = self.content, Strip(0.9 * MM, _nothing)
        left = SIZE.room * 0.55 - BETWEEN_ITEMS
        columns = (said.before_due, left), ((said.due, *said.after_due), SIZE.room - left - BETWEEN_ITEMS)
        lines = [_fact_lines(facts, self.size, wide) for facts, wide in columns]
        height = max(map(len, lines)) * self.leading
        if height <= TALL:
            return [Strip(height + gap.height, partial(self._two_columns, lines[0], lines[1], left))]
        together = _fact_lines((*said.before_due, said.due, *said.after_due), self.size, SIZE.room)
        return [gap, *line_strips(together, SIZE.left, self.size, self.leading)]

    def _two_columns(self, before: list[Line], after: list[Line], wide: float, page: Page, y: float) -> None:
        draw_lines(page, before, SIZE.left, y + 0.9 * MM, self.size, self.leading)
        draw_lines(page, after, SIZE.left + wide + BETWEEN_ITEMS, y + 0.9 * MM, self.size, self.leading)

    def _signatures(self) -> Signatures:
        columns = Column(SIZE.left, 56 * MM), Column(SIZE.end - 56 * MM, 56 * MM)
        return Signatures(columns, self.content, self.size, FREE)


@dataclass(frozen=True, slots=True)
class _Closing:
    """Signatures left and right, the note between them."""

    content: Content
    signatures: Signatures
    leading: float

    @property
    def height(self) -> float:
        return self._gap + max(self.signatures.height, len(self._note()) * NOTE_SIZE * 1.16)

    @property
    def _gap(self) -> float:
        return 0.9 * MM

    def draw(self, page: Page, y: float, left_over: float) -> None:
        lower = min(left_over / 2, 2.5 * MM)
        self.signatures.draw(page, y + self._gap + lower, min(left_over - lower, 4 * MM))
        column = Column(SIZE.left + 59 * MM, SIZE.room - 118 * MM)
        draw_lines(page, self._note(), column.left, y + self._gap + lower, NOTE_SIZE, NOTE_SIZE * 1.16)

    def _note(self) -> list[Line]:
        said = self.content
        texts = [text for text in (said.notes_head, *said.notes, said.register) if text]
        runs = [Run(text, Face.ITALIC) for text in texts]
        return wrap(runs, NOTE_SIZE, lambda _line: SIZE.room - 118 * MM)


def _fact_lines(facts: tuple[Fact, ...], size: float, room: float) -> list[Line]:
    return fact_lines([(fact,) for fact in facts], size, lambda _line: room)


def _nothing(_page: Page, _y: float) -> None:
    """A gap."""
