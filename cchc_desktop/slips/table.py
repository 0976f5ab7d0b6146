"""The table of papers (bảng giấy tờ): column widths, wrapped names, rows as strips that a page can take one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from cchc_desktop.slips.facts import PaperRow
from cchc_desktop.slips.flow import Strip
from cchc_desktop.slips.fonts import Face
from cchc_desktop.slips.measures import MM
from cchc_desktop.slips.page import Align, Fill, Frame, Page, Rule
from cchc_desktop.slips.text import Printed, balanced, wrapped

LINE, FRAME = 0.5, 0.75  # points
HEAD_INK = 0.07
PAD = 1.1 * MM


@dataclass(frozen=True, slots=True)
class Table:
    """Columns from left to right, and how its text is set."""

    left: float
    widths: tuple[float, ...]
    heads: tuple[Printed, ...]
    size: float
    grey: bool = True  # thermal paper has none

    @property
    def leading(self) -> float:
        """From base line to base line."""
        return self.size * 1.18

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + sum(self.widths)

    @property
    def head_height(self) -> float:
        """Of the row of heads."""
        return self._height(max(map(len, self._head_lines())))

    def head(self, page: Page, y: float) -> None:
        """The row of heads with its top at `y`."""
        if self.grey:
            page.marks.append(Fill(self.left, y, self.right - self.left, self.head_height, HEAD_INK))
        for (left, wide), lines in zip(self._columns(), self._head_lines(), strict=True):
            base = self._first_base(y, self.head_height, len(lines))
            page.centred(left + wide / 2, base, lines, Face.BOLD, self.size, self.leading)

    def frame(self, page: Page, top: float, row_tops: Sequence[float], bottom: float) -> None:
        """The lines of the part of the table that stands on one page, round and between everything."""
        for y in row_tops:
            page.marks.append(Rule(self.left, y, self.right, y, LINE))
        for left, _wide in self._columns()[1:]:
            page.marks.append(Rule(left, top, left, bottom, LINE))
        page.marks.append(Frame(self.left, top, self.right - self.left, bottom - top, FRAME))

    def strips(self, rows: Sequence[PaperRow], most: float) -> list[Strip]:
        """One strip a row; a row higher than `most` goes on in further strips, numbered and counted in the first only."""
        strips = []
        for row in rows:
            lines = wrapped(row.name, Face.REGULAR, self.size, self.widths[1] - 2 * PAD)
            fitting = max(1, int((most - 2 * PAD) / self.leading))
            parts = [lines[start : start + fitting] for start in range(0, len(lines), fitting)] or [[]]
            for number, part in enumerate(parts):
                cells = (row.number, *row.counts) if number == 0 else ()
                strips.append(Strip(self._height(max(1, len(part))), partial(self._row, part, cells), row=True))
        return strips

    def _row(self, lines: Sequence[Printed], cells: Sequence[Printed], page: Page, y: float) -> None:
        height = self._height(max(1, len(lines)))
        left, _wide = self._columns()[1]
        base = self._first_base(y, height, len(lines))
        for number, text in enumerate(lines):
            page.text(left + PAD, base + number * self.leading, (text, Face.REGULAR, self.size))
        columns = [column for place, column in enumerate(self._columns()) if place != 1]
        for (left, wide), text in zip(columns, cells, strict=False):
            middle = self._first_base(y, height, 1)
            page.text(left + wide / 2, middle, (text, Face.REGULAR, self.size), Align.CENTRE)

    def _columns(self) -> list[tuple[float, float]]:
        lefts = [self.left + sum(self.widths[:number]) for number in range(len(self.widths))]
        return list(zip(lefts, self.widths, strict=True))

    def _head_lines(self) -> list[list[Printed]]:
        return [
            balanced(text, Face.BOLD, self.size, wide - PAD) if text else []
            for text, wide in zip(self.heads, self.widths, strict=True)
        ]

    def _height(self, lines: int) -> float:
        return lines * self.leading + 2 * PAD - 0.2 * MM

    def _first_base(self, top: float, height: float, lines: int) -> float:
        """The base line that puts so many lines in the middle of a row, by the height of their capitals."""
        block = (lines - 1) * self.leading + 0.66 * self.size
        return top + (height - block) / 2 + 0.66 * self.size
