"""The order of names (thứ tự họ tên): a citizen by the given name, which comes last, then family and middle names."""

from __future__ import annotations

from functools import lru_cache

from cchc_desktop.domain.person import OwnerKind
from cchc_desktop.domain.text import words

_LETTERS = 12  # that many, of five bits each, go into one number


@lru_cache(maxsize=8_192)  # every act upon a dossier asks again
def rank(name: str, kind: OwnerKind = OwnerKind.CITIZEN) -> int:
    """A number by which names stand in order, 0 for none; equal for names that begin alike for twelve letters."""
    parts = words(name)
    if kind is OwnerKind.CITIZEN and len(parts) > 1:
        parts = [parts[-1], *parts[:-1]]
    found = 0
    for place, letter in enumerate(" ".join(parts)[:_LETTERS].ljust(_LETTERS)):
        found |= _value(letter) << 5 * (_LETTERS - 1 - place)
    return found


def _value(letter: str) -> int:
    """0 for a blank, 1 for digits, 2 to 27 for a to z, 28 for letters of other scripts."""
    if letter == " ":
        return 0
    if letter.isdigit():
        return 1
    return ord(letter) - ord("a") + 2 if "a" <= letter <= "z" else 28
