"""Flow of a slip over pages (ngắt trang): strips one under another, the end never without rows of its table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cchc_desktop.slips.drawing.page import Page


@dataclass(frozen=True, slots=True)
class Strip:
    """Something as wide as the page that is not torn apart; rows of the table bring its head with them."""

    height: float
    draw: Callable[[Page, float], None]  # page, top
    row: bool = False
    headline: bool = False  # never the last of a page: what it names follows it


@dataclass(frozen=True, slots=True)
class Keep:
    """What must stand on the last page with the end: so many rows of the table, or strips of any kind.

    Fewer of them where the page they leave would stay white for more than `white` of its height.
    """

    rows: int = 3
    strips: int = 0  # when not 0, instead of rows
    white: float = 1.0

    def start(self, strips: Sequence[Strip]) -> int | None:
        """The strip that the last page should start at, when it has what is kept and all that follows."""
        if self.strips:
            return len(strips) - 1 - self.strips
        rows = [place for place, strip in enumerate(strips) if strip.row]
        return rows[-self.rows :][0] if rows else None


THREE_ROWS = Keep()
TWO_ROWS = Keep(rows=2, white=0.35)  # of a slip with much between its table and its end


@dataclass(frozen=True, slots=True)
class Room:
    """How high the strips of a page may stand, on the first page and on those after it."""

    first: float
    following: float
    see_next: float  # what "(xem tiếp trang sau)" takes of every page but the last

    def of(self, page: int) -> float:
        """On the page of that number, from 0, when it is the last."""
        return self.following if page else self.first


def pages(strips: Sequence[Strip], head: float, room: Room, keep: Keep = THREE_ROWS) -> list[list[Strip]]:
    """The strips of each page. Total: a strip too high for any page still gets one.

    Pages are filled in order; then strips move on, so that the last page has with the end what `keep` says.
    """
    filled: list[list[Strip]] = []
    rest = list(strips)
    while rest and stack_height(rest, head) > room.of(len(filled)):
        count = _fitting(rest, head, room.of(len(filled)) - room.see_next)
        filled.append(rest[:count])
        rest = rest[count:]
    if rest or not filled:
        filled.append(rest)
    return _with_rows_at_the_end(filled, head, room, keep)


def stack_height(strips: Sequence[Strip], head: float) -> float:
    """How high strips stand on one page, the table's head included when there is a row."""
    return sum(strip.height for strip in strips) + (head if any(strip.row for strip in strips) else 0.0)


def _fitting(strips: Sequence[Strip], head: float, room: float) -> int:
    used, headed = 0.0, False
    for count, strip in enumerate(strips):
        used += strip.height + (head if strip.row and not headed else 0.0)
        headed = headed or strip.row
        if used > room:
            return _before_headlines(strips, count)
    return _before_headlines(strips, len(strips) - 1)  # all fit only without "(xem tiếp …)": one for the next page


def _before_headlines(strips: Sequence[Strip], count: int) -> int:
    """So many strips, or as many fewer as leave no headline at the foot; one at least."""
    while count > 1 and strips[count - 1].headline:
        count -= 1
    return max(count, 1)


def _with_rows_at_the_end(filled: list[list[Strip]], head: float, room: Room, keep: Keep) -> list[list[Strip]]:
    """Let the last page start where it has what is kept, or as near to it as what must stand there lets it."""
    if len(filled) < 2:
        return filled
    *others, before, last = filled
    both = [*before, *last]
    wanted = keep.start(both)
    least = (1 - keep.white) * room.of(len(others))
    for place in range(max(1, wanted), len(before)) if wanted is not None else ():
        start = _before_headlines(both, place)
        if stack_height(both[start:], head) <= room.following and stack_height(both[:start], head) >= least:
            return [*others, both[:start], both[start:]]
    return filled
