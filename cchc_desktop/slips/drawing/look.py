"""How a slip of facts and rows is set on each paper (cách trình bày theo khổ giấy): margins, type, where things stand."""

from __future__ import annotations

from dataclasses import dataclass

from cchc_desktop.slips.drawing.heading import MARK_WIDTH, Column
from cchc_desktop.slips.drawing.measures import A4, CUT, MM
from cchc_desktop.slips.drawing.sheet import Size


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes of type are points, as every length is."""

    size: Size
    left: Column  # of the agency
    right: Column  # of the national title
    body_sizes: tuple[float, ...]
    leading: float  # of one point
    head_size: float
    title_size: float
    copy_size: float
    code_size: float
    bar_height: float
    bar_room: float
    free: float  # to sign in
    above_title: float
    marks_below: float  # where the marks start, from the title's base line
    notes_smaller: float = 2.0
    table_smaller: float = 2.5
    below_table: float = 1.2 * MM
    gap: float = 1.4 * MM  # between what belongs together and what follows
    above_signatures: float = 3 * MM
    beside: bool = False  # code and bars stand at the right of the facts
    rows_with_the_end: int = 3

    @property
    def title_room(self) -> float:
        """Between the marks, which stand level with the title where the page is low."""
        return self.size.room - 2 * MARK_WIDTH - 5 * MM if self.beside else self.size.room

    def table_size(self, size: float) -> float:
        """Of a table's type, for that size of the body."""
        return size - self.table_smaller


def _columns(size: Size, left: float, right: float) -> tuple[Column, Column]:
    return Column(size.left, left), Column(size.end - right, right)


_A4 = Size(*A4, 25 * MM, 15 * MM, 17.5 * MM, 11 * MM)
_A5 = Size(A4[0], CUT, 15 * MM, 11 * MM, 7.5 * MM, 6 * MM)

A4_LIST = Look(
    _A4,
    *_columns(_A4, 72 * MM, 88.5 * MM),
    body_sizes=(12.5, 12.0, 11.5),
    leading=5.7 * MM / 12.5,
    head_size=12.0,
    title_size=15.0,
    copy_size=12.5,
    code_size=13.0,
    bar_height=9.2 * MM,
    bar_room=94 * MM,
    free=18 * MM,
    above_title=10 * MM,
    marks_below=2.4 * MM,
)

A5_LIST = Look(
    _A5,
    *_columns(_A5, 86.5 * MM, 89 * MM),
    body_sizes=(10.5, 10.0, 9.5),
    leading=4.55 * MM / 10.5,
    head_size=11.0,
    title_size=14.0,
    copy_size=10.5,
    code_size=12.0,
    bar_height=8.8 * MM,
    bar_room=94 * MM,
    free=12 * MM,
    above_title=8.6 * MM,
    marks_below=-5.6 * MM,
    notes_smaller=1.5,
    table_smaller=0.5,
    above_signatures=1.5 * MM,
    beside=True,
)

_WIDE = Size(A4[1], A4[0], 12 * MM, 10 * MM, 12 * MM, 8 * MM)

A4_WIDE = Look(
    _WIDE,
    *_columns(_WIDE, 120 * MM, 100 * MM),
    body_sizes=(10.5,),
    leading=4.8 * MM / 10.5,
    head_size=11.5,
    title_size=15.0,
    copy_size=11.0,
    code_size=12.0,
    bar_height=9.2 * MM,
    bar_room=94 * MM,
    free=16 * MM,
    above_title=8 * MM,
    marks_below=2.4 * MM,
    table_smaller=2.0,
)

LOOKS = {"a4": A4_LIST, "a5": A5_LIST}
