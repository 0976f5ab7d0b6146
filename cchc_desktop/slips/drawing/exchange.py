"""A giving and taking with its signatures (ô giao nhận): who gives, who takes, when, and room for both to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.slips.drawing.flow import Strip
from cchc_desktop.slips.drawing.fonts import ASCENT, Face
from cchc_desktop.slips.drawing.grid import Field, Grid
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import HAIR, Page, Rule
from cchc_desktop.slips.drawing.table import PAD
from cchc_desktop.slips.drawing.text import Printed, balanced, shortened, wrapped

FREE = 13 * MM  # to sign in
ABOVE_HEAD = 2.2 * MM


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one such table says; a name that is not known yet is signed by hand."""

    title: Printed
    heads: tuple[Printed, ...]  # agencies, when, and any more that stay white
    gives: Printed
    takes: Printed
    moment: Printed
    roles: tuple[Printed, Printed]  # over the two signatures
    names: tuple[Printed, Printed]


def exchange_strip(said: Exchange, left: float, widths: Sequence[float], size: float) -> Strip:
    """Title, heads and the one row, not torn apart; the first two columns are agencies and signatures."""
    grid = Grid(left, [Field((head,), wide) for head, wide in zip(said.heads, widths, strict=True)], size)
    parties = [
        shortened(wrapped(text, Face.REGULAR, size, widths[0] - 2 * PAD), 5) for text in (said.gives, said.takes)
    ]
    title = 1.5 * size + ABOVE_HEAD
    row = max(
        sum(map(len, parties)) * grid.leading + 4 * PAD,
        (2 + max(1, *map(len, _names(said, widths[1], size)))) * grid.leading + FREE + 2 * PAD,
    )

    def draw(page: Page, y: float) -> None:
        page.text(left, y + ABOVE_HEAD + ASCENT * (size + 1), (said.title, Face.BOLD, size + 1))
        top = y + title
        grid.head(page, top)
        body = top + grid.head_height
        _parties(page, left + PAD, body, parties, grid)
        _signatures(page, Column(left + widths[0], widths[1]), body, row, said, grid)
        grid.frame(page, top, [body], body + row)

    return Strip(title + grid.head_height + row, draw)


def _parties(page: Page, x: float, y: float, parties: Sequence[Sequence[Printed]], grid: Grid) -> None:
    base = y + PAD + ASCENT * grid.size
    for lines in parties:
        for text in lines:
            page.text(x, base, (text, Face.REGULAR, grid.size))
            base += grid.leading
        base += 2 * PAD


def _signatures(page: Page, column: Column, y: float, high: float, said: Exchange, grid: Grid) -> None:
    """The moment over two halves with a hair line between: role, room to sign, name."""
    size, first = grid.size, y + PAD + ASCENT * grid.size
    page.centred(column.middle, first, [said.moment], Face.REGULAR, size, grid.leading)
    between = first + 0.4 * grid.leading
    page.marks.append(Rule(column.middle, between, column.middle, y + high - PAD, HAIR))
    halves = Column(column.left, column.width / 2), Column(column.middle, column.width / 2)
    for half, role, lines in zip(halves, said.roles, _names(said, column.width, size), strict=True):
        page.centred(half.middle, first + grid.leading, [role], Face.ITALIC, size, grid.leading)
        last = y + high - PAD - 0.3 * size
        page.centred(half.middle, last - (len(lines) - 1) * grid.leading, lines, Face.REGULAR, size, grid.leading)


def _names(said: Exchange, room: float, size: float) -> list[list[Printed]]:
    return [shortened(balanced(name, Face.REGULAR, size, room / 2 - 2 * PAD), 4) for name in said.names]
