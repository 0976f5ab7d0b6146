"""Blocks of text down a page (khối chữ): paragraphs, labelled facts, the table of papers, a box, a line to sign on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from cchc_desktop.slips.drawing.facts import Fact
from cchc_desktop.slips.drawing.flow import Strip
from cchc_desktop.slips.drawing.fonts import ASCENT, DESCENT, Face, width
from cchc_desktop.slips.drawing.grid import Field, Grid, Row
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.lines import draw_lines, fact_lines, line_strips
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import HAIR, Page, Rule, Text
from cchc_desktop.slips.drawing.text import NO_BREAK, Line, Piece, Printed, Run, wrap
from cchc_desktop.slips.drawing.wide_box import Boxed, wide_box

BELOW_TABLE = 1.2 * MM
WIDEST_BLANK = 0.9  # of the size: more than so much between words is not justified


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows of labelled facts; those of a row share a line when they fit."""

    rows: tuple[tuple[Fact, ...], ...]


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; `bare` ones begin at the margin where others are indented."""

    runs: tuple[Run, ...]
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """A table; a slip has one at most."""

    fields: tuple[Field, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A label, and a line to write on behind it."""

    label: Printed


Block = Facts | Para | Rows | Boxed | Blank


@dataclass(frozen=True, slots=True)
class Measure:
    """How prose is set; every length in points."""

    column: Column
    size: float
    leading: float
    indent: float = 0.0  # of a paragraph's first line
    after: float = 0.0  # below a paragraph
    justified: bool = False
    clear: float = 0.0  # how far down the first block stands beside something
    beside: float = 0.0  # how wide it is there

    @property
    def table_size(self) -> float:
        """Of the table's type."""
        return self.size - 1.5


def grid_of(blocks: Sequence[Block], measure: Measure) -> Grid | None:
    """The table among the blocks, or None."""
    rows = next((block for block in blocks if isinstance(block, Rows)), None)
    return Grid(measure.column.left, rows.fields, measure.table_size) if rows else None


def strips(blocks: Sequence[Block], measure: Measure, grid: Grid | None) -> list[Strip]:
    """The blocks one under another, the rows of the table as those of `grid`."""
    found: list[Strip] = []
    for block in blocks:
        match block:
            case Facts(rows):
                found += _facts(rows, measure, 0.0 if found else measure.clear)
            case Para():
                found += _paragraph(block, measure)
            case Rows(rows=rows) if grid is not None:
                found += [*grid.strips(rows), Strip(BELOW_TABLE, _nothing)]
            case Boxed():
                found.append(wide_box(measure.column, block, measure.size, measure.leading, measure.size + 1))
            case Blank(label):
                found.append(_blank(label, measure))
    return found


def spread(line: Line, size: float, room: float) -> tuple[Line, float]:
    """The line with its blanks widened until it fills `room`, and by how much; left alone when that would tear it."""
    last = line[-1]
    blanks = sum(piece.text.count(" ") + piece.text.count(NO_BREAK) for piece in line) + len(line) - 1
    share = (room - last.x - width(last.text, last.face, size)) / blanks if blanks else 0.0
    if not 0 < share <= WIDEST_BLANK * size:
        return line, 0.0
    pieces, before = [], 0
    for piece in line:
        pieces.append(Piece(piece.x + before * share, piece.text, piece.face))
        before += piece.text.count(" ") + piece.text.count(NO_BREAK) + 1
    return tuple(pieces), share


def _facts(rows: Sequence[Sequence[Fact]], measure: Measure, clear: float) -> list[Strip]:
    """Narrow as far down as `clear`, and at least as high."""
    narrow = math.ceil(clear / measure.leading)
    whole = measure.column.width
    lines = fact_lines(rows, measure.size, lambda line: measure.beside if line < narrow else whole)
    missing = clear - len(lines) * measure.leading
    strips = line_strips(lines, measure.column.left, measure.size, measure.leading)
    return [*strips, Strip(missing, _nothing)] if missing > 0 else strips


def _paragraph(block: Para, measure: Measure) -> list[Strip]:
    first = 0.0 if block.bare else measure.indent
    rooms = [measure.column.width - first, measure.column.width]
    lines = wrap(block.runs, measure.size, lambda line: rooms[min(line, 1)])
    found = []
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        x = measure.column.left + (0.0 if number else first)
        draw = partial(_draw, line, x, measure.size)
        if measure.justified and not last:
            draw = partial(_draw_spread, line, x, measure.size, rooms[min(number, 1)])
        found.append(Strip(measure.leading + last * measure.after, draw))
    return found


def _blank(label: Printed, measure: Measure) -> Strip:
    """A line of room above it: somebody signs there."""
    lines = wrap([Run(label)], measure.size, lambda _line: measure.column.width)
    high = (len(lines) + 1) * measure.leading

    def draw(page: Page, y: float) -> None:
        base = y + high - DESCENT * measure.size
        draw_lines(page, lines, measure.column.left, y + measure.leading, measure.size, measure.leading)
        used = lines[-1][-1].x + width(lines[-1][-1].text, Face.REGULAR, measure.size) if lines else 0.0
        start, end = measure.column.left + used + 1 * MM, measure.column.left + measure.column.width
        if start < end:
            page.marks.append(Rule(start, base, end, base, HAIR, dashed=True))

    return Strip(high + measure.after, draw)


def _draw(line: Line, x: float, size: float, page: Page, y: float) -> None:
    page.line(x, y + ASCENT * size, line, size)


def _draw_spread(line: Line, x: float, size: float, room: float, page: Page, y: float) -> None:
    pieces, wider = spread(line, size, room)
    base = y + ASCENT * size
    page.marks.extend(Text(x + piece.x, base, piece.text, piece.face, size, wider=wider) for piece in pieces)


def _nothing(_page: Page, _y: float) -> None:
    """A gap."""
