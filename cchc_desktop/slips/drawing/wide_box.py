"""A box as wide as the text (khung cả bề ngang): a label, and under it what must stand out, centred."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.slips.drawing.flow import Strip
from cchc_desktop.slips.drawing.fonts import ASCENT
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.lines import draw_lines
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Frame, Page
from cchc_desktop.slips.drawing.text import Run, balanced, wrap

STROKE = 1.2  # points
PAD = 2.5 * MM  # at the sides
ABOVE = 0.8 * MM  # free over the frame
BELOW = 1.6 * MM


@dataclass(frozen=True, slots=True)
class Boxed:
    """What stands in the box."""

    label: Run
    value: Run


def wide_box(column: Column, said: Boxed, size: float, leading: float, value_size: float) -> Strip:
    """The box as one strip, its label in `size`."""
    room = column.width - 2 * PAD
    head = wrap([said.label], size, lambda _line: room)
    lines = balanced(said.value.text, said.value.face, value_size, room)
    high = len(head) * leading + len(lines) * value_size * 1.2 + 2.6 * MM

    def draw(page: Page, y: float) -> None:
        page.marks.append(Frame(column.left, y + ABOVE, column.width, high, STROKE))
        draw_lines(page, head, column.left + PAD, y + ABOVE + 0.9 * MM, size, leading)
        base = y + ABOVE + 0.9 * MM + len(head) * leading + ASCENT * value_size
        page.centred(column.middle, base, lines, said.value.face, value_size, value_size * 1.2)

    return Strip(high + ABOVE + BELOW, draw)
