"""The one way text comes onto a slip (chữ trên phiếu): cleaned, drawable in Tinos, broken into lines, never markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NewType
from unicodedata import combining

from cchc_desktop.domain.text import clean
from cchc_desktop.slips.drawing.fonts import Face, letters, width

Printed = NewType("Printed", str)
"""Text that went through Ink; pages take nothing else, so nothing reaches the paper any other way."""

EMPTY = Printed("")
NO_GLYPH = "□"
NO_BREAK = "\N{NO-BREAK SPACE}"
_overheard: ContextVar[set[str] | None] = ContextVar("overheard", default=None)
_IN_NUMBER = re.compile(r"(?<=[0-9•]) (?=[0-9•])")


class Ink:
    """Makes text drawable, and remembers which letters of it Tinos lacks: they print as □, and somebody is told."""

    def __init__(self) -> None:
        self.missing: set[str] = set()

    def __call__(self, text: str) -> Printed:
        """NFC, without control, bidi and zero-width marks, white space as single blanks; markup is letters like any.

        Groups of one number ("000 190 ••• 012") stay on one line.
        """
        cleaned = _IN_NUMBER.sub(NO_BREAK, " ".join(text.split()) if set(text) <= _clean_letters() else clean(text))
        lacking = set(cleaned) - _drawable()
        if not lacking:
            return Printed(cleaned)
        self.missing |= lacking
        if (overheard := _overheard.get()) is not None:
            overheard |= lacking
        return Printed("".join(NO_GLYPH if letter in lacking else letter for letter in cleaned))


@contextmanager
def letters_missed() -> Iterator[set[str]]:
    """The letters that any Ink of this thread lacks while it lasts: whatever is drawn then need not hand them out."""
    missed: set[str] = set()
    before = _overheard.set(missed)
    try:
        yield missed
    finally:
        _overheard.reset(before)


@cache
def _clean_letters() -> frozenset[str]:
    """Those that cleaning leaves alone wherever they stand: nearly all text, and cleaning costs 1 ms a receipt."""
    return frozenset(mark for mark in _drawable() if clean(mark) == mark and not combining(mark)) | {" "}


@cache
def _drawable() -> frozenset[str]:
    """What every face can draw."""
    return frozenset.intersection(*(frozenset(letters(face)) for face in Face))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face."""

    text: Printed
    face: Face = Face.REGULAR


@dataclass(frozen=True, slots=True)
class Piece:
    """A run's part on one line, `x` points from the line's start."""

    x: float
    text: Printed
    face: Face


Line = tuple[Piece, ...]


def wrap(runs: Sequence[Run], size: float, room: Callable[[int], float]) -> list[Line]:
    """Lines as full as `room(line number)` points let them be, one blank between runs; a word too wide is cut.

    No letter is lost, whatever the width; empty runs give no line.
    """
    lines: list[Line] = []
    line: list[_Word] = []
    end = 0.0
    for word in _words(runs, size):
        blank = word.blank if line else 0.0
        if line and end + blank + word.width > room(len(lines)):
            lines.append(_set(line))
            line, end, blank = [], 0.0, 0.0
        rest = word
        while not line and rest.width > (wide := room(len(lines))) and len(rest.text) > 1:
            head, rest = _cut(rest, size, wide)
            lines.append(_set([head]))
        line.append(rest)
        end += blank + rest.width
    return [*lines, _set(line)] if line else lines


def wrapped(text: Printed, face: Face, size: float, room: float) -> list[Printed]:
    """The lines of one run, as `wrap` breaks them."""
    return [line[0].text for line in wrap([Run(text, face)], size, lambda _line: room)]


def balanced(text: Printed, face: Face, size: float, room: float) -> list[Printed]:
    """The fewest lines that fit, then as even as can be: for centred text, so that no word stands alone."""
    if width(text, face, size) <= room:
        return [text] if text else []
    lines = wrapped(text, face, size, room)
    words = [word.width for word in _words([Run(text, face)], size)]
    low, high = max(words), room  # narrower than the longest word would cut it
    blank = width(" ", face, size)
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (middle, high) if _count(words, blank, middle) > len(lines) else (low, middle)
    return wrapped(text, face, size, high)


def shortened(lines: Sequence[Printed], most: int) -> list[Printed]:
    """At most that many lines, the last one ending in "…" when more were there."""
    if len(lines) <= most:
        return list(lines)
    return [*lines[: most - 1], Printed(lines[most - 1][:-1].rstrip() + "…")]


def shortened_at_word(lines: Sequence[Printed], most: int) -> list[Printed]:
    """The same, but whole words are left out, not letters, where the last line has more than one."""
    if len(lines) <= most:
        return list(lines)
    kept, _blank, _word = lines[most - 1].rpartition(" ")
    return [*lines[: most - 1], Printed(f"{kept} …")] if kept else shortened(lines, most)


def code_lines(code: Printed, face: Face, size: float, room: float) -> list[Printed]:
    """A code on lines that end with its hyphens; what is wider still is cut."""
    lines = [""]
    for part in code.replace("-", "-\n").split("\n"):
        if lines[-1] and width(lines[-1] + part, face, size) > room:
            lines.append("")
        lines[-1] += part
    return [short for line in lines for short in wrapped(Printed(line), face, size, room)]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    face: Face
    width: float
    blank: float  # before it, unless it starts a line


def _words(runs: Sequence[Run], size: float) -> Iterator[_Word]:
    for run in runs:
        widths, scale = letters(run.face).__getitem__, size / 1000
        blank = widths(" ") * scale
        for word in filter(None, run.text.split(" ")):
            yield _Word(word, run.face, sum(map(widths, word)) * scale, blank)


def _cut(word: _Word, size: float, room: float) -> tuple[_Word, _Word]:
    """As many of its letters as fit into `room`, one at least, and the rest; it has two or more."""
    widths, used, count = letters(word.face), 0.0, 0
    for count, letter in enumerate(word.text):  # noqa: B007 -- where it stopped is what is wanted
        used += widths[letter] * size / 1000
        if used > room:
            break
    count = max(count, 1)
    head, tail = word.text[:count], word.text[count:]
    wide = width(head, word.face, size)
    return _Word(head, word.face, wide, word.blank), _Word(tail, word.face, word.width - wide, word.blank)


def _set(words: Sequence[_Word]) -> Line:
    """A line of words, those of one face in one piece."""
    pieces: list[Piece] = []
    end = 0.0
    for face, group in groupby(words, key=lambda word: word.face):
        same = list(group)
        start = end + (same[0].blank if pieces else 0.0)
        pieces.append(Piece(start, Printed(" ".join(word.text for word in same)), face))
        end = start + sum(word.width for word in same) + sum(word.blank for word in same[1:])
    return tuple(pieces)


def _count(words: Sequence[float], blank: float, room: float) -> int:
    """How many lines words of these widths fill."""
    lines, end = 1, -blank
    for word in words:
        if end + blank + word > room:
            lines, end = lines + 1, -blank
        end += blank + word
    return lines
