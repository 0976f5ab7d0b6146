"""A slip made of facts and a table (phiếu có bảng kê): head, code and bars, facts, rows, what follows them, signatures."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing import sheet
from cchc_desktop.slips.drawing.codes import Codes, codes
from cchc_desktop.slips.drawing.endings import Noted, Signed
from cchc_desktop.slips.drawing.facts import Fact
from cchc_desktop.slips.drawing.flow import Keep, Strip
from cchc_desktop.slips.drawing.fonts import DESCENT, Face, width
from cchc_desktop.slips.drawing.grid import Field, Grid, Row
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.lines import fact_lines, line_strips
from cchc_desktop.slips.drawing.look import Look
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.openings import beside, code_column, under
from cchc_desktop.slips.drawing.page import Align, Page
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.said import Said, for_copies
from cchc_desktop.slips.drawing.sheet import LEAST_CODES, Body, Design, Opening
from cchc_desktop.slips.drawing.text import EMPTY, Ink, Printed, Run, wrap
from cchc_desktop.slips.forms.wording import SlipWording

DOT_SIZE = 7.0
ABOVE_NOTES = 1.2 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Said):
    """What such a slip says, in the order of the page."""

    facts: tuple[tuple[Fact, ...], ...] = ()
    fields: tuple[Field, ...] = ()
    rows: tuple[Row, ...] = ()
    after: tuple[tuple[Run, ...], ...] = ()  # lines under the table; an empty one is a little white
    blanks: tuple[tuple[Printed, int], ...] = ()  # what is to be filled in by hand, and on how many lines
    notes: tuple[Printed, ...] = ()
    by_hand: Printed = EMPTY  # under the last signature


Blocks = Callable[[Listed, float], Sequence[Strip]]
"""Strips of a slip's own between the table and the end, in a size of type."""


def no_blocks(_said: Listed, _size: float) -> Sequence[Strip]:
    """For a slip that has none."""
    return ()


def lay_out(
    look: Look, contents: Sequence[Listed], printing: Printing, ink: Ink, blocks: Blocks = no_blocks
) -> list[list[Page]]:
    """The pages of each copy, in the largest type that needs the fewest; copies differ in their marks alone."""
    code = contents[0].code
    room = LEAST_CODES if look.beside else look.bar_room
    symbols = codes(code, printing, room, look.bar_height) if code else None
    opening = partial(beside if look.beside else under, look, symbols)
    body = partial(_body, look, blocks, symbols)
    kept = Keep(rows=look.rows_with_the_end)
    design = Design(look.size, symbols, look.body_sizes, opening, body, look.title_size - 2, look.code_size, kept)
    return sheet.lay_out(design, contents, ink)


def copies(
    said: Listed, form: type[SlipWording], look: Look, draft: Draft, blocks: Blocks = no_blocks
) -> list[list[Page]]:
    """The pages of each copy that is asked for and that the form has."""
    marked = for_copies(said, draft.wording(form), draft.printing, draft.ink)
    return lay_out(look, marked, draft.printing, draft.ink, blocks)


def _body(look: Look, blocks: Blocks, symbols: Codes | None, said: Listed, opening: Opening, size: float) -> Body:
    spans = any(row.span or row.below for row in said.rows)
    grid = Grid(look.size.left, said.fields, look.table_size(size), spans) if said.fields else None
    leading = size * look.leading
    strips = [
        *_facts(look, symbols, said, opening, size),
        *(grid.strips(said.rows) if grid else ()),
        *([Strip(look.below_table, _nothing)] if grid else []),
        *(strip for runs in said.after for strip in _line(look, runs, size)),
        *(strip for label, more in said.blanks for strip in _blank(look, label, more, size)),
        *blocks(said, size),
        *([Strip(ABOVE_NOTES, _nothing)] if said.notes else []),
    ]
    whole, smaller = Column(look.size.left, look.size.room), size - look.notes_smaller
    end = (
        Signed(whole, said, said.notes, look, size, said.by_hand)
        if said.signers
        else Noted(whole, EMPTY, said.notes, smaller)
    )
    return Body(strips, end.draw, end.height, grid, leading * 0.3)


def _facts(look: Look, symbols: Codes | None, said: Listed, opening: Opening, size: float) -> list[Strip]:
    """Beside the bars narrow, under them as wide as the sheet."""
    top, leading = opening.top(size), size * look.leading
    narrow = math.ceil((opening.beside_until - top) / leading)
    column = code_column(look, symbols) if symbols else Column(look.size.end, 0.0)
    left_of_it = column.left - 6.5 * MM - look.size.left
    lines = fact_lines(said.facts, size, lambda line: left_of_it if line < narrow else look.size.room)
    strips = line_strips(lines, look.size.left, size, leading)
    missing = opening.beside_until - (top + len(lines) * leading)
    return [*strips, Strip(missing, _nothing)] if missing > 0 else strips


def _line(look: Look, runs: Sequence[Run], size: float) -> list[Strip]:
    """A line, wrapped; a little white when there is nothing in it."""
    if not runs:
        return [Strip(look.gap, _nothing)]
    return line_strips(wrap(runs, size, lambda _line: look.size.room), look.size.left, size, size * look.leading)


def _blank(look: Look, label: Printed, more: int, size: float) -> list[Strip]:
    """A label with dots to write on behind it, and more lines of them under it."""
    leading = size * look.leading * 1.12

    def draw(text: Printed, page: Page, y: float) -> None:
        base = y + leading - DESCENT * size
        page.text(look.size.left, base, (text, Face.REGULAR, size))
        start = look.size.left + (width(text, Face.REGULAR, size) + 1 * MM if text else 0.0)
        page.text(look.size.end, base, (dots(look.size.end - start), Face.REGULAR, DOT_SIZE), Align.RIGHT)

    return [Strip(leading, partial(draw, text)) for text in (label, *[EMPTY] * more)]


def dots(room: float) -> Printed:
    """As many dots as fit into `room` points, of DOT_SIZE: a line to write on."""
    return Printed("." * int(room / width(".", Face.REGULAR, DOT_SIZE)))


def _nothing(_page: Page, _y: float) -> None:
    """A gap."""
