"""The receipt on A5 landscape (giấy tiếp nhận khổ A5): code, bars and due date at the right, items in two columns."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from cchc_desktop.slips.drawing import sheet
from cchc_desktop.slips.drawing.codes import Codes, codes, draw_codes
from cchc_desktop.slips.drawing.facts import Fact
from cchc_desktop.slips.drawing.flow import TWO_ROWS, Strip
from cchc_desktop.slips.drawing.fonts import DESCENT, Face
from cchc_desktop.slips.drawing.heading import Column, agency, nation, practice_mark, reprint_mark
from cchc_desktop.slips.drawing.lines import draw_lines, fact_lines, line_strips
from cchc_desktop.slips.drawing.measures import A4, CUT, MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.sheet import LEAST_CODES, Body, Design, Opening, Size
from cchc_desktop.slips.drawing.signatures import Signatures
from cchc_desktop.slips.drawing.table import Table
from cchc_desktop.slips.drawing.text import Ink, Line, Printed, Run, balanced, wrap
from cchc_desktop.slips.receipts.due_box import due_box
from cchc_desktop.slips.receipts.receipt_content import Content

SIZE = Size(A4[0], CUT, 15 * MM, 11 * MM, 7.5 * MM, 6 * MM)
BODY_SIZES = (10.5, 10.0, 9.5)
LEADING, TIGHT = 4.55 * MM / 10.5, 1.12  # of one point; the smallest type is set tight to save a page
HEAD_SIZE, TITLE_SIZE, CODE_SIZE = 11.0, 14.0, 12.0
TITLE_ROOM = SIZE.room - 69 * MM  # the marks stand beside it
BAR_HEIGHT = 8.8 * MM
GUTTER = 6.5 * MM
BOX_SIZES = (9.5, 16.0)
BETWEEN_ITEMS = 3 * MM
NOTE_SIZE = 8.5
FREE = 12 * MM  # to sign in
ABOVE_ITEMS = 0.9 * MM
ABOVE_FOOT = 1 * MM
SIGN_WIDTH = 56 * MM
NOTE_COLUMN = Column(SIZE.left + 59 * MM, SIZE.room - 118 * MM)
WIDTHS = (8 * MM, SIZE.room - 68 * MM, 20 * MM, 20 * MM, 20 * MM)
TALL = 60 * MM  # items higher than this flow line by line
LEFT = Column(SIZE.left, 86.5 * MM)
RIGHT = Column(SIZE.end - 89 * MM, 89 * MM)


def lay_out(contents: Sequence[Content], printing: Printing, ink: Ink) -> list[list[Page]]:
    """The pages of each copy, as halves of A4 sheets; the copies differ in their marks alone."""
    symbols = codes(contents[0].code, printing, LEAST_CODES, BAR_HEIGHT, contents[0].qr)
    wide = max(LEAST_CODES, symbols.width)
    column = Column(SIZE.end - wide, wide)
    opening, body = partial(_opening, column, symbols), partial(_body, column)
    design = Design(SIZE, symbols, BODY_SIZES, opening, body, 11.0, CODE_SIZE, TWO_ROWS)
    return sheet.lay_out(design, contents, ink)


def _opening(column: Column, symbols: Codes, said: Content) -> Opening:
    """Head and title; code, bars and due date in the column at the right."""
    page = sheet.new_page(SIZE, said)
    base = _title(page, said, _head(page, said)) + 6.3 * MM
    bottom = draw_codes(page, column, base, symbols, (said.code_line, CODE_SIZE))
    return Opening(page, base, due_box(page, column, bottom + 1.7 * MM, said, BOX_SIZES))


def _head(page: Page, said: Content) -> float:
    """The two columns of the head, then copy mark and date on one base line."""
    first = SIZE.top + 3.4 * MM
    rules = (
        agency(page, LEFT, (said.upper, said.lower), first, HEAD_SIZE),
        nation(page, RIGHT, (said.nation, said.motto), first, HEAD_SIZE),
    )
    base = max(rules) + 4.9 * MM
    page.text(LEFT.middle, base, (said.copy_mark, Face.ITALIC, HEAD_SIZE - 0.5), Align.CENTRE)
    page.text(RIGHT.middle, base, (said.place_and_day, Face.ITALIC, HEAD_SIZE), Align.CENTRE)
    return base


def _title(page: Page, said: Content, y: float) -> float:
    """Balanced between the marks, which stand level with its first line, the version under it; the last base line."""
    base = y + 7.2 * MM
    if said.practice:
        practice_mark(page, SIZE.left, base - 5.6 * MM, said.practice)
    if said.reprint:
        reprint_mark(page, SIZE.end, base - 5.6 * MM, said.reprint)
    lines = balanced(said.title, Face.BOLD, TITLE_SIZE, TITLE_ROOM)
    middle = SIZE.left + SIZE.room / 2
    last = page.centred(middle, base, lines, Face.BOLD, TITLE_SIZE, TITLE_SIZE * 1.2)
    if not said.corrected:
        return last
    corrected = balanced(said.corrected, Face.BOLD, HEAD_SIZE - 0.5, TITLE_ROOM)
    return page.centred(middle, last + 4.45 * MM, corrected, Face.BOLD, HEAD_SIZE - 0.5, HEAD_SIZE * 1.15) - 1 * MM


def _body(column: Column, said: Content, opening: Opening, size: float) -> Body:
    table = Table(SIZE.left, WIDTHS, said.columns, size - 0.5, grey=True)
    rows = table.strips(said.papers, SIZE.height / 3)
    end = _End(said, size)
    strips = [*_people(column, said, opening, size), *rows, *_items(said, size)]
    return Body(strips, end.draw, end.height, table, 1.2 * MM)


def _people(column: Column, said: Content, opening: Opening, size: float) -> list[Strip]:
    """Beside the box narrow, below it as wide as the sheet."""
    top, leading = opening.top(size), _leading(size)
    narrow = math.ceil((opening.beside_until - top) / leading)
    beside = column.left - GUTTER - SIZE.left
    lines = fact_lines(said.people, size, lambda line: beside if line < narrow else SIZE.room)
    strips = line_strips(lines, SIZE.left, size, leading)
    missing = opening.beside_until + 0.6 * MM - (top + len(lines) * leading)
    return [*strips, Strip(missing, _nothing)] if missing > 0 else strips


def _items(said: Content, size: float) -> list[Strip]:
    """Items 2 to 4 left, 5 to 7 right; one under another when an item is very long."""
    leading, left = _leading(size), SIZE.room * 0.55 - BETWEEN_ITEMS
    before = _fact_lines(said.before_due, size, left)
    after = _fact_lines((said.due, *said.after_due), size, SIZE.room - left - BETWEEN_ITEMS)
    height = max(len(before), len(after)) * leading
    if height > TALL:
        lines = _fact_lines((*said.before_due, said.due, *said.after_due), size, SIZE.room)
        return [Strip(ABOVE_ITEMS, _nothing), *line_strips(lines, SIZE.left, size, leading)]

    def draw(page: Page, y: float) -> None:
        draw_lines(page, before, SIZE.left, y + ABOVE_ITEMS, size, leading)
        draw_lines(page, after, SIZE.left + left + BETWEEN_ITEMS, y + ABOVE_ITEMS, size, leading)

    return [Strip(height + ABOVE_ITEMS, draw)]


def _leading(size: float) -> float:
    return size * (TIGHT if size == BODY_SIZES[-1] else LEADING)


class _End:
    """Signatures left and right, the notes between them."""

    def __init__(self, said: Content, size: float) -> None:
        columns = Column(SIZE.left, SIGN_WIDTH), Column(SIZE.end - SIGN_WIDTH, SIGN_WIDTH)
        self._signatures = Signatures(columns, said, size, FREE)
        wraps = (wrap([note], NOTE_SIZE, lambda _line: NOTE_COLUMN.width) for note in _notes(said))
        self._notes = [line for lines in wraps for line in lines]
        notes_height = (len(self._notes) * 1.16 + DESCENT) * NOTE_SIZE
        self.height = ABOVE_ITEMS + max(self._signatures.height, notes_height) + ABOVE_FOOT

    def draw(self, page: Page, y: float, left_over: float) -> None:
        lower = min(left_over / 2, 2.5 * MM)
        top = y + ABOVE_ITEMS + lower
        self._signatures.draw(page, top, min((left_over - lower) / 2, 4 * MM))
        draw_lines(page, self._notes, NOTE_COLUMN.left, top, NOTE_SIZE, NOTE_SIZE * 1.16)


def _notes(said: Content) -> list[Run]:
    """The form's notes, the first after its head on the same line, then the register."""
    first = Printed(f"{said.notes_head} {said.notes[0]}".strip()) if said.notes else said.notes_head
    return [Run(text, Face.ITALIC) for text in (first, *said.notes[1:], said.register)]


def _fact_lines(facts: Sequence[Fact], size: float, room: float) -> list[Line]:
    return fact_lines([(fact,) for fact in facts], size, lambda _line: room)


def _nothing(_page: Page, _y: float) -> None:
    """A gap."""
