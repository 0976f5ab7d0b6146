"""A page of a slip (trang phiếu): what is put where, in points from the top left corner, before any PDF is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from cchc_desktop.slips.drawing.bars import Symbol
from cchc_desktop.slips.drawing.fonts import Face, width
from cchc_desktop.slips.drawing.text import Line, Printed

HAIR = 0.35  # points
DASHES = (3.0, 2.0)


class Align(Enum):
    """What `x` means for a text."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """A string; `x` is its left end, `y` its base line."""

    x: float
    y: float
    text: Printed
    face: Face
    size: float
    white: bool = False
    wider: float = 0.0  # points that each of its blanks has more than its own width


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    stroke: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """An empty rectangle."""

    x: float
    y: float
    width: float
    height: float
    stroke: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle, `ink` from 0 (white) to 1 (black)."""

    x: float
    y: float
    width: float
    height: float
    ink: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A symbol at (x, y)."""

    x: float
    y: float
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class Watermark:
    """Lines of 10 % grey, slanting across the middle of the page, under everything else."""

    lines: tuple[Printed, ...]


Mark = Text | Rule | Frame | Fill | Placed | Watermark


class Page:
    """Marks in the order they are drawn; texts are drawn last, so no fill hides one."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.marks: list[Mark] = []

    def text(self, x: float, y: float, run: tuple[Printed, Face, float], align: Align = Align.LEFT) -> None:
        """One string on the base line `y`; `run` is text, face, size."""
        text, face, size = run
        if text:
            start = x - align.value * width(text, face, size) if align is not Align.LEFT else x
            self.marks.append(Text(start, y, text, face, size))

    def white_text(self, x: float, y: float, run: tuple[Printed, Face, float]) -> None:
        """White, centred on `x`, for black boxes."""
        text, face, size = run
        self.marks.append(Text(x - width(text, face, size) / 2, y, text, face, size, white=True))

    def line(self, x: float, y: float, line: Line, size: float) -> None:
        """One wrapped line."""
        self.marks.extend(Text(x + piece.x, y, piece.text, piece.face, size) for piece in line)

    def centred(self, x: float, y: float, lines: Sequence[Printed], face: Face, size: float, leading: float) -> float:
        """Lines under one another, centred on `x`, the first on the base line `y`; the last one's base line."""
        for number, text in enumerate(lines):
            self.text(x, y + number * leading, (text, face, size), Align.CENTRE)
        return y + max(0, len(lines) - 1) * leading

    def symbol(self, x: float, y: float, symbol: Symbol) -> None:
        """A symbol near (x, y), moved onto the printer's dots, on white."""
        x, y = (round(place / symbol.dot) * symbol.dot for place in (x, y))
        aside, above = symbol.quiet * symbol.dot, symbol.quiet_above * symbol.dot
        self.marks.append(Fill(x - aside, y - above, symbol.width + 2 * aside, symbol.height + 2 * above, 0.0))
        self.marks.append(Placed(x, y, symbol))
