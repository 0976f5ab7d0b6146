"""Flow of a slip over pages (ngắt trang): strips one under another, the end never without rows of its table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cchc_desktop.slips.page import Page

ROWS_WITH_THE_END = 3


@dataclass(frozen=True, slots=True)
class Strip:
    """Something as wide as the page that is not torn apart; rows of the table bring its head with them."""

    height: float
    draw: Callable[[Page, float], None]  # page, top
    row: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """How high the strips of a page may stand, on the first page and on those after it."""

    first: float
    following: float
    see_next: float  # what "(xem tiếp trang sau)" takes of every page but the last

    def of(self, page: int) -> float:
        """On the page of that number, from 0, when it is the last."""
        return self.following if page else self.first


def pages(strips: Sequence[Strip], head: float, room: Room) -> list[list[Strip]]:
    """The strips of each page. Total: a strip too high for any page still gets one.

    Pages are filled in order; then rows move on, so that the last page has three of them with what follows the table.
    """
    filled: list[list[Strip]] = []
    rest = list(strips)
    while rest and stack_height(rest, head) > room.of(len(filled)):
        count = _fitting(rest, head, room.of(len(filled)) - room.see_next)
        filled.append(rest[:count])
        rest = rest[count:]
    if rest or not filled:
        filled.append(rest)
    return _with_rows_at_the_end(filled, head, room)


def stack_height(strips: Sequence[Strip], head: float) -> float:
    """How high strips stand on one page, the table's head included when there is a row."""
    return sum(strip.height for strip in strips) + (head if any(strip.row for strip in strips) else 0.0)


def _fitting(strips: Sequence[Strip], head: float, room: float) -> int:
    used, headed = 0.0, False
    for count, strip in enumerate(strips):
        used += strip.height + (head if strip.row and not headed else 0.0)
        headed = headed or strip.row
        if used > room:
            return max(count, 1)
    return max(1, len(strips) - 1)  # all fit only without "(xem tiếp …)": leave one for the next page


def _with_rows_at_the_end(filled: list[list[Strip]], head: float, room: Room) -> list[list[Strip]]:
    """Let the last page start at the third row from the end, or as near to it as what must stand there lets it."""
    if len(filled) < 2:
        return filled
    *others, before, last = filled
    both = [*before, *last]
    rows = [place for place, strip in enumerate(both) if strip.row]
    wanted = rows[-ROWS_WITH_THE_END:][:1]
    for start in range(max(1, *wanted), len(before)) if wanted else ():
        if stack_height(both[start:], head) <= room.following:
            return [*others, both[:start], both[start:]]
    return filled
