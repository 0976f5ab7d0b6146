"""The receipt on A4 portrait (giấy tiếp nhận khổ A4): every word of the form, items one under another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from cchc_desktop.slips.drawing import sheet
from cchc_desktop.slips.drawing.codes import Codes, codes, draw_codes
from cchc_desktop.slips.drawing.facts import Fact
from cchc_desktop.slips.drawing.flow import TWO_ROWS, Strip
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.heading import Column, agency, nation, practice_mark, reprint_mark
from cchc_desktop.slips.drawing.lines import draw_lines, fact_lines, line_strips
from cchc_desktop.slips.drawing.measures import A4, MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.sheet import Body, Design, Opening, Size
from cchc_desktop.slips.drawing.signatures import Signatures
from cchc_desktop.slips.drawing.table import Table
from cchc_desktop.slips.drawing.text import Ink, Line, Printed, Run, balanced, wrap
from cchc_desktop.slips.drawing.wide_box import Boxed, wide_box
from cchc_desktop.slips.receipts.receipt_content import Content

SIZE = Size(A4[0], A4[1], 28 * MM, 16 * MM, 15 * MM, 11 * MM)
BODY_SIZES = (13.0, 12.5, 12.0)
LEADING, TIGHT = 5.9 * MM / 13, 1.15  # of one point; the smallest type is set tight to save a page
HEAD_SIZE, TITLE_SIZE, CODE_SIZE, BOX_SIZE = 12.0, 15.0, 14.0, 14.0
BAR_ROOM = 94 * MM  # the marks stand beside it
BAR_HEIGHT = 11 * MM
WIDTHS = (10 * MM, SIZE.room - 61 * MM, 17 * MM, 17 * MM, 17 * MM)
BELOW_TABLE = 1.2 * MM
ABOVE_FOOT = 1 * MM
FREE = 20 * MM  # to sign in
LEFT = Column(SIZE.left, 72 * MM)
RIGHT = Column(SIZE.end - 88.5 * MM, 88.5 * MM)
WHOLE = Column(SIZE.left, SIZE.room)
MARKED_ROOM = SIZE.room - 69 * MM  # between the marks


def lay_out(contents: Sequence[Content], printing: Printing, ink: Ink) -> list[list[Page]]:
    """The pages of each copy; the copies differ in their marks alone."""
    symbols = codes(contents[0].code, printing, BAR_ROOM, BAR_HEIGHT, contents[0].qr)
    return sheet.lay_out(
        Design(SIZE, symbols, BODY_SIZES, partial(_opening, symbols), _body, 13.0, CODE_SIZE, TWO_ROWS), contents, ink
    )


def _opening(symbols: Codes, said: Content) -> Opening:
    page = sheet.new_page(SIZE, said)
    base = _title(page, said, _head(page, said)) + 7 * MM
    bottom = draw_codes(page, WHOLE, base, symbols, (said.code_line, CODE_SIZE))
    return Opening(page, bottom + 8.3 * MM)


def _body(said: Content, _opening: Opening, size: float) -> Body:
    table = Table(SIZE.left, WIDTHS, said.columns, size - 1.5, grey=True)
    strips = [
        *_facts(said.people, size),
        *(replace(strip, headline=True) for strip in _texts((said.papers_line,), size)),
        *table.strips(said.papers, SIZE.height / 3),
        Strip(BELOW_TABLE, _nothing),
        *_texts((said.legend,), size),
        *_facts([(fact,) for fact in said.before_due], size),
        _box(said, size, _leading(size)),
        *_facts([(fact,) for fact in said.after_due], size),
        *_texts((said.register,), size),
    ]
    end = _End(said, size)
    return Body(strips, end.draw, end.height, table, 0.8 * MM)


def _head(page: Page, said: Content) -> float:
    """The two columns of the head with the date under the right one; the last base line or rule."""
    first = SIZE.top + 3.8 * MM
    left = agency(page, LEFT, (said.upper, said.lower), first, HEAD_SIZE)
    date = nation(page, RIGHT, (said.nation, said.motto), first, HEAD_SIZE) + 5 * MM
    page.text(RIGHT.middle, date, (said.place_and_day, Face.ITALIC, HEAD_SIZE), Align.CENTRE)
    return max(left, date)


def _title(page: Page, said: Content, y: float) -> float:
    """Title, under it copy mark and version between the marks; the last base line."""
    lines = balanced(said.title, Face.BOLD, TITLE_SIZE, SIZE.room)
    title = page.centred(WHOLE.middle, y + 11 * MM, lines, Face.BOLD, TITLE_SIZE, TITLE_SIZE * 1.2)
    copy = title + 6.2 * MM
    page.text(WHOLE.middle, copy, (said.copy_mark, Face.ITALIC, 13.0), Align.CENTRE)
    if said.practice:
        practice_mark(page, SIZE.left, title + 2.4 * MM, said.practice)
    if said.reprint:
        reprint_mark(page, SIZE.end, title + 2.4 * MM, said.reprint)
    corrected = balanced(said.corrected, Face.BOLD, HEAD_SIZE, MARKED_ROOM)
    return page.centred(WHOLE.middle, copy + 5.6 * MM, corrected, Face.BOLD, HEAD_SIZE, 15.0) if corrected else copy


def _leading(size: float) -> float:
    return size * (TIGHT if size == BODY_SIZES[-1] else LEADING)


def _facts(rows: Sequence[Sequence[Fact]], size: float) -> list[Strip]:
    lines = fact_lines(rows, size, lambda _line: SIZE.room)
    return line_strips(lines, SIZE.left, size, _leading(size))


def _texts(texts: Sequence[Printed], size: float) -> list[Strip]:
    lines = [line for text in texts for line in wrap([Run(text)], size, lambda _line: SIZE.room)]
    return line_strips(lines, SIZE.left, size, _leading(size))


def _box(said: Content, size: float, leading: float) -> Strip:
    """Item 5 in a frame: its label, then the date large, or how the office will tell when there is none."""
    body, faces = (BOX_SIZE, (Face.REGULAR, Face.BOLD)) if said.has_due else (size, (Face.BOLD, Face.REGULAR))
    return wide_box(WHOLE, Boxed(Run(said.box_head, faces[0]), Run(said.box, faces[1])), size, leading, body)


class _End:
    """The notes, and the signatures under them."""

    def __init__(self, said: Content, size: float) -> None:
        self._size = size - 2
        self._leading = self._size * 1.19
        self._notes = self._lines(said)
        self._notes_height = len(self._notes) * self._leading + 4.5 * MM
        columns = Column(SIZE.left, SIZE.room * 0.48), Column(SIZE.left + SIZE.room * 0.52, SIZE.room * 0.48)
        self._signatures = Signatures(columns, said, size, FREE)
        self.height = self._notes_height + self._signatures.height + ABOVE_FOOT

    def draw(self, page: Page, y: float, left_over: float) -> None:
        draw_lines(page, self._notes, SIZE.left, y + 1 * MM, self._size, self._leading)
        lower = min(left_over / 3, 6 * MM)
        self._signatures.draw(page, y + self._notes_height + lower, min((left_over - lower) / 2, 6 * MM))

    def _lines(self, said: Content) -> list[Line]:
        texts = [Run(said.notes_head, Face.BOLD_ITALIC), *(Run(note, Face.ITALIC) for note in said.notes)]
        return [line for text in texts for line in wrap([text], self._size, lambda _line: SIZE.room)]


def _nothing(_page: Page, _y: float) -> None:
    """A gap."""
