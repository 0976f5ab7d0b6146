"""The receipt on the 80 mm roll (giấy tiếp nhận khổ cuộn): one column, one page a copy, as long as it needs to be."""

from __future__ import annotations

import math
from collections.abc import Sequence

from cchc_desktop.slips.drawing.bars import Symbol, code_128, qr
from cchc_desktop.slips.drawing.codes import ABOVE_BARS
from cchc_desktop.slips.drawing.facts import Fact
from cchc_desktop.slips.drawing.fonts import ASCENT, Face, width
from cchc_desktop.slips.drawing.heading import Column, agency, nation
from cchc_desktop.slips.drawing.lines import draw_lines, fact_lines
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import HAIR, Align, Fill, Page, Rule
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.signatures import MOST_LINES_OF_A_ROLL, Signatures
from cchc_desktop.slips.drawing.table import Table
from cchc_desktop.slips.drawing.text import Ink, Printed, Run, balanced, wrap, wrapped
from cchc_desktop.slips.receipts.due_box import due_box
from cchc_desktop.slips.receipts.receipt_content import Content

WIDTH, EDGE = 80 * MM, 4 * MM
PRINTABLE = WIDTH - 2 * EDGE
WHOLE = Column(EDGE, PRINTABLE)
SIZE, LEADING = 10.0, 4.25 * MM
HEAD_SIZE, TITLE_SIZE, CODE_SIZE, SMALL = 9.5, 13.0, 14.0, 9.0
TABLE_SIZE, FOOT_SIZE, LEGEND_SIZE = 9.5, 8.5, 8.5
BOX_SIZES = (9.5, 18.0)
BAR_HEIGHT = 12 * MM
UNPRINTED_DOTS = 16  # the bars keep off the ends of the head by this much
QR_MODULE = 0.75 * MM  # 6 dots at 203 an inch
BAND = 6 * MM
FREE = 12 * MM  # to sign in
COUNTS = (6.5 * MM, 6.5 * MM, 6.5 * MM)
TOO_LONG = 14_000.0  # points: PDF's largest page is 14 400


def lay_out(contents: Sequence[Content], printing: Printing, ink: Ink) -> list[list[Page]]:
    """Each copy on a single page that ends where its text does."""
    return [[_page(content, printing, ink)] for content in contents]


def _page(content: Content, printing: Printing, ink: Ink) -> Page:
    page = Page(WIDTH, TOO_LONG)
    y = _band(page, content, EDGE)
    y = _head(page, content, y)
    y = _codes(page, content, printing, y)
    y = due_box(page, WHOLE, y + 2.2 * MM, content, BOX_SIZES) + 1.6 * MM
    y = _facts(page, content.people, y)
    y = _texts(page, (Run(content.papers_line),), y, SIZE, LEADING)
    y = _papers(page, content, y + 0.4 * MM)
    y = _facts(page, [(fact,) for fact in (*content.before_due, content.due, *content.after_due)], y)
    y += 0.8 * MM
    for text in (content.notes_head, *content.notes, content.register):
        y = _texts(page, (Run(text, Face.ITALIC),), y, SMALL, SMALL * 1.19)
    y += 2 * MM
    columns = Column(EDGE, 35 * MM), Column(WIDTH - EDGE - 35 * MM, 35 * MM)
    signatures = Signatures(columns, content, SIZE, FREE, MOST_LINES_OF_A_ROLL)
    signatures.draw(page, y)
    y = _foot(page, content.footer(1, 1, ink), y + signatures.height + 1.6 * MM)
    page.height = _band(page, content, y) + EDGE
    return page


def _band(page: Page, said: Content, y: float) -> float:
    """The black band of practice, at both ends; where what follows starts."""
    if not said.practice:
        return y
    page.marks.append(Fill(EDGE, y, PRINTABLE, BAND, 1.0))
    page.white_text(WHOLE.middle, y + BAND / 2 + 0.33 * TITLE_SIZE, (said.practice[0], Face.BOLD, TITLE_SIZE))
    return y + BAND + 1.5 * MM


