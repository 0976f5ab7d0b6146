"""Words with a look (lời có dấu hiệu): what is said of a thing in lists and cards, with its icon and tone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """Words, an icon's name, a tone ("" is plain): colour never stands alone."""

    text: str
    glyph: str = ""
    tone: str = ""
