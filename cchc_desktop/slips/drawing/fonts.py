"""Tinos (phông chữ của phiếu), embedded: its four faces, registered on first use, and how wide text is in them."""

from __future__ import annotations

from enum import Enum
from functools import cache

from cchc_desktop.resources import resource


class Face(Enum):
    """The name a face is registered by, which is its file's name as well."""

    REGULAR = "Tinos-Regular"
    BOLD = "Tinos-Bold"
    ITALIC = "Tinos-Italic"
    BOLD_ITALIC = "Tinos-BoldItalic"


ASCENT = 0.89  # of the size, above the base line: capitals with two marks
DESCENT = 0.22  # below it
CAPITAL = 0.66  # capitals alone


def width(text: str, face: Face, size: float) -> float:
    """Points from the first letter's origin to the last one's end; raises KeyError for a letter the face lacks."""
    return sum(map(letters(face).__getitem__, text)) * size / 1000


@cache
def letters(face: Face) -> dict[str, float]:
    """Every letter the face can draw, with its advance in thousandths of the size; registers the face (reportlab)."""
    from reportlab import rl_config  # noqa: PLC0415
    from reportlab.pdfbase.pdfmetrics import registerFont  # noqa: PLC0415 -- 55 ms that opening the program must not pay
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    rl_config.useA85 = 0  # PDF is binary anyway: a fifth smaller, and 1.5 ms a copy faster
    font = TTFont(face.value, str(resource(f"fonts/{face.value}.ttf")), asciiReadable=False)
    registerFont(font)
    return {chr(point): font.face.charWidths[point] for point in font.face.charToGlyph if point in font.face.charWidths}
