"""The code of a slip with what a scanner reads under it (mã hồ sơ và mã vạch): bars, and a QR beside when asked for."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.slips.drawing.bars import LEAST_MODULE, QUIET, Symbol, code_128, qr
from cchc_desktop.slips.drawing.fonts import Face, width
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.text import Printed, wrapped

QR_MODULE = 0.5 * MM
WIDEST_BARS = 90 * MM  # a code that needs more is a QR
ABOVE_BARS = 2.2 * MM  # from the code's base line
GAP = QUIET * LEAST_MODULE + 1 * MM  # between bars and QR
LEAST_SIZE = 9.0


@dataclass(frozen=True, slots=True)
class Codes:
    """The symbols of a code; what bars cannot hold is a QR alone."""

    main: Symbol
    beside: Symbol | None

    @property
    def width(self) -> float:
        """Both, with the white between them."""
        return self.main.width + (GAP + self.beside.width if self.beside else 0.0)


def codes(code: str, printing: Printing, room: float, height: float, qr_text: str = "") -> Codes:
    """The symbols for a code on this printer, the bars `height` high, and all no wider than `room` where that reads.

    `qr_text` is what a QR says when that is more than the code.
    """
    said = qr_text or code
    square = qr(said, QR_MODULE, printing.dots_per_inch) if printing.qr else None
    left = room - (GAP + square.width if square else 0.0)
    bars = code_128(code, left, WIDEST_BARS, height, printing.dots_per_inch)
    return Codes(bars, square) if bars else Codes(square or qr(said, QR_MODULE, printing.dots_per_inch), None)


def draw_codes(page: Page, column: Column, y: float, symbols: Codes, code: tuple[Printed, float]) -> float:
    """The code centred over its bars in the column, first base line at `y`; where all of it ends below.

    `code` is its line and size, made smaller, then broken, when it is wider than what it stands over.
    """
    text, size = code
    left = column.middle - symbols.width / 2
    over = Column(left, symbols.main.width) if symbols.beside else column
    while size > LEAST_SIZE and width(text, Face.BOLD, size) > over.width:
        size -= 0.5
    lines = wrapped(text, Face.BOLD, size, over.width)
    last = page.centred(over.middle, y, lines, Face.BOLD, size, size * 1.2)
    page.symbol(left, last + ABOVE_BARS, symbols.main)
    bottom = last + ABOVE_BARS + symbols.main.height
    if symbols.beside is None:
        return bottom
    top = y - 1 * MM
    page.symbol(left + symbols.main.width + GAP, top, symbols.beside)
    return max(bottom, top + symbols.beside.height + 0.5 * MM)
