"""A table of any columns (bảng kê): heads of several levels, cells that wrap, rows as strips a page can take one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby

from cchc_desktop.slips.drawing.bars import Symbol
from cchc_desktop.slips.drawing.flow import Strip
from cchc_desktop.slips.drawing.fonts import CAPITAL, Face
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Fill, Frame, Page, Rule
from cchc_desktop.slips.drawing.table import FRAME, HEAD_INK, LINE, PAD
from cchc_desktop.slips.drawing.text import EMPTY, Printed, balanced, code_lines, shortened_at_word, wrapped

BOX = 3.4 * MM  # to tick
ABOVE_SYMBOL, BELOW_SYMBOL = 0.2 * MM, 1.8 * MM
MOST_BELOW = 24  # lines under a row, which stands on one page


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its heads from the outermost in, how wide it is, and how its cells are set."""

    heads: tuple[Printed, ...]  # neighbours with the same outer heads share them
    width: float
    align: Align = Align.CENTRE
    face: Face = Face.REGULAR
    most: int = 6  # lines of a cell, then "…"
    code: bool = False  # breaks after hyphens
    box: bool = False  # an empty box to tick, no text
    number: Printed = EMPTY  # the form's own, under the heads


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells; with `symbols` bars stand under the text of that column, `span` runs over all columns instead.

    A span is a head over the rows that follow it, bold on grey, unless it is `plain`. `below` is plain text over all
    columns that stays with the cells above it.
    """

    cells: tuple[Printed, ...] = ()
    span: Printed = EMPTY
    plain: bool = False
    symbols: tuple[tuple[int, Symbol], ...] = ()
    least: float = 0.0  # points it is high at least
    below: Printed = EMPTY
    face: Face | None = None  # of all its cells, in place of their columns'


Cells = Sequence[tuple[Field, Sequence[Printed]]]


@dataclass(frozen=True, slots=True)
class _Head:
    text: Printed
    first: int  # column
    last: int
    level: int
    lines: list[Printed] = field(default_factory=list)


class Grid:
    """Columns from left to right under their heads; what `sheet.Body` takes for its table."""

    def __init__(self, left: float, fields: Sequence[Field], size: float, spans: bool = False) -> None:
        """With `spans` each row draws its own uprights, since some have none."""
        self.size = size
        self.leading = size * 1.18
        self.left = left
        self.width = sum(column.width for column in fields)
        self._fields = fields
        self._spans = spans
        self._columns = [
            Column(left + sum(other.width for other in fields[:place]), column.width)
            for place, column in enumerate(fields)
        ]
        self._heads = list(self._measured(_heads(fields)))
        self._levels = self._level_heights()
        self._numbers = self._height(1) if any(column.number for column in fields) else 0.0
        self.head_height = sum(self._levels) + self._numbers

    def head(self, page: Page, y: float) -> None:
        """The heads with their top at `y`, on grey."""
        if not self.head_height:
            return
        page.marks.append(Fill(self.left, y, self.width, self.head_height, HEAD_INK))
        for head in self._heads:
            self._head(page, y, head)
        if self._numbers:
            self._number_row(page, y + sum(self._levels))

    def frame(self, page: Page, top: float, row_tops: Sequence[float], bottom: float) -> None:
        """The lines of the part that stands on one page: under the heads, between rows, round everything."""
        for y in row_tops:
            page.marks.append(Rule(self.left, y, self.left + self.width, y, LINE))
        if not self._spans:
            self._uprights(page, top + self.head_height, bottom - top - self.head_height, self._columns[1:])
        page.marks.append(Frame(self.left, top, self.width, bottom - top, FRAME))

    def strips(self, rows: Sequence[Row]) -> list[Strip]:
        """One strip a row."""
        return [self.strip(row) for row in rows]

    def strip(self, row: Row) -> Strip:
        """One row."""
        if row.span:
            face = Face.REGULAR if row.plain else Face.BOLD
            lines = wrapped(row.span, face, self.size, self.width - 2 * PAD)
            return Strip(self._height(len(lines)), partial(self._span, lines, face), row=True, headline=not row.plain)
        fields = [replace(column, face=row.face) for column in self._fields] if row.face else self._fields
        cells = [(column, self._lines(column, text)) for column, text in zip(fields, row.cells, strict=True)]
        high = max(self._height(max(1, len(lines))) for _column, lines in cells)
        for place, symbol in row.symbols:
            high = max(high, self._height(max(1, len(cells[place][1]))) + _high(symbol))
        high = max(high, row.least)
        upper = partial(self._row, cells, row.symbols, high)
        if not row.below:
            return Strip(high, upper, row=True)
        lines = wrapped(row.below, Face.REGULAR, self.size, self.width - 2 * PAD)
        below = shortened_at_word(lines, MOST_BELOW)

        def draw(page: Page, y: float) -> None:
            upper(page, y)
            self._span(below, Face.REGULAR, page, y + high)

        return Strip(high + self._height(len(below)), draw, row=True)

    def _lines(self, column: Field, text: Printed) -> list[Printed]:
        room = column.width - 2 * PAD
        break_up = code_lines if column.code else wrapped
        return shortened_at_word(break_up(text, column.face, self.size, room), column.most)

    def _row(self, cells: Cells, symbols: Sequence[tuple[int, Symbol]], high: float, page: Page, y: float) -> None:
        under = dict(symbols)
        for place, (column, (kind, lines)) in enumerate(zip(self._columns, cells, strict=True)):
            if kind.box:
                page.marks.append(Frame(column.middle - BOX / 2, y + (high - BOX) / 2, BOX, BOX, FRAME))
                continue
            symbol = under.get(place)
            room = high - (_high(symbol) if symbol else 0.0)
            self._cell(page, y, room, column, (kind, lines))
            if symbol:
                page.symbol(column.middle - symbol.width / 2, y + room + _white(symbol, ABOVE_SYMBOL), symbol)
        if self._spans:
            self._uprights(page, y, high, self._columns[1:])

    def _cell(
        self, page: Page, y: float, high: float, column: Column, content: tuple[Field, Sequence[Printed]]
    ) -> None:
        kind, lines = content
        base = self._first_base(y, high, len(lines))
        x = {Align.LEFT: column.left + PAD, Align.CENTRE: column.middle, Align.RIGHT: column.left + column.width - PAD}
        for number, text in enumerate(lines):
            page.text(x[kind.align], base + number * self.leading, (text, kind.face, self.size), kind.align)

    def _span(self, lines: Sequence[Printed], face: Face, page: Page, y: float) -> None:
        high = self._height(len(lines))
        if face is Face.BOLD:
            page.marks.append(Fill(self.left, y, self.width, high, HEAD_INK))
        base = self._first_base(y, high, len(lines))
        for number, text in enumerate(lines):
            page.text(self.left + PAD, base + number * self.leading, (text, face, self.size))

    def _uprights(self, page: Page, y: float, high: float, columns: Sequence[Column]) -> None:
        for column in columns:
            page.marks.append(Rule(column.left, y, column.left, y + high, LINE))

    def _head(self, page: Page, y: float, head: _Head) -> None:
        """Its text in the middle of its cell, a line at its left and, when heads stand under it, below it."""
        column = self._over(head)
        deepest = not any(other.level > head.level and self._inside(other, head) for other in self._heads)
        top = y + sum(self._levels[: head.level])
        high = sum(self._levels[head.level :]) if deepest else self._levels[head.level]
        base = self._first_base(top, high, len(head.lines))
        page.centred(column.middle, base, head.lines, Face.BOLD, self.size, self.leading)
        if head.first:
            self._uprights(page, top, high, [column])
        if not deepest:
            page.marks.append(Rule(column.left, top + high, column.left + column.width, top + high, LINE))

    def _number_row(self, page: Page, y: float) -> None:
        page.marks.append(Rule(self.left, y, self.left + self.width, y, LINE))
        base = self._first_base(y, self._numbers, 1)
        for column, kind in zip(self._columns, self._fields, strict=True):
            page.text(column.middle, base, (kind.number, Face.ITALIC, self.size), Align.CENTRE)
        self._uprights(page, y, self._numbers, self._columns[1:])

    def _inside(self, inner: _Head, outer: _Head) -> bool:
        return outer.first <= inner.first and inner.last <= outer.last

    def _over(self, head: _Head) -> Column:
        columns = self._columns[head.first : head.last + 1]
        return Column(columns[0].left, sum(column.width for column in columns))

    def _measured(self, heads: Iterable[_Head]) -> Iterator[_Head]:
        for head in heads:
            lines = balanced(head.text, Face.BOLD, self.size, self._over(head).width - PAD)
            yield _Head(head.text, head.first, head.last, head.level, lines)

    def _level_heights(self) -> list[float]:
        """Each level as high as the heads that end on it need; the last one takes what tall heads need beyond."""
        if not any(head.text for head in self._heads):
            return []
        levels = [0.0] * max(len(column.heads) for column in self._fields)
        for head in self._heads:
            if any(other.level > head.level and self._inside(other, head) for other in self._heads):
                levels[head.level] = max(levels[head.level], self._height(len(head.lines)))
        for head in self._heads:
            missing = self._height(len(head.lines)) - sum(levels[head.level :])
            if missing > 0 and not any(other.level > head.level and self._inside(other, head) for other in self._heads):
                levels[-1] += missing
        return levels

    def _height(self, lines: int) -> float:
        return lines * self.leading + 2 * PAD - 0.8 * MM

    def _first_base(self, top: float, height: float, lines: int) -> float:
        block = (lines - 1) * self.leading + CAPITAL * self.size
        return top + (height - block) / 2 + CAPITAL * self.size


def _heads(fields: Sequence[Field]) -> Iterator[_Head]:
    """Each head once, level by level, over the neighbours that share it and all heads above it."""
    for level in range(max(len(column.heads) for column in fields)):
        for path, group in groupby(enumerate(fields), key=lambda each, level=level: each[1].heads[: level + 1]):  # type: ignore[misc]
            places = [place for place, _column in group]
            if len(path) > level:
                yield _Head(path[-1], places[0], places[-1], level)


def _high(symbol: Symbol) -> float:
    """With the white above and below it."""
    return symbol.height + _white(symbol, ABOVE_SYMBOL) + _white(symbol, BELOW_SYMBOL)


def _white(symbol: Symbol, least: float) -> float:
    """A dot more than the symbol needs: it is moved onto the printer's dots."""
    return max(least, (symbol.quiet_above + 1) * symbol.dot)
