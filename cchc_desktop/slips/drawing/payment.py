"""What is to pay and how (phần thanh toán): amount and account line by line, the VietQR of both at the right."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.slips.drawing.bars import qr
from cchc_desktop.slips.drawing.flow import Strip
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.lines import draw_lines
from cchc_desktop.slips.drawing.look import Look
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.drawing.text import Line, Run, wrap

MODULE = 0.5 * MM  # a telephone reads smaller ones too, a worn print does not
LEAST_COLUMN = 36 * MM
ABOVE = 0.8 * MM


@dataclass(frozen=True, slots=True)
class Payment:
    """What the block says; `payload` is what the QR holds."""

    runs: tuple[Run, ...]  # each on lines of its own
    payload: str


def payment_strip(payment: Payment, look: Look, size: float, printing: Printing) -> Strip:
    """Not torn apart; the telephone's camera needs the QR whole and with white around."""
    symbol = qr(payment.payload, MODULE, printing.dots_per_inch)
    white = symbol.quiet_above * symbol.dot
    wide = max(LEAST_COLUMN, symbol.width + 2 * white)
    column = Column(look.size.end - wide, wide)
    room, leading = look.size.room - wide - 4 * MM, size * look.leading
    lines: list[Line] = []
    for run in payment.runs:
        lines += wrap([run], size, lambda _line: room)
    height = max(len(lines) * leading, symbol.height + 2 * white) + 2 * ABOVE

    def draw(page: Page, y: float) -> None:
        draw_lines(page, lines, look.size.left, y + ABOVE, size, leading)
        page.symbol(column.middle - symbol.width / 2, y + ABOVE + white, symbol)

    return Strip(height, draw)
