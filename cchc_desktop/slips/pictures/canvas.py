"""The sheet a picture is drawn on (khung biểu đồ): title, legend and grid alike in every one of them."""

from __future__ import annotations

from math import ceil, log10
from typing import Literal

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

from cchc_desktop.domain.figure_text import whole
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.pictures.ink import BOLD, LINE, REGULAR, SCREEN, SIZE, Ink, cut, make_ready, wide

At = Literal["start", "middle", "end"]
PAD = 6.0
TITLE = 11.0
_SWATCH = 8.0
_STEPS = 4  # lines of the grid, about


class Canvas:
    """A drawing of so many points; what is added stands in points from its lower left corner."""

    def __init__(self, size: tuple[float, float], ink: Ink, title: str) -> None:
        make_ready()
        self.width, self.height = size
        self.ink = ink
        self.drawing = Drawing(*size)
        self.box(0, 0, self.width, self.height, ink.ground)
        words = cut(title, self.width - 2 * PAD, TITLE)
        self._text(PAD, self.height - PAD - TITLE, words, (BOLD, TITLE), ("start", ink.text))
        self.top = self.height - PAD - TITLE - 8  # below the title, and once there is one the legend

    def text(self, x: float, y: float, words: str, at: At = "start", colour: str = "") -> None:
        """Words whose `at` is at x, on the base line y."""
        self._text(x, y, words, (REGULAR, SIZE), (at, colour or self.ink.text))

    def _text(self, x: float, y: float, words: str, font: tuple[Face, float], look: tuple[At, str]) -> None:
        (face, size), (at, colour) = font, look
        paint = HexColor(colour)
        self.drawing.add(String(x, y, words, textAnchor=at, fontName=face.value, fontSize=size, fillColor=paint))

    def box(self, x: float, y: float, width: float, height: float, colour: str, edge: str = "") -> None:
        """A filled rectangle, with an edge where one is wanted."""
        rectangle = Rect(x, y, width, height)
        rectangle.fillColor, rectangle.strokeWidth = HexColor(colour), 0.6
        rectangle.strokeColor = HexColor(edge) if edge else None
        self.drawing.add(rectangle)

    def line(self, x: float, y: float, to: tuple[float, float], colour: str = "", thick: float = 0.5) -> None:
        """From a point to another."""
        self.drawing.add(Line(x, y, *to, strokeColor=HexColor(colour or self.ink.grid), strokeWidth=thick))

    def legend(self, names: list[str]) -> None:
        """The name of each series with its colour, below the title; none for a single one."""
        if len(names) == 1:
            return
        x, y = PAD, self.top - SIZE
        for name, colour in zip(names, self.ink.series, strict=False):
            long = _SWATCH + 4 + wide(name) * SCREEN + 10
            if x + long > self.width - PAD and x > PAD:
                x, y = PAD, y - LINE
            self.box(x, y - 1, _SWATCH, _SWATCH, colour, self.ink.text)
            self.text(x + _SWATCH + 4, y, name)
            x += long
        self.top = y - 8

    def grid(self, left: float, bottom: float, most: int) -> float:
        """Lines with their numbers from `bottom` to the top; returns points a unit."""
        step = round_step(most)
        top = step * max(1, ceil(most / step))
        scale = (self.top - SIZE - bottom) / top
        for number in range(0, top + 1, step):
            y = bottom + number * scale
            self.line(left, y, (self.width - PAD, y))
            self.text(left - 3, y - SIZE / 3, whole(number), at="end", colour=self.ink.muted)
        return scale

    def note(self, words: str) -> float:
        """Small print at the foot; returns where what stands above it may begin."""
        if not words:
            return PAD
        self.text(PAD, PAD, cut(words, self.width - 2 * PAD), colour=self.ink.muted)
        return PAD + LINE

    def nothing(self) -> None:
        """In place of a picture where there is nothing to be seen."""
        self.text(self.width / 2, self.height / 2, "Chưa có hồ sơ nào.", at="middle", colour=self.ink.muted)


def round_step(most: int) -> int:
    """The distance of lines of a grid: 1, 2 or 5 times a power of ten, about four of them to `most`."""
    if most <= _STEPS:
        return 1
    rough = most / _STEPS
    power = 10 ** int(log10(rough))
    return int(next(times * power for times in (1, 2, 5, 10) if times * power >= rough))
