"""A burst (chuỗi phím dồn): tells a scanner's keys from a person's by their pace; knows no Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass

MEAN_GAP_S = 0.030  # a scanner's keys come closer together than this on average
LONGEST_GAP_S = 0.060  # and never further apart than this
SHORTEST = 8  # characters; every code of ours and every card is longer
LONGEST = 2048  # a card has some 200 characters: more is a book lying on the keyboard

_SYMBOLOGY = re.compile(r"^\][A-Za-z][0-9A-Za-z]")  # AIM identifier some scanners send first: "]C1", "]Q3"
_ENDS = re.compile(r"[\r\n\t]+")


@dataclass(slots=True)
class Burst:
    """The characters of a possible scan and when they came, in seconds of any steady clock."""

    text: str = ""
    first: float = 0.0
    last: float = 0.0
    keys: int = 0

    def goes_on_at(self, moment: float) -> bool:
        """Whether a key at `moment` may belong to it; False when it has been silent too long, or is full."""
        return not self.keys or (moment - self.last <= LONGEST_GAP_S and len(self.text) < LONGEST)

    def add(self, text: str, moment: float) -> None:
        """One more key (or one commit of an input method, of several characters)."""
        if not self.keys:
            self.first = moment
        self.text += text
        self.last = moment
        self.keys += 1

    def take_back(self, moment: float) -> None:
        """A Backspace inside the burst: Unikey replaces letters it has already sent."""
        self.text = self.text[:-1]
        self.last = moment
        self.keys += 1

    @property
    def is_scan(self) -> bool:
        """Whether it is long and fast enough to be a scanner's."""
        if len(self.text) < SHORTEST:
            return False
        return self.keys < 2 or (self.last - self.first) / (self.keys - 1) < MEAN_GAP_S

    @property
    def is_typing(self) -> bool:
        """Whether it is too slow for a scanner; not judged by one gap alone, for some scanners start slowly."""
        return self.keys >= 3 and (self.last - self.first) / (self.keys - 1) >= MEAN_GAP_S


def frames(text: str) -> list[str]:
    """The codes in what a scanner sent: cut at CR, LF and Tab, freed of control characters and AIM identifiers."""
    cut = (_SYMBOLOGY.sub("", part.strip()) for part in _ENDS.split(text))
    clean = ("".join(c for c in part if c.isprintable() or c == "\x1d") for part in cut)
    return [part for part in clean if part]
