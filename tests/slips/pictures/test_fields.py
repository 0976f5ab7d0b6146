"""Shares fill as much of their bar as they are of a hundred; the most of a field is its darkest cell."""

from __future__ import annotations

from reportlab.graphics.shapes import Rect, String

from cchc_desktop.domain.picture import Heat, Shares
from cchc_desktop.domain.sheet import Share
from cchc_desktop.slips.pictures.canvas import Canvas
from cchc_desktop.slips.pictures.fields import draw_heat, draw_shares
from cchc_desktop.slips.pictures.ink import LIGHT


def filled(drawn: Canvas, colour: str) -> list[Rect]:
    boxes = [each for each in drawn.drawing.contents if isinstance(each, Rect)]
    return [each for each in boxes if each.fillColor.hexval() == colour.lower().replace("#", "0x")]


def test_a_quarter_fills_a_quarter() -> None:
    drawn = Canvas((480, 250), LIGHT, "Tên")
    draw_shares(drawn, Shares("a", "Tên", ("A",), (Share(1, 4),)))
    (whole,), (part,) = filled(drawn, LIGHT.scale[0]), filled(drawn, LIGHT.series[0])
    assert round(part.width / whole.width, 6) == 0.25


def test_the_most_is_the_darkest_and_nothing_has_no_number() -> None:
    drawn = Canvas((480, 250), LIGHT, "Tên")
    draw_heat(drawn, Heat("a", "Tên", ("Thứ hai",), ("8h", "9h"), ((0, 5),)))
    assert len(filled(drawn, LIGHT.scale[0])) == len(filled(drawn, LIGHT.scale[1])) == 1
    told = [each.text for each in drawn.drawing.contents if isinstance(each, String)]
    assert "5" in told
    assert "0" not in told
