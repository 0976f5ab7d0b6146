"""The table of stages (bảng giao nhận của phiếu kiểm soát): hands, moment with room for two signatures, result, note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from cchc_desktop.slips.drawing.flow import Strip
from cchc_desktop.slips.drawing.fonts import ASCENT, CAPITAL, DESCENT, Face
from cchc_desktop.slips.drawing.grid import Field, Grid
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.lines import draw_lines
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import HAIR, Align, Frame, Page, Rule
from cchc_desktop.slips.drawing.table import FRAME, LINE, PAD
from cchc_desktop.slips.drawing.text import EMPTY, Line, Printed, Run, balanced, wrap

LEAST = 28 * MM
FREE = 10 * MM  # to sign in
MOMENTS, RESULT, NOTE = 72 * MM, 25.5 * MM, 28 * MM
TICK = 3.4 * MM
MOST_NOTE = 30  # lines: a row stands on one page, a longer note runs on below it, as wide as the table
BELOW = 8  # lines that stay together there
TICK_LEADING = 6.6 * MM


@dataclass(frozen=True, slots=True)
class StageRow:
    """What one stage says; ticks stand where there is no result yet. Nobody signs what only `happened`."""

    giver: tuple[Run, ...]  # label and name
    taker: tuple[Run, ...]
    moments: tuple[Printed, ...]
    persons: tuple[Printed, Printed] = (EMPTY, EMPTY)
    result: Printed = EMPTY
    ticks: tuple[Printed, ...] = ()
    note: Printed = EMPTY
    happened: bool = False


class StageTable:
    """Four columns; each row is a strip of its own, at least 28 mm high where it is to be signed."""

    def __init__(self, whole: Column, heads: Sequence[Printed], signing: tuple[Printed, Printed], size: float) -> None:
        """`signing` stands over the room for each signature."""
        widths = (whole.width - MOMENTS - RESULT - NOTE, MOMENTS, RESULT, NOTE)
        self._grid = Grid(
            whole.left, [Field((text,), wide) for text, wide in zip(heads, widths, strict=True)], size, spans=True
        )
        self._columns = [Column(whole.left + sum(widths[:place]), wide) for place, wide in enumerate(widths)]
        self._whole, self._noted = whole, heads[-1]
        self._signing = signing
        self.size = size
        self.leading = size * 1.18
        self.head_height = self._grid.head_height
        self.head = self._grid.head

    def frame(self, page: Page, top: float, row_tops: Sequence[float], bottom: float) -> None:
        """The lines round the part on one page and under its heads; each row has its own above and in it."""
        self._grid.frame(page, top, row_tops[:1], bottom)

    def strips(self, rows: Sequence[StageRow]) -> list[Strip]:
        """One a row, and more where its note runs on."""
        return [strip for row in rows for strip in self._strips(row)]

    def _strips(self, row: StageRow) -> Iterator[Strip]:
        note = wrap([Run(row.note)], self.size - 0.5, lambda _line: NOTE - 2 * PAD)
        fits = len(note) <= MOST_NOTE
        strip = self._strip(row, note if fits else ())
        yield Strip(strip.height, partial(self._ruled, strip), row=True)
        if not fits:
            head = Run(Printed(f"{self._noted}: "), Face.BOLD)
            lines = wrap([head, Run(row.note)], self.size, lambda _line: self._whole.width - 2 * PAD)
            for start in range(0, len(lines), BELOW):
                part = lines[start : start + BELOW]
                last = start + BELOW >= len(lines)
                yield Strip(len(part) * self.leading + PAD * last, partial(self._below, part), row=True)

    def _ruled(self, strip: Strip, page: Page, y: float) -> None:
        strip.draw(page, y)
        page.marks.append(Rule(self._whole.left, y, self._whole.left + self._whole.width, y, LINE))
        for column in self._columns[1:]:
            page.marks.append(Rule(column.left, y, column.left, y + strip.height, LINE))

    def _below(self, lines: Sequence[Line], page: Page, y: float) -> None:
        draw_lines(page, lines, self._whole.left + PAD, y, self.size, self.leading)

    def _strip(self, row: StageRow, note: Sequence[Line]) -> Strip:
        hands = [
            wrap(runs, self.size, lambda _line: self._columns[0].width - 2 * PAD) for runs in (row.giver, row.taker)
        ]
        moments = [line for text in row.moments for line in balanced(text, Face.REGULAR, self.size, MOMENTS - PAD)]
        if row.happened:
            return self._happened(row, hands, moments, note)
        half = MOMENTS / 2 - 2 * PAD
        names = [balanced(name, Face.REGULAR, self.size, half) for name in row.persons]
        signed = (len(moments) + 1 + max(1, *map(len, names))) * self.leading + FREE
        high = max(
            LEAST,
            (len(hands[0]) + len(hands[1]) + 1) * self.leading + 2 * PAD,
            signed + 2 * PAD,
            len(note) * self.leading + 2 * PAD,
        )

        def draw(page: Page, y: float) -> None:
            draw_lines(page, hands[0], self._columns[0].left + PAD, y + PAD, self.size, self.leading)
            second = max(y + PAD + (len(hands[0]) + 0.4) * self.leading, y + high / 2 - 0.5 * self.leading)
            draw_lines(page, hands[1], self._columns[0].left + PAD, second, self.size, self.leading)
            self._signatures(page, (y, high), moments, names)
            self._result(page, (y, high), row)
            draw_lines(page, note, self._columns[3].left + PAD, y + PAD, self.size - 0.5, self.leading)

        return Strip(high, draw, row=True)

    def _happened(
        self, row: StageRow, hands: Sequence[Sequence[Line]], moments: Sequence[Printed], note: Sequence[Line]
    ) -> Strip:
        """As low as its text is."""
        said = [*hands[0], *hands[1]]
        high = max(len(said), len(moments), len(note), 1) * self.leading + 2 * PAD

        def draw(page: Page, y: float) -> None:
            draw_lines(page, said, self._columns[0].left + PAD, y + PAD, self.size, self.leading)
            base = y + PAD + ASCENT * self.size
            page.centred(self._columns[1].middle, base, moments, Face.REGULAR, self.size, self.leading)
            self._result(page, (y, high), row)
            draw_lines(page, note, self._columns[3].left + PAD, y + PAD, self.size - 0.5, self.leading)

        return Strip(high, draw, row=True)

    def _signatures(
        self, page: Page, span: tuple[float, float], moments: Sequence[Printed], names: Sequence[Sequence[Printed]]
    ) -> None:
        """The moment over two halves, each with its role at the top and its name at the bottom."""
        (top, high), column = span, self._columns[1]
        base = top + PAD + ASCENT * self.size
        page.centred(column.middle, base, moments, Face.REGULAR, self.size, self.leading)
        roles = base + len(moments) * self.leading
        middles = (column.left + column.width / 4, column.left + column.width * 3 / 4)
        for x, role, lines in zip(middles, self._signing, names, strict=True):
            page.text(x, roles, (role, Face.ITALIC, self.size - 0.5), Align.CENTRE)
            last = top + high - PAD - DESCENT * self.size
            page.centred(x, last - (len(lines) - 1) * self.leading, lines, Face.REGULAR, self.size, self.leading)
        divided = roles - CAPITAL * self.size
        page.marks.append(Rule(column.middle, divided, column.middle, top + high - PAD, HAIR))

    def _result(self, page: Page, span: tuple[float, float], row: StageRow) -> None:
        (top, high), column = span, self._columns[2]
        lines = balanced(row.result, Face.BOLD, self.size, column.width - PAD)
        base = top + high / 2 + CAPITAL * self.size / 2
        page.centred(column.middle, base, lines, Face.BOLD, self.size, self.leading)
        y = top + high / 2 - (len(row.ticks) - 1) * TICK_LEADING / 2
        for text in row.ticks:
            page.marks.append(Frame(column.left + 3 * MM, y - TICK / 2, TICK, TICK, FRAME))
            page.text(column.left + 8 * MM, y + CAPITAL * self.size / 2, (text, Face.REGULAR, self.size - 0.5))
            y += TICK_LEADING
