"""The one box of a receipt (khung hẹn trả): the due date, or that there is none and how the office will tell."""

from __future__ import annotations

from cchc_desktop.slips.drawing.fonts import CAPITAL, Face
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Align, Frame, Page
from cchc_desktop.slips.drawing.text import balanced
from cchc_desktop.slips.receipts.receipt_content import Content

STROKE = 1.2  # points
PAD = 1.6 * MM
NO_DUE_SIZE = 13.0
MARKED = 0.19  # of the size: what marks stand over capitals


def due_box(page: Page, column: Column, top: float, content: Content, sizes: tuple[float, float]) -> float:
    """The hour in the first of `sizes`, the day in the second, both centred; where the frame ends.

    Without a due date what has to be done in the end stands out instead: that there is none.
    """
    small, large = sizes
    head, body = (
        ((small, Face.BOLD), (large, Face.BOLD))
        if content.has_due
        else ((NO_DUE_SIZE, Face.BOLD), (small, Face.REGULAR))
    )
    y = top + PAD
    for text, (size, face) in ((content.box_head, head), (content.box, body)):
        for line in balanced(text, face, size, column.width - 4 * MM):
            page.text(column.middle, y + (CAPITAL + MARKED) * size, (line, face, size), Align.CENTRE)
            y += size * 1.16
    bottom = y + PAD - 0.25 * body[0] + 0.8 * MM
    page.marks.append(Frame(column.left, top, column.width, bottom - top, STROKE))
    return bottom