def _head(page: Page, said: Content, y: float) -> float:
    """National title over the agency, title, copy mark, version, reprint; the last base line."""
    y = nation(page, WHOLE, (said.nation, said.motto), y + ASCENT * HEAD_SIZE, HEAD_SIZE) + 5 * MM
    y = agency(page, WHOLE, (said.upper, said.lower), y, HEAD_SIZE) + 6.2 * MM
    title = balanced(said.title, Face.BOLD, TITLE_SIZE, PRINTABLE)
    y = page.centred(WHOLE.middle, y, title, Face.BOLD, TITLE_SIZE, TITLE_SIZE * 1.17)
    below = filter(None, (said.corrected, *said.reprint))
    for text, face in ((said.copy_mark, Face.ITALIC), *((line, Face.BOLD) for line in below)):
        lines = balanced(text, face, SIZE, PRINTABLE)
        y = page.centred(WHOLE.middle, y + 1.3 * LEADING, lines, face, SIZE, LEADING)
    return y


def _codes(page: Page, said: Content, printing: Printing, y: float) -> float:
    """The code, its bars or, when they do not fit between the edges, its QR; where they end."""
    size = next(
        (size for size in (CODE_SIZE, 12.0, 11.0, SIZE) if width(said.code_line, Face.BOLD, size) <= PRINTABLE), SIZE
    )
    lines = wrapped(said.code_line, Face.BOLD, size, PRINTABLE)
    y = page.centred(WHOLE.middle, y + 1.4 * size, lines, Face.BOLD, size, size * 1.2) + ABOVE_BARS
    for symbol in _symbols(said, printing):
        above = symbol.quiet_above * symbol.dot
        page.symbol(WHOLE.middle - symbol.width / 2, y + above, symbol)
        y += symbol.height + above + max(0.0, above - 1.5 * MM)
    return y


def _symbols(said: Content, printing: Printing) -> list[Symbol]:
    dot = 72 / printing.dots_per_inch
    room = (math.ceil(PRINTABLE / dot) - UNPRINTED_DOTS) * dot
    bars = code_128(said.code, room, room, BAR_HEIGHT, printing.dots_per_inch)
    square = [] if bars and not printing.qr else [qr(said.qr, QR_MODULE, printing.dots_per_inch)]
    return [*([bars] if bars else []), *square]


def _facts(page: Page, rows: Sequence[Sequence[Fact]], y: float) -> float:
    lines = fact_lines(rows, SIZE, lambda _line: PRINTABLE)
    draw_lines(page, lines, EDGE, y, SIZE, LEADING)
    return y + len(lines) * LEADING


def _texts(page: Page, runs: Sequence[Run], y: float, size: float, leading: float) -> float:
    lines = wrap(runs, size, lambda _line: PRINTABLE)
    draw_lines(page, lines, EDGE, y, size, leading)
    return y + len(lines) * leading


def _papers(page: Page, said: Content, y: float) -> float:
    widths = (6 * MM, PRINTABLE - 6 * MM - sum(COUNTS), *COUNTS)
    table = Table(EDGE, widths, said.columns, TABLE_SIZE, grey=False)
    table.head(page, y)
    bottom, tops = y + table.head_height, []
    for strip in table.strips(said.papers, TOO_LONG):
        tops.append(bottom)
        strip.draw(page, bottom)
        bottom += strip.height
    table.frame(page, y, tops, bottom)
    return _texts(page, (Run(said.legend, Face.ITALIC),), bottom + 0.6 * MM, LEGEND_SIZE, LEGEND_SIZE * 1.2) + 0.4 * MM


def _foot(page: Page, parts: tuple[Printed, Printed, Printed], y: float) -> float:
    """Left and centre on one line where both fit, the rest under them; where it ends."""
    left, centre, right = parts
    page.marks.append(Rule(EDGE, y, WIDTH - EDGE, y, HAIR))
    leading, y = FOOT_SIZE * 1.2, y + 0.6 * MM
    fits = width(left, Face.REGULAR, FOOT_SIZE) + width(centre, Face.REGULAR, FOOT_SIZE) + 3 * MM <= PRINTABLE
    if fits:
        page.text(WIDTH - EDGE, y + ASCENT * FOOT_SIZE, (centre, Face.REGULAR, FOOT_SIZE), Align.RIGHT)
    for text in (left, right) if fits else (left, centre, right):
        y = _texts(page, (Run(text),), y, FOOT_SIZE, leading)
    return y + 1 * MM
