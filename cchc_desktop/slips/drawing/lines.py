"""Lines of labelled facts (dòng thông tin): wrapped, two side by side where both fit, each line a strip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from cchc_desktop.slips.drawing.facts import Fact
from cchc_desktop.slips.drawing.flow import Strip
from cchc_desktop.slips.drawing.fonts import ASCENT, width
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Line, Piece, wrap

SECOND = 0.55  # where the second of two facts starts, of the room
BETWEEN = 3 * MM


def fact_lines(rows: Sequence[Sequence[Fact]], size: float, room: Callable[[int], float]) -> list[Line]:
    """The lines of rows of facts; `room(line)` is how wide the line of that number may be."""
    lines: list[Line] = []
    for row in rows:
        if together := _side_by_side(row, size, room(len(lines))):
            lines.append(together)
            continue
        for fact in row:
            lines.extend(wrap(fact.runs, size, _from_line(len(lines), room)))
    return lines


def line_strips(lines: Sequence[Line], left: float, size: float, leading: float) -> list[Strip]:
    """A strip for each line; its base line lies as deep as capitals with two marks are high."""
    return [Strip(leading, partial(_draw, line, left, size)) for line in lines]


def draw_lines(page: Page, lines: Sequence[Line], left: float, y: float, size: float, leading: float) -> None:
    """Lines under one another, the first with its top at `y`."""
    for number, line in enumerate(lines):
        _draw(line, left, size, page, y + number * leading)


def _draw(line: Line, left: float, size: float, page: Page, y: float) -> None:
    page.line(left, y + ASCENT * size, line, size)


def _from_line(start: int, room: Callable[[int], float]) -> Callable[[int], float]:
    return lambda line: room(start + line)


def _side_by_side(row: Sequence[Fact], size: float, room: float) -> Line | None:
    if len(row) != 2:
        return None
    wraps = [wrap(fact.runs, size, lambda _line: room) for fact in row]
    if any(len(lines) != 1 for lines in wraps):
        return None
    first, second = (lines[0] for lines in wraps)
    least = _end(first, size) + BETWEEN
    most = room - _end(second, size)
    if least > most:
        return None
    start = min(max(SECOND * room, least), most)
    return (*first, *(Piece(piece.x + start, piece.text, piece.face) for piece in second))


def _end(line: Line, size: float) -> float:
    return line[-1].x + width(line[-1].text, line[-1].face, size)
