"""Upright bars and lines over labels (biểu đồ cột, đường)."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from cchc_desktop.domain.figure_text import whole
from cchc_desktop.domain.picture import Bars, Lines
from cchc_desktop.slips.pictures.canvas import PAD, Canvas
from cchc_desktop.slips.pictures.ink import LINE, SCREEN, SIZE, wide

_GAP = 0.28  # of a label's room, between its bars and the next
_DOT = 3.2


class _Axes(NamedTuple):
    """Where bars and lines begin, the room of a label, and points a unit."""

    left: float
    bottom: float
    room: float
    scale: float


def draw_bars(canvas: Canvas, bars: Bars) -> None:
    """Side by side, or one upon the other; the sum or the number over each where there is room."""
    stacked = bars.stacked and len(bars.series) > 1
    canvas.legend([each.name for each in bars.series])
    sums = [sum(each.values[place] for each in bars.series) for place in range(len(bars.labels))]
    most = max(sums) if stacked else max(value for each in bars.series for value in each.values)
    left, bottom, room, scale = _axes(canvas, bars.labels, most, bars.note)
    for place, _label in enumerate(bars.labels):
        x, wide_bar = left + place * room + room * _GAP / 2, room * (1 - _GAP)
        values = [each.values[place] for each in bars.series]
        if stacked:
            _pile(canvas, x, bottom, wide_bar, [value * scale for value in values])
            _number(canvas, x + wide_bar / 2, bottom + sums[place] * scale, sums[place], room)
            continue
        each_wide = wide_bar / len(values)
        for at, (value, colour) in enumerate(zip(values, canvas.ink.series, strict=False)):
            _bar(canvas, (x + at * each_wide, bottom), (each_wide * 0.94, value * scale), colour)
            _number(canvas, x + (at + 0.47) * each_wide, bottom + value * scale, value, each_wide)


def draw_lines(canvas: Canvas, lines: Lines) -> None:
    """A line a series, a dot and its number at each label where there is room."""
    canvas.legend([each.name for each in lines.series])
    most = max(value for each in lines.series for value in each.values)
    left, bottom, room, scale = _axes(canvas, lines.labels, most, lines.note)
    for series, colour in zip(lines.series, canvas.ink.series, strict=False):
        points = [(left + (at + 0.5) * room, bottom + value * scale) for at, value in enumerate(series.values)]
        for one, other in pairwise(points):
            canvas.line(*one, other, colour, 1.6)
        for (x, y), value in zip(points, series.values, strict=True):
            canvas.box(x - _DOT / 2, y - _DOT / 2, _DOT, _DOT, colour, canvas.ink.ground)
            _number(canvas, x, y + 2, value, room)


def _axes(canvas: Canvas, labels: tuple[str, ...], most: int, note: str) -> _Axes:
    """Their grid and labels: these stand below, every second one where they would touch."""
    left = PAD + wide(whole(most * 2)) + 5
    bottom = canvas.note(note) + LINE
    room = (canvas.width - PAD - left) / len(labels)
    every = 1 if max(map(wide, labels)) + 3 <= room else 2
    for place, label in enumerate(labels):
        if place % every == 0:
            canvas.text(left + (place + 0.5) * room, bottom - SIZE - 1, label, at="middle", colour=canvas.ink.muted)
    return _Axes(left, bottom, room, canvas.grid(left, bottom, most))


def _pile(canvas: Canvas, x: float, bottom: float, width: float, heights: list[float]) -> None:
    for height, colour in zip(heights, canvas.ink.series, strict=False):
        _bar(canvas, (x, bottom), (width, height), colour)
        bottom += height


def _bar(canvas: Canvas, at: tuple[float, float], size: tuple[float, float], colour: str) -> None:
    if size[1]:
        canvas.box(*at, *size, colour, canvas.ink.ground)


def _number(canvas: Canvas, x: float, y: float, value: int, room: float) -> None:
    words = whole(value)
    if value and wide(words) * SCREEN <= room:
        canvas.text(x, y + 2, words, at="middle")
