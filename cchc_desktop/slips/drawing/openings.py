"""The head of page 1 (đầu trang phiếu): agency and national title, number, title, copy mark, code and bars."""

from __future__ import annotations

from cchc_desktop.slips.drawing import sheet
from cchc_desktop.slips.drawing.codes import Codes, draw_codes
from cchc_desktop.slips.drawing.fonts import ASCENT, Face, width
from cchc_desktop.slips.drawing.heading import (
    MARK_HEIGHT,
    MARK_WIDTH,
    SMALLER,
    Column,
    agency,
    nation,
    practice_mark,
    reprint_mark,
)
from cchc_desktop.slips.drawing.look import Look
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawing.said import Said
from cchc_desktop.slips.drawing.sheet import LEAST_CODES, Opening
from cchc_desktop.slips.drawing.text import balanced

BETWEEN = 4 * MM  # number and copy mark on one line
BELOW_MARKS = 1.5 * MM


def under(look: Look, symbols: Codes | None, said: Said) -> Opening:
    """Head, title, copy mark, code and bars one under another, as A4 has room for."""
    page, whole = sheet.new_page(look.size, said), Column(look.size.left, look.size.room)
    top = _head(page, look, said) + look.above_title
    title = _title(page, look, said, top)
    between = Column(look.size.left + MARK_WIDTH + BETWEEN, look.size.room - 2 * (MARK_WIDTH + BETWEEN))
    base = _under_title(page, look, said, between, title)
    if said.copy_mark:
        base += 0.44 * MM * look.copy_size
        page.text(whole.middle, base, (said.copy_mark, Face.ITALIC, look.copy_size), Align.CENTRE)
    if symbols is None:
        marks = title + look.marks_below + MARK_HEIGHT + BELOW_MARKS + ASCENT * look.body_sizes[0]
        return Opening(page, max(base + 9 * MM, marks))
    bottom = draw_codes(page, whole, base + 6.4 * MM, symbols, (said.code_line, look.code_size))
    return Opening(page, bottom + 7.6 * MM)


def beside(look: Look, symbols: Codes | None, said: Said) -> Opening:
    """Head and title; code and bars in a column at the right, the facts begin beside them, as A5 needs it."""
    page, middle = sheet.new_page(look.size, said), look.size.left + look.size.room / 2
    y = _head(page, look, said)
    title = _title(page, look, said, y + look.above_title)
    base = _under_title(page, look, said, Column(middle - look.title_room / 2, look.title_room), title) + 6.3 * MM
    if symbols is None:
        return Opening(page, base)
    column = code_column(look, symbols)
    bottom = draw_codes(page, column, base, symbols, (said.code_line, look.code_size))
    white = max(symbol.quiet_above * symbol.dot for symbol in (symbols.main, symbols.beside or symbols.main))
    return Opening(page, base, bottom + max(1 * MM, white))


def code_column(look: Look, symbols: Codes) -> Column:
    """Where code and bars stand beside the facts."""
    wide = max(LEAST_CODES, symbols.width)
    return Column(look.size.end - wide, wide)


def _head(page: Page, look: Look, said: Said) -> float:
    """The two columns of the head, on one line under them number and date; the last base line or rule."""
    first = look.size.top + 0.31 * MM * look.head_size
    left = agency(page, look.left, (said.upper, said.lower), first, look.head_size)
    right = nation(page, look.right, (said.nation, said.motto), first, look.head_size)
    low = look.beside or bool(said.number)
    base = (max(left, right) if low else right) + 4.9 * MM
    page.text(look.right.middle, base, (said.place_and_day, Face.ITALIC, look.head_size), Align.CENTRE)
    _left_line(page, look, said, base)
    return max(left, base)


def _left_line(page: Page, look: Look, said: Said, base: float) -> None:
    """Number, and on low paper the copy mark after it, centred under the agency as far as the margin lets it."""
    parts = [(said.number, Face.REGULAR, look.head_size)]
    if look.beside:
        parts.append((said.copy_mark, Face.ITALIC, look.copy_size))
    parts = [part for part in parts if part[0]]
    wide = sum(width(*part) for part in parts) + BETWEEN * (len(parts) - 1)
    x = max(look.left.left, look.left.middle - wide / 2)
    for part in parts:
        page.text(x, base, part)
        x += width(*part) + BETWEEN


def _title(page: Page, look: Look, said: Said, y: float) -> float:
    """Balanced between the marks, a point smaller where that saves a line; the last base line."""
    if said.practice:
        practice_mark(page, look.size.left, y + look.marks_below, said.practice)
    if said.reprint:
        reprint_mark(page, look.size.end, y + look.marks_below, said.reprint)
    fitting = (size for size in SMALLER if width(said.title, Face.BOLD, look.title_size - size) <= look.title_room)
    size = look.title_size - next(fitting, 0.0)
    lines = balanced(said.title, Face.BOLD, size, look.title_room)
    return page.centred(look.size.left + look.size.room / 2, y, lines, Face.BOLD, size, size * 1.2)


def _under_title(page: Page, look: Look, said: Said, column: Column, y: float) -> float:
    """The lines that belong to the title; the last base line."""
    for text in said.under_title:
        for line in balanced(text, Face.BOLD, look.copy_size, column.width):
            y += look.copy_size * 1.25
            page.text(column.middle, y, (line, Face.BOLD, look.copy_size), Align.CENTRE)
    return y
