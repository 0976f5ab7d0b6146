"""A slip on sheets (phiếu in tờ rời): strips put on numbered pages, with the head, foot and marks each page needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol

from cchc_desktop.slips.drawing.codes import Codes, draw_codes
from cchc_desktop.slips.drawing.flow import THREE_ROWS, Keep, Room, Strip, pages
from cchc_desktop.slips.drawing.fonts import ASCENT, Face
from cchc_desktop.slips.drawing.heading import MARK_HEIGHT, Column, continued_title, footer, practice_mark, reprint_mark
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Page, Watermark
from cchc_desktop.slips.drawing.said import S, Said
from cchc_desktop.slips.drawing.text import Ink

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


class Headed(Protocol):
    """What a table's rows stand in on each page."""

    @property
    def head_height(self) -> float:
        """Of the row of heads."""

    def head(self, page: Page, y: float) -> None:
        """Draws the row of heads with its top at `y`."""

    def frame(self, page: Page, top: float, row_tops: Sequence[float], bottom: float) -> None:
        """Draws the lines round and between everything of the table on one page."""


@dataclass(frozen=True, slots=True)
class Body:
    """All that follows the head of page 1, in order; `end` gets what is left of the last page to stretch into."""

    strips: Sequence[Strip]
    end: Callable[[Page, float, float], None]  # page, top, left over
    end_height: float
    table: Headed | None = None  # whose rows are among the strips
    above_table: float = 0.0

    @property
    def head(self) -> float:
        """What the first row on a page brings with it."""
        return self.above_table + self.table.head_height if self.table else 0.0


@dataclass(frozen=True, slots=True)
class Opening:
    """Page 1 as far as the body: its page, the first base line of the body, and what the first lines stand beside."""

    page: Page
    base: float
    beside_until: float = 0.0

    def top(self, size: float) -> float:
        """Of the strips, when they are set in that size."""
        return self.base - ASCENT * size


@dataclass(frozen=True, slots=True)
class Design(Generic[S]):
    """How one paper is laid out: sizes tried for the body, head of page 1, all that follows it, and type of page 2."""

    size: Size
    codes: Codes | None  # of a slip that has a code
    body_sizes: tuple[float, ...]
    opening: Callable[[S], Opening]
    body: Callable[[S, Opening, float], Body]
    title_size: float  # on page 2
    code_size: float
    keep: Keep = THREE_ROWS  # what the last page has with the end
    number_size: float = 0.0  # of the page numbers at the top, for a letter


def lay_out(design: Design[S], contents: Sequence[S], ink: Ink) -> list[list[Page]]:
    """The pages of each copy, in the largest type that needs the fewest; copies differ in their marks alone."""
    opening = design.opening(contents[0])
    following = max(_following(design, content)[1] for content in contents)

    def planned(size: float) -> _Plan:
        return _plan(design, design.body(contents[0], opening, size), opening.top(size), following)

    largest, *smaller = design.body_sizes
    best = planned(largest)
    if smaller and len(best.parts) > 1:
        least = planned(smaller[-1])  # when not even this needs fewer pages, none between does
        for plan in (*map(planned, smaller[:-1]), least) if len(least.parts) < len(best.parts) else ():
            best = plan if len(plan.parts) < len(best.parts) else best
    return [_draw(design, best, content, ink) for content in contents]


def new_page(size: Size, content: Said) -> Page:
    """An empty page, or one with the practice watermark."""
    page = Page(size.width, size.height)
    if content.watermark:
        page.marks.append(Watermark(content.watermark))
    return page


@dataclass(frozen=True, slots=True)
class _Plan:
    """What stands on each page, and where it starts on page 1 and on the others; measured, nothing is drawn."""

    body: Body
    top: float
    following: float
    parts: Sequence[Sequence[Strip]]


def _plan(design: Design[S], body: Body, top: float, following: float) -> _Plan:
    strips = [*body.strips, Strip(body.end_height, _nothing)]
    foot = design.size.foot
    room = Room(foot - top, foot - following, SEE_NEXT)
    return _Plan(body, top, following, pages(strips, body.head, room, design.keep))


def _draw(design: Design[S], plan: _Plan, content: S, ink: Ink) -> list[Page]:
    size, made = design.size, []
    for number, part in enumerate(plan.parts):
        page = _following(design, content)[0] if number else design.opening(content).page
        if number and design.number_size:
            y = size.top - 5 * MM
            page.text(size.width / 2, y, (ink(str(number + 1)), Face.REGULAR, design.number_size), Align.CENTRE)
        bottom = _stack(page, plan.following if number else plan.top, part, plan.body)
        if number == len(plan.parts) - 1:
            plan.body.end(page, bottom - plan.body.end_height, max(0.0, size.foot - bottom))
        else:
            page.text(size.end, size.foot - 1.3 * MM, (content.see_next, Face.ITALIC, 9.0), Align.RIGHT)
        reprinted = bool(content.reprint)
        footer(page, (size.left, size.end), size.foot, content.footer(number + 1, len(plan.parts), ink), reprinted)
        made.append(page)
    return made


def _stack(page: Page, y: float, strips: Sequence[Strip], body: Body) -> float:
    """Draw strips under one another, the table's head before its first row and its lines after the last; the end."""
    tops: list[float] = []
    start = y
    for place, strip in enumerate(strips):
        if strip.row and body.table and not tops:
            start = y + body.above_table
            body.table.head(page, start)
            y = start + body.table.head_height
        if strip.row:
            tops.append(y)
        strip.draw(page, y)
        y += strip.height
        if strip.row and body.table and not any(later.row for later in strips[place + 1 :]):
            body.table.frame(page, start, tops, y)
    return y


def _following(design: Design[S], content: S) -> tuple[Page, float]:
    """The head of page 2 and on, title, copy mark, code and bars again, and where its strips start.

    Room for the marks is kept whether they are there or not: a reprint has the same lines on the same pages.
    """
    size, symbols = design.size, design.codes
    page, y = new_page(size, content), size.top + 4 * MM
    wide, bottom = 0.0, y
    if symbols:
        wide = max(LEAST_CODES, symbols.width)
        bottom = draw_codes(page, Column(size.end - wide, wide), y, symbols, (content.code_line, design.code_size))
        wide += 4 * MM
    column = Column(size.left, size.room - wide)
    marks = (
        continued_title(page, column, (content.title, content.continued, content.named), y, design.title_size)
        + 1.8 * MM
    )
    if content.practice:
        practice_mark(page, size.left, marks, content.practice)
    if content.reprint:
        reprint_mark(page, size.left + 65 * MM, marks, content.reprint)
    return page, max(bottom, marks + MARK_HEIGHT) + 1.5 * MM


def _nothing(_page: Page, _y: float) -> None:
    """The end is drawn by itself, when what is left of the page is known."""
