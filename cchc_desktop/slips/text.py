"""The one way text comes onto a slip (chữ trên phiếu): cleaned, drawable in Tinos, broken into lines, never markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NewType

from cchc_desktop.domain.text import clean
from cchc_desktop.slips.fonts import Face, letters, width

Printed = NewType("Printed", str)
"""Text that went through Ink; pages take nothing else, so nothing reaches the paper any other way."""

NO_GLYPH = "□"


class Ink:
    """Makes text drawable, and remembers which letters of it Tinos lacks: they print as □, and somebody is told."""

    def __init__(self) -> None:
        self.missing: set[str] = set()

    def __call__(self, text: str) -> Printed:
        """NFC, without control, bidi and zero-width marks, white space as single blanks; markup is letters like any."""
        known = letters(Face.REGULAR).keys()
        cleaned = clean(text)
        lacking = set(cleaned) - known
        if not lacking:
            return Printed(cleaned)
        self.missing |= lacking
        return Printed("".join(NO_GLYPH if letter in lacking else letter for letter in cleaned))


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
    line: list[Piece] = []
    end = 0.0
    for word, face in _words(runs):
        blank = width(" ", face, size) if line else 0.0
        if line and end + blank + width(word, face, size) > room(len(lines)):
            lines.append(tuple(line))
            line, end, blank = [], 0.0, 0.0
        rest = word
        while not line and (head := _head(rest, face, size, room(len(lines)))) < len(rest):
            lines.append((Piece(0.0, Printed(rest[:head]), face),))
            rest = rest[head:]
        end = _append(line, end, blank, Piece(0.0, Printed(rest), face), size)
    return [*lines, tuple(line)] if line else lines


def wrapped(text: Printed, face: Face, size: float, room: float) -> list[Printed]:
    """The lines of one run, as `wrap` breaks them."""
    return [line[0].text for line in wrap([Run(text, face)], size, lambda _line: room)]


def balanced(text: Printed, face: Face, size: float, room: float) -> list[Printed]:
    """The fewest lines that fit, then as even as can be: for centred text, so that no word stands alone."""
    lines = wrapped(text, face, size, room)
    if len(lines) == 1:
        return lines
    longest = max(width(word, face, size) for word in text.split())
    low, high = min(room, longest), room  # narrower than the longest word would cut it
    for _halving in range(10):
        middle = (low + high) / 2
        tried = wrapped(text, face, size, middle)
        if len(tried) > len(lines):
            low = middle
        else:
            lines, high = tried, middle
    return lines


def shortened(lines: Sequence[Printed], most: int) -> list[Printed]:
    """At most that many lines, the last one ending in "…" when more were there."""
    if len(lines) <= most:
        return list(lines)
    return [*lines[: most - 1], Printed(lines[most - 1][:-1].rstrip() + "…")]


def _words(runs: Sequence[Run]) -> Iterator[tuple[str, Face]]:
    for run in runs:
        for word in run.text.split():
            yield word, run.face


def _head(word: str, face: Face, size: float, room: float) -> int:
    """How many letters of a word fit into `room`; at least one, or the line would never fill."""
    widths, used = letters(face), 0.0
    for count, letter in enumerate(word):
        used += widths.get(letter, 0.0) * size / 1000
        if used > room:
            return max(count, 1)
    return len(word)


def _append(line: list[Piece], end: float, blank: float, piece: Piece, size: float) -> float:
    """Put a word at the end of the line, into the last piece when the face is the same; the new end."""
    if line and line[-1].face is piece.face:
        last = line.pop()
        line.append(Piece(last.x, Printed(f"{last.text} {piece.text}"), last.face))
    else:
        line.append(Piece(end + blank, piece.text, piece.face))
    return end + blank + width(piece.text, piece.face, size)
