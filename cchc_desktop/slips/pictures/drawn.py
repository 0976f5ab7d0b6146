"""A picture drawn (vẽ biểu đồ): from one definition as PDF on paper, as SVG on the screen and in a file."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.graphics import renderPDF, renderSVG
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas as Paper

from cchc_desktop.domain.picture import Bars, Heat, Lines, Picture, Shares
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.pictures.bars import draw_bars, draw_lines
from cchc_desktop.slips.pictures.canvas import Canvas
from cchc_desktop.slips.pictures.fields import draw_heat, draw_shares
from cchc_desktop.slips.pictures.ink import BOLD, LIGHT, REGULAR, SIZE, Ink, make_ready

WIDE, HIGH = 480.0, 250.0  # points, where nobody says otherwise
_PAPER = "'Times New Roman', Tinos, serif"  # as wide as the face of papers, by which all is laid out
_A4 = (297 * MM, 210 * MM)
_MARGIN, _HEAD = 14 * MM, 12 * MM
_ACROSS, _DOWN = 2, 2


def drawing(picture: Picture, size: tuple[float, float] = (WIDE, HIGH), ink: Ink = LIGHT) -> Drawing:
    """The picture in so many points."""
    canvas = Canvas(size, ink, picture.title)
    if picture.is_empty:
        canvas.nothing()
        return canvas.drawing
    match picture:
        case Bars():
            draw_bars(canvas, picture)
        case Lines():
            draw_lines(canvas, picture)
        case Shares():
            draw_shares(canvas, picture)
        case Heat():
            draw_heat(canvas, picture)
    return canvas.drawing


def svg(picture: Picture, size: tuple[float, float] = (WIDE, HIGH), ink: Ink = LIGHT, family: str = "") -> str:
    """As an SVG document; `family` in place of the face of papers, for a screen (as CSS names it)."""
    told: str = renderSVG.drawToString(drawing(picture, size, ink))
    for face, weight in ((BOLD, "600"), (REGULAR, "normal")):
        told = told.replace(f"font-family: {face.value}", f"font-family: {family or _PAPER}; font-weight: {weight}")
    return told.replace("<title>...</title>", f"<title>{escape(picture.title)}</title>").replace("<desc>...</desc>", "")


def pdf(pictures: Sequence[Picture], title: str, told: str) -> bytes:
    """All of them on as many A4 pages as they need, four a page; `told` says at the foot of when they are."""
    out = BytesIO()
    paper = Paper(out, pagesize=_A4, invariant=1)
    paper.setTitle(title)
    room = ((_A4[0] - 2 * _MARGIN) / _ACROSS - 6, (_A4[1] - 2 * _MARGIN - _HEAD) / _DOWN - 6)
    make_ready()
    a_page = _ACROSS * _DOWN
    for place, picture in enumerate(pictures):
        across, down = place % _ACROSS, place // _ACROSS % _DOWN
        if place % a_page == 0:
            _head(paper, title, told, place // a_page + 1)
        x = _MARGIN + across * (room[0] + 12)
        y = _A4[1] - _MARGIN - _HEAD - (down + 1) * room[1] - down * 12 + 6
        renderPDF.draw(drawing(picture, room), paper, x, y)
        if place % a_page == a_page - 1:
            paper.showPage()
    paper.save()
    return out.getvalue()


def _head(paper: Paper, title: str, told: str, page: int) -> None:
    paper.setFont(BOLD.value, 14)
    paper.drawString(_MARGIN, _A4[1] - _MARGIN - 4, title)
    paper.setFont(REGULAR.value, SIZE)
    paper.drawString(_MARGIN, _MARGIN / 2, told)
    paper.drawRightString(_A4[0] - _MARGIN, _MARGIN / 2, str(page))
