"""The table of papers (bảng giấy tờ): column widths, wrapped names, rows as strips that a page can take one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cchc_desktop.slips.drawing.facts import PaperRow
from cchc_desktop.slips.drawing.flow import Strip
from cchc_desktop.slips.drawing.fonts import CAPITAL, Face
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Fill, Frame, Page, Rule
from cchc_desktop.slips.drawing.text import Printed, balanced, wrapped

LINE, FRAME = 0.5, 0.75  # points
HEAD_INK = 0.07
PAD = 1.1 * MM


class Table:
    """Columns from left to right, and how its text is set."""

    def __init__(self, left: float, widths: Sequence[float], heads: Sequence[Printed], size: float, grey: bool) -> None:
        """`grey` fills the row of heads; thermal paper has none."""
        self.size = size
        self.leading = size * 1.18
        self.grey = grey
        self._columns = [Column(left + sum(widths[:place]), wide) for place, wide in enumerate(widths)]
        self._heads = [balanced(text, Face.BOLD, size, wide - PAD) for text, wide in zip(heads, widths, strict=True)]
        self.left = left
        self.width = sum(widths)
        self.head_height = self._height(max(map(len, self._heads)))

    def head(self, page: Page, y: float) -> None:
        """The row of heads with its top at `y`."""
        if self.grey:
            page.marks.append(Fill(self.left, y, self.width, self.head_height, HEAD_INK))
        for column, lines in zip(self._columns, self._heads, strict=True):
            base = self._first_base(y, self.head_height, len(lines))
            page.centred(column.middle, base, lines, Face.BOLD, self.size, self.leading)

    def frame(self, page: Page, top: float, row_tops: Sequence[float], bottom: float) -> None:
        """The lines of the part of the table that stands on one page, round and between everything."""
        for y in row_tops:
            page.marks.append(Rule(self.left, y, self.left + self.width, y, LINE))
        for column in self._columns[1:]:
            page.marks.append(Rule(column.left, top, column.left, bottom, LINE))
        page.marks.append(Frame(self.left, top, self.width, bottom - top, FRAME))

    def strips(self, rows: Sequence[PaperRow], most: float) -> list[Strip]:
        """One strip a row; a row higher than `most` goes on in more, with its number and counts in the first."""
        strips = []
        for row in rows:
            lines = wrapped(row.name, Face.REGULAR, self.size, self._columns[1].width - 2 * PAD)
            fitting = max(1, int((most - 2 * PAD) / self.leading))
            parts = [lines[start : start + fitting] for start in range(0, len(lines), fitting)] or [[]]
            for number, part in enumerate(parts):
                cells = (row.number, *row.counts) if number == 0 else ()
                strips.append(Strip(self._height(max(1, len(part))), partial(self._row, part, cells), row=True))
        return strips

    def _row(self, lines: Sequence[Printed], cells: Sequence[Printed], page: Page, y: float) -> None:
        height = self._height(max(1, len(lines)))
        number, name, *counts = self._columns
        base = self._first_base(y, height, len(lines))
        for line, text in enumerate(lines):
            page.text(name.left + PAD, base + line * self.leading, (text, Face.REGULAR, self.size))
        middle = self._first_base(y, height, 1)
        for column, text in zip((number, *counts), cells, strict=False):
            page.text(column.middle, middle, (text, Face.REGULAR, self.size), Align.CENTRE)

    def _height(self, lines: int) -> float:
        """The pad is what stays white over capitals with a mark and under descenders."""
        return lines * self.leading + 2 * PAD - 0.8 * MM

    def _first_base(self, top: float, height: float, lines: int) -> float:
        """The base line that puts so many lines in the middle of a row, by the height of their capitals."""
        block = (lines - 1) * self.leading + CAPITAL * self.size
        return top + (height - block) / 2 + CAPITAL * self.size
