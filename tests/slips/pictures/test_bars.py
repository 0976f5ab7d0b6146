"""Bars and lines stand where their numbers say; labels that would touch are thinned out."""

from __future__ import annotations

from reportlab.graphics.shapes import Line, Rect, String

from cchc_desktop.domain.picture import Bars, Lines, Series
from cchc_desktop.slips.pictures.bars import draw_bars, draw_lines
from cchc_desktop.slips.pictures.canvas import Canvas
from cchc_desktop.slips.pictures.ink import LIGHT


def canvas() -> Canvas:
    return Canvas((480, 250), LIGHT, "Tên")


def bars_of(drawn: Canvas) -> list[Rect]:
    found = [each for each in drawn.drawing.contents if isinstance(each, Rect)]
    return [each for each in found if each.fillColor.hexval() in ("0x0072b2", "0xe69f00") and each.width > 9]


def test_twice_as_much_is_twice_as_high() -> None:
    drawn = canvas()
    draw_bars(drawn, Bars("a", "Tên", ("x", "y", "z"), (Series("S", (10, 20, 0)),)))
    low, high = bars_of(drawn)
    assert round(high.height / low.height, 6) == 2
    assert low.y == high.y


def test_a_pile_stands_upon_itself() -> None:
    drawn = canvas()
    draw_bars(drawn, Bars("a", "Tên", ("x",), (Series("S", (10,)), Series("T", (5,))), stacked=True))
    lower, upper = (each for each in bars_of(drawn))
    assert upper.y == lower.y + lower.height
    assert "15" in [each.text for each in drawn.drawing.contents if isinstance(each, String)]


def test_labels_that_would_touch_are_thinned_out() -> None:
    drawn = canvas()
    labels = tuple(f"tuần thứ {number}" for number in range(12))
    draw_lines(drawn, Lines("a", "Tên", labels, (Series("S", tuple(range(12))),)))
    shown = [each.text for each in drawn.drawing.contents if isinstance(each, String) and each.text in labels]
    assert shown == list(labels[::2])
    strokes = [each for each in drawn.drawing.contents if isinstance(each, Line) and each.strokeWidth > 1]
    assert len(strokes) == 11
