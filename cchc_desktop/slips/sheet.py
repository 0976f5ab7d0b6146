"""A slip on sheets (phiếu in tờ rời): strips put on numbered pages, with the head, foot and marks each page needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cchc_desktop.slips.codes import Codes, draw_codes
from cchc_desktop.slips.flow import Room, Strip, pages, stack_height
from cchc_desktop.slips.fonts import Face
from cchc_desktop.slips.heading import MARK_HEIGHT, Column, continued_title, footer, practice_mark, reprint_mark
from cchc_desktop.slips.measures import MM
from cchc_desktop.slips.page import Align, Page, Watermark
from cchc_desktop.slips.receipt_content import Content
from cchc_desktop.slips.table import Table
from cchc_desktop.slips.text import Ink

LEAST_CODES = 69.6 * MM  # the column of code and bars at the right
SEE_NEXT = 4.2 * MM  # what "(xem tiếp trang sau)" takes


@dataclass(frozen=True, slots=True)
class Size:
    """A sheet's size and margins, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def end(self) -> float:
        """x of the right margin."""
        return self.width - self.right

    @property
    def room(self) -> float:
        """Between the margins."""
        return self.end - self.left

    @property
    def foot(self) -> float:
        """y of the footer's hairline."""
        return self.height - self.bottom - 3.3 * MM


@dataclass(frozen=True, slots=True)
class Body:
    """All that follows the head of page 1, in order; `end` gets what is left of the last page to stretch into."""

    strips: Sequence[Strip]
    end: Callable[[Page, float, float], None]  # page, top, left over
    end_height: float
    table: Table
    above_table: float


@dataclass(frozen=True, slots=True)
class Paper:
    """What is the sheet's own: its size, the codes on it, and the type of page 2."""

    size: Size
    codes: Codes
    title_size: float  # on page 2
    code_size: float


def new_page(size: Size, content: Content) -> Page:
    """An empty page, or one with the practice watermark."""
    page = Page(size.width, size.height)
    if content.watermark:
        page.marks.append(Watermark(content.watermark))
    return page


def on_pages(first: tuple[Page, float], body: Body, paper: Paper, content: Content, ink: Ink) -> list[Page]:
    """The body from `first` (its page, the top of the strips there) on over as many pages as it needs."""
    size = paper.size
    head = body.above_table + body.table.head_height
    room = Room(size.foot - first[1], size.foot - _following(paper, content)[1], SEE_NEXT)
    strips = [*body.strips, Strip(body.end_height, lambda _page, _y: None)]
    parts = pages(strips, head, room)
    made = []
    for number, part in enumerate(parts):
        page, top = _following(paper, content) if number else first
        bottom = _stack(page, top, part, body)
        if number == len(parts) - 1:
            left_over = room.of(number) - stack_height(part, head)
            body.end(page, bottom - body.end_height, max(0.0, left_over))
        else:
            page.text(size.end, size.foot - 1.3 * MM, (content.see_next, Face.ITALIC, 9.0), Align.RIGHT)
        reprinted = bool(content.reprint)
        footer(page, (size.left, size.end), size.foot, content.footer(number + 1, len(parts), ink), reprinted)
        made.append(page)
    return made


def _stack(page: Page, y: float, strips: Sequence[Strip], body: Body) -> float:
    """Draw strips under one another, the table's head before its first row and its lines after the last; the end."""
    tops: list[float] = []
    start = y
    for place, strip in enumerate(strips):
        if strip.row and not tops:
            start = y + body.above_table
            body.table.head(page, start)
            y = start + body.table.head_height
        if strip.row:
            tops.append(y)
        strip.draw(page, y)
        y += strip.height
        if strip.row and not any(later.row for later in strips[place + 1 :]):
            body.table.frame(page, start, tops, y)
    return y


def _following(paper: Paper, content: Content) -> tuple[Page, float]:
    """The head of page 2 and on, title, copy mark, code and bars again, and where its strips start.

    Room for the marks is kept whether they are there or not: a reprint has the same lines on the same pages.
    """
    size = paper.size
    page, y = new_page(size, content), size.top + 4 * MM
    wide = max(LEAST_CODES, paper.codes.width)
    bottom = draw_codes(page, Column(size.end - wide, wide), y, paper.codes, (content.code_line, paper.code_size))
    column = Column(size.left, size.room - wide - 4 * MM)
    marks = continued_title(page, column, (content.title, content.continued), y, paper.title_size) + 1.8 * MM
    if content.practice:
        practice_mark(page, size.left, marks, content.practice)
    if content.reprint:
        reprint_mark(page, size.left + 66 * MM, marks, content.reprint)
    return page, max(bottom, marks + MARK_HEIGHT) + 1.5 * MM
