"""PDF bytes of pages (tệp PDF): the only place that draws with reportlab; no date, no name, no author in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from cchc_desktop.slips.drawing.fonts import Face, letters
from cchc_desktop.slips.drawing.page import DASHES, HAIR, Fill, Frame, Mark, Page, Placed, Rule, Text, Watermark

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

TRIFLE = 0.001  # points less, or a renderer rounds the page up to one dot more and stretches every bar
CUT_INSET = 9.0  # points
WATERMARK_INK = 0.1
WATERMARK_SIZES = (64.0, 25.0)
WATERMARK_ANGLE = 30


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of paper and the pages on it, each with how far below the sheet's top it starts."""

    width: float
    height: float
    pages: tuple[tuple[Page, float], ...]
    cut_at: float | None = None  # a dashed line across


def pdf(sheets: Sequence[Sheet], title: str, dots_per_inch: int) -> bytes:
    """The same sheets give the same bytes. Sheets are whole dots of the printer, or its dots would not stay whole."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 -- 55 ms that opening the program must not pay

    for face in Face:
        letters(face)
    target, dot = BytesIO(), 72 / dots_per_inch
    canvas = Canvas(target, pageCompression=1, invariant=1)
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setCreator("")
    canvas.setSubject("")
    for sheet in sheets:
        height = round(sheet.height / dot) * dot
        canvas.setPageSize((round(sheet.width / dot) * dot - TRIFLE, height - TRIFLE))
        for page, top in sheet.pages:
            _draw(canvas, page, height - round(top / dot) * dot)
        if sheet.cut_at is not None:
            ends = CUT_INSET, sheet.width - CUT_INSET
            _rule(canvas, Rule(ends[0], sheet.cut_at, ends[1], sheet.cut_at, HAIR, dashed=True), height)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw(canvas: Canvas, page: Page, top: float) -> None:
    """Grey fills, the watermark over them, the other shapes, then all texts in one text object."""
    for mark in sorted(page.marks, key=_layer):
        _shape(canvas, mark, page, top)
    texts = [mark for mark in page.marks if isinstance(mark, Text)]
    for white in (False, True):
        _texts(canvas, [text for text in texts if text.white is white], top, white)


def _layer(mark: Mark) -> int:
    match mark:
        case Fill(ink=ink) if 0 < ink < 1:
            return 0
        case Watermark():
            return 1
        case _:
            return 2


def _shape(canvas: Canvas, mark: Mark, page: Page, top: float) -> None:
    match mark:
        case Rule():
            _rule(canvas, mark, top)
        case Frame(x, y, width, height, stroke):
            canvas.setLineWidth(stroke)
            canvas.rect(x, top - y - height, width, height, stroke=1, fill=0)
        case Fill(x, y, width, height, ink):
            canvas.setFillGray(1 - ink)
            canvas.rect(x, top - y - height, width, height, stroke=0, fill=1)
        case Placed():
            _symbol(canvas, mark, top)
        case Watermark():
            _watermark(canvas, mark, page, top)


def _rule(canvas: Canvas, rule: Rule, top: float) -> None:
    canvas.setLineWidth(rule.stroke)
    canvas.setDash(*DASHES) if rule.dashed else canvas.setDash()
    canvas.line(rule.x0, top - rule.y0, rule.x1, top - rule.y1)


def _symbol(canvas: Canvas, placed: Placed, top: float) -> None:
    """All rectangles in one path: filled at once, no hair lines between."""
    dot = placed.symbol.dot
    canvas.setFillGray(0)
    path = canvas.beginPath()
    for x, y, width, height in placed.symbol.rectangles:
        path.rect(placed.x + x * dot, top - placed.y - (y + height) * dot, width * dot, height * dot)
    canvas.drawPath(path, stroke=0, fill=1)


def _watermark(canvas: Canvas, mark: Watermark, page: Page, top: float) -> None:
    canvas.saveState()
    canvas.setFillGray(1 - WATERMARK_INK)
    canvas.translate(page.width / 2, top - page.height / 2)
    canvas.rotate(WATERMARK_ANGLE)
    y = 0.0
    for text, size in zip(mark.lines, WATERMARK_SIZES, strict=False):
        canvas.setFont(Face.BOLD.value, size)
        canvas.drawCentredString(0, y, text)
        y -= size * 0.75
    canvas.restoreState()


def _texts(canvas: Canvas, texts: Sequence[Text], top: float, white: bool) -> None:
    if not texts:
        return
    canvas.setFillGray(1 if white else 0)
    written = canvas.beginText()
    font, wider = None, 0.0
    for text in texts:
        if font != (text.face, text.size):
            font = (text.face, text.size)
            written.setFont(text.face.value, text.size)
        if text.wider != wider:
            wider = text.wider
            written.setWordSpace(wider)  # in a font made of few letters a blank is always one byte, the one it acts on
        written.setTextOrigin(text.x, top - text.y)
        written.textOut(text.text)
    canvas.drawText(written)
