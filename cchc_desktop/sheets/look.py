"""How a sheet looks in a spreadsheet (trình bày bảng tính): formats by row and kind, widths by what stands in a column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from math import ceil
from typing import Any

from cchc_desktop.domain.figure_text import cell_text
from cchc_desktop.domain.sheet import Column, Kind, Role, Row

VIETNAMESE = "[$-42A]"  # marks of thousands and decimals where the program heeds it
COUNT, SHARE, DAY, MOMENT = f"{VIETNAMESE}#,##0", f"{VIETNAMESE}0.00%", "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
LINE = 15.75  # points of one line of the body
NARROWER = 1.15  # are letters of a row than those of a heading
_BOUNDS = {Kind.TEXT: (14, 52), Kind.CODE: (12, 30)}
_FIGURES = (6, 22)
_FONT = {"font_name": "Times New Roman", "font_size": 12}
_GREY, _LIGHT, _MUTED = "#E7EAEE", "#F2F4F7", "#4F5B69"

PLAIN: dict[str, Any] = {**_FONT, "valign": "vcenter"}
HEAD: dict[str, Any] = {
    **PLAIN,
    "bold": True,
    "align": "center",
    "text_wrap": True,
    "bg_color": _GREY,
    "border": 1,
}
UPPER_HALF, LOWER_HALF = {**HEAD, "bottom": 0}, {**HEAD, "top": 0}
NUMBER: dict[str, Any] = {**PLAIN, "italic": True, "align": "center", "font_size": 10, "border": 1}
TITLE: dict[str, Any] = {**PLAIN, "bold": True, "font_size": 14, "align": "center", "text_wrap": True}
PERIOD: dict[str, Any] = {**PLAIN, "italic": True, "align": "center"}
CHOSEN: dict[str, Any] = {**PERIOD, "text_wrap": True}
AGENCY, STRONG = {**PLAIN}, {**PLAIN, "bold": True}
RIGHT: dict[str, Any] = {**PLAIN, "align": "right"}

_CELL: dict[str, Any] = {**PLAIN, "border": 1, "border_color": "#9AA5B1"}
_ROLES: dict[Role, dict[str, Any]] = {
    Role.ROW: {},
    Role.GROUP: {"bold": True, "bg_color": _LIGHT},
    Role.TOTAL: {"bold": True, "bg_color": _LIGHT, "top": 2},
    Role.BEFORE: {"italic": True, "font_color": _MUTED},
}
PLAIN_CELLS: dict[type, str] = {str: "text", type(None): "text", int: COUNT, date: DAY, datetime: MOMENT}
"""The format of a cell by what is in it, where that is all there is to it (`cell`)."""


def cell(role: Role, what: str) -> dict[str, Any]:
    """Of "text", of "risky" text that stays text also when somebody edits it, of an "ordinal", or of a number's format."""
    form = {**_CELL, **_ROLES[role]}
    match what:
        case "text" | "risky":
            return {**form, "text_wrap": True, "quote_prefix": what == "risky"}
        case "ordinal":
            return {**form, "align": "center"}
        case number_format:
            return {**form, "num_format": number_format, "align": "right"}


def decimals(count: int) -> str:
    """A number with so many of them."""
    return f"{COUNT}.{'0' * count}" if count else COUNT


def widths(columns: Sequence[Column], rows: Sequence[Row]) -> list[int]:
    """In letters, by the widest of these rows and the longest word of the label."""
    return [_width(column, [row.cells[place] for row in rows]) for place, column in enumerate(columns)]


def high(texts: Sequence[tuple[str, float]]) -> float:
    """Points a row needs whose texts stand in so many letters each."""
    return max([1, *(_lines(text, wide) for text, wide in texts)]) * LINE + 3


def _width(column: Column, cells: Sequence[Any]) -> int:
    least, most = _BOUNDS.get(column.kind, _FIGURES)
    word = max(map(len, column.label.split()), default=0)
    widest = max((len(cell_text(cell)) for cell in cells), default=0)
    return min(most, max(least, word + 2, len(column.number) + 2, ceil(widest * 1.1) + 2))


@lru_cache(maxsize=4_096)  # the same procedures stand in many rows
def _lines(text: str, wide: float) -> int:
    """By words, as a program breaks them; letters of a heading are wider."""
    lines, used = 1, 0.0
    for word in text.split():
        long = len(word) * NARROWER
        if used and used + 1 + long > wide:
            lines, used = lines + 1, long
        else:
            used += long + (1 if used else 0)
    return lines
