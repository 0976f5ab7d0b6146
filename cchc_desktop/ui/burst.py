"""A burst (chuỗi phím dồn): tells a scanner's keys from a person's by their pace; knows no Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc_desktop.domain.unikey import BACKSPACE
from cchc_desktop.domain.wedge import without_symbology

MEAN_GAP_S = 0.030  # a scanner's keys come closer together than this on average
LONGEST_GAP_S = 0.060  # and never further apart than this
SHORTEST = 8  # characters; every code of ours and every card is longer
LONGEST = 2048  # a card has some 200 characters: more is a book lying on the keyboard
ANNOUNCED_MEAN_GAP_S = 0.060  # behind the prefix, for scanners without a cable; the fastest person needs 80 ms
ANNOUNCED_LONGEST_GAP_S = 0.150
ANNOUNCED_SHORTEST = 4

_ENDS = re.compile(r"[\r\n\t]+")


@dataclass(slots=True)
class Burst:
    """The characters of a possible scan and when they came, in seconds of any steady clock.

    `strokes` are they with each Backspace. `prefix` is what the scanner was set to send first: it is awaited longer.
    """

    prefix: str = ""
    text: str = ""
    strokes: str = ""
    first: float = 0.0
    last: float = 0.0
    keys: int = 0
    composed: bool = False  # an input method was at work

    def goes_on_at(self, moment: float) -> bool:
        """Whether a key at `moment` may belong to it; False when it has been silent too long, or is full."""
        longest = ANNOUNCED_LONGEST_GAP_S if self.is_announced else LONGEST_GAP_S
        return not self.keys or (moment - self.last <= longest and len(self.text) < LONGEST)

    def add(self, text: str, moment: float) -> None:
        """One more key (or one commit of an input method, of several characters).

        A Backspace takes the letter before it back: Unikey replaces letters it has already sent.
        """
        if not self.keys:
            self.first = moment
        self.last = moment
        self.keys += 1
        self.strokes += text
        self.text = self.text[:-1] if text == BACKSPACE else self.text + text

    def compose(self, moment: float) -> None:
        """An input method keeps letters to itself until it commits their word."""
        self.last = moment
        self.composed = True

    @property
    def is_announced(self) -> bool:
        """Whether it begins with the scanner's prefix, or the prefix with it."""
        return bool(self.prefix and self.text) and self.prefix[: len(self.text)] == self.text[: len(self.prefix)]

    @property
    def is_scan(self) -> bool:
        """Whether it is long and fast enough to be a scanner's."""
        if self.is_announced and len(self.text) >= len(self.prefix) + ANNOUNCED_SHORTEST:
            return self.mean_gap < ANNOUNCED_MEAN_GAP_S
        return len(self.text) >= SHORTEST and self.mean_gap < MEAN_GAP_S

    @property
    def is_typing(self) -> bool:
        """Whether it is too slow for a scanner; not judged by one gap alone, for some scanners start slowly."""
        slow = ANNOUNCED_MEAN_GAP_S if self.is_announced else MEAN_GAP_S
        return self.keys >= 3 and self.mean_gap >= slow

    @property
    def mean_gap(self) -> float:
        """Seconds between two keys on average; 0 for a single one."""
        return (self.last - self.first) / (self.keys - 1) if self.keys > 1 else 0.0


def frames(text: str) -> list[str]:
    """The codes in what a scanner sent: cut at CR, LF and Tab, freed of control characters and AIM identifiers."""
    cut = (without_symbology(part.strip()) for part in _ENDS.split(text))
    clean = ("".join(c for c in part if c.isprintable() or c == "\x1d") for part in cut)
    return [part for part in clean if part]
