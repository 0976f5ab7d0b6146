"""Letters that no slip can show (chữ không in được): known before paper is made, for they come out as □."""

from __future__ import annotations

import re

from cchc_desktop.slips.drawing.text import Ink

_ORDINARY = re.compile(r"[ -~\u00a0-\u017fƠơƯưẠ-ỹ–—…“”‘’]*")  # every face has them, and nearly all text is of them


def unprintable(text: str) -> str:
    """The letters of `text` that print as □, each once, in order; "" nearly always, and then at no cost."""
    if _ORDINARY.fullmatch(text):
        return ""
    ink = Ink()
    ink(text)
    return "".join(sorted(ink.missing))


def words(letters: str) -> str:
    """What is said of them to a clerk."""
    return f"Có chữ máy in không in được ({letters}), trên giấy là □. Xem lại giấy."
