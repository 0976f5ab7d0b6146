"""Text as people type it (chữ nhập vào), made fit to keep, and folded to be found without diacritics."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})  # control, format (bidi, zero width, BOM), lone surrogate
_BLANK_LETTERS = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"
)  # letters and marks by category, yet never drawn
# Unicode's noncharacters: never a letter, though fonts have something at their end that is drawn
_LAST_OF_PLANES = (plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF))
_NO_LETTERS = frozenset(map(chr, (*range(0xFDD0, 0xFDF0), *_LAST_OF_PLANES)))
_WORD = re.compile(r"[^\W_]+")


def clean(text: str) -> str:
    """NFC, without marks that cannot be seen, each run of white space one blank, none at the ends. Idempotent."""
    return cleaned(text)[0]


def clean_lines(text: str) -> str:
    """Each line cleaned, empty ones left out: what somebody writes in paragraphs. Idempotent."""
    return "\n".join(line for line in map(clean, text.splitlines()) if line)


def cleaned(text: str) -> tuple[str, bool]:
    """`clean(text)`, and whether invisible marks were taken out, which a notice tells; white space does not count."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split()), False
    seen = "".join(mark for mark in text if not _is_hidden(mark))
    return " ".join(unicodedata.normalize("NFC", seen).split()), len(seen) < len(text)


def fold(text: str) -> str:
    """How text is searched: NFD, combining marks dropped, đ as d, lower case. Idempotent; not for showing."""
    if text.isascii():
        return text.lower()
    folded = text.translate(_FOLDED)
    return folded.lower() if folded.isascii() else _fold_slowly(text)


def words(text: str) -> list[str]:
    """The folded runs of letters and digits, in order: no character of a search language is left in them."""
    return _WORD.findall(fold(text))


def plain(text: str) -> str:
    """Its folded words with a blank between them: to hold against others."""
    return " ".join(words(text))


def _is_hidden(mark: str) -> bool:
    if mark in _BLANK_LETTERS or mark in _NO_LETTERS:
        return True
    return unicodedata.category(mark) in _HIDDEN_CATEGORIES and not mark.isspace()


def _fold_slowly(text: str) -> str:
    # Lowered between two decompositions: "İ" grows a mark when lowered, and a few letters only lower once decomposed.
    lowered = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).lower())
    bare = "".join(mark for mark in lowered if not unicodedata.combining(mark))
    return bare.replace("đ", "d").lower()


def _fold_table() -> dict[int, str | None]:
    """For each Latin letter with marks its bare letter, for each combining mark nothing: what `str.translate` takes."""
    table: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        bare = unicodedata.normalize("NFD", chr(point))[0]
        if bare.isascii():
            table[point] = bare
    return table | {ord("đ"): "d", ord("Đ"): "D"}


_FOLDED = _fold_table()
