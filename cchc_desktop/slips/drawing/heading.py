"""Head and foot of a slip (tiêu đề, chân trang): agency and national title by Nghị định 30/2020, marks, footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.slips.drawing.fonts import Face, width
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import HAIR, Align, Fill, Frame, Page, Rule
from cchc_desktop.slips.drawing.text import Printed, balanced, shortened_at_word, wrapped

RULE = 0.7  # points
RULE_BELOW = 1.7 * MM  # under the base line
MARK_WIDTH = 32 * MM
MARK_HEIGHT = 8 * MM
MARK_LINES = (3.2, 6.8)  # base lines, mm from the top
MARK_SIZES = (10.0, 8.5)
MOST_NAMED = 3  # lines of what names a slip on page 2
FOOT_SIZE = 8.5
SMALLER = (0.0, 0.5, 1.0)  # points off what would need a second line


@dataclass(frozen=True, slots=True)
class Column:
    """Where centred text stands."""

    left: float
    width: float

    @property
    def middle(self) -> float:
        """Its centre."""
        return self.left + self.width / 2


def agency(page: Page, column: Column, names: tuple[Printed, Printed], y: float, size: float) -> float:
    """Upper agency regular, lower bold, a rule 40 % of its line; the rule's place. `y` is the first base line.

    Up to a point smaller where that saves the upper one a second line.
    """
    fitting = (less for less in SMALLER if width(names[0], Face.REGULAR, size - less) <= column.width)
    size -= next(fitting, 0.0)
    leading = size * 1.2
    upper, lower = (
        balanced(name, face, size, column.width) if name else []
        for name, face in zip(names, (Face.REGULAR, Face.BOLD), strict=True)
    )
    last = page.centred(column.middle, y, upper, Face.REGULAR, size, leading) if upper else y - leading
    last = page.centred(column.middle, last + leading, lower, Face.BOLD, size, leading)
    long = 0.4 * width(lower[-1], Face.BOLD, size) if lower else 0.0
    return _rule(page, column.middle, last + RULE_BELOW, long)


def nation(page: Page, column: Column, texts: tuple[Printed, Printed], y: float, size: float) -> float:
    """Quốc hiệu bold, tiêu ngữ one point larger over a rule exactly its length; the rule's place."""
    name, motto = texts
    lines = balanced(name, Face.BOLD, size, column.width)
    last = page.centred(column.middle, y, lines, Face.BOLD, size, size * 1.2) + size * 1.2
    page.text(column.middle, last, (motto, Face.BOLD, size + 1), Align.CENTRE)
    return _rule(page, column.middle, last + RULE_BELOW, width(motto, Face.BOLD, size + 1))


def reprint_mark(page: Page, right: float, top: float, lines: Sequence[Printed]) -> None:
    """A frame whose right end is at `right`: IN LẠI LẦN n, and when."""
    page.marks.append(Frame(right - MARK_WIDTH, top, MARK_WIDTH, MARK_HEIGHT, RULE))
    middle = right - MARK_WIDTH / 2
    for text, y, face, size in zip(lines, MARK_LINES, (Face.BOLD, Face.REGULAR), MARK_SIZES, strict=False):
        page.text(middle, top + y * MM, (text, face, size), Align.CENTRE)


def practice_mark(page: Page, left: float, top: float, lines: Sequence[Printed]) -> None:
    """A black box whose left end is at `left`: BẢN TẬP, không có giá trị."""
    page.marks.append(Fill(left, top, MARK_WIDTH, MARK_HEIGHT, 1.0))
    middle = left + MARK_WIDTH / 2
    for text, y, face, size in zip(lines, MARK_LINES, (Face.BOLD, Face.REGULAR), MARK_SIZES, strict=False):
        page.white_text(middle, top + y * MM, (text, face, size))


def footer(page: Page, sides: tuple[float, float], y: float, parts: Sequence[Printed], bold_centre: bool) -> None:
    """Left, centre, right under a hairline at `y`; smaller when they would meet, and cut never."""
    left, right = sides
    page.marks.append(Rule(left, y, right, y, HAIR))
    faces = (Face.REGULAR, Face.BOLD if bold_centre else Face.REGULAR, Face.REGULAR)
    size = _foot_size(parts, faces, right - left)
    places = (left, (left + right) / 2, right)
    for text, x, face, align in zip(parts, places, faces, (Align.LEFT, Align.CENTRE, Align.RIGHT), strict=True):
        page.text(x, y + size * 1.05, (text, face, size), align)


def continued_title(
    page: Page, column: Column, texts: tuple[Printed, Printed, Printed], y: float, size: float
) -> float:
    """Title, "(tiếp theo – …)" and what names the slip at the head of a following page; the last base line."""
    title, continued, named = texts
    for number, text in enumerate(balanced(title, Face.BOLD, size, column.width)):
        y += number and size * 1.2
        page.text(column.left, y, (text, Face.BOLD, size))
    for text in wrapped(continued, Face.ITALIC, size - 0.5, column.width):
        y += size * 1.2
        page.text(column.left, y, (text, Face.ITALIC, size - 0.5))
    for text in shortened_at_word(wrapped(named, Face.REGULAR, size - 0.5, column.width), MOST_NAMED):
        y += size * 1.2
        page.text(column.left, y, (text, Face.REGULAR, size - 0.5))
    return y


def _foot_size(parts: Sequence[Printed], faces: Sequence[Face], room: float) -> float:
    """The centre part stands in the middle, so the wider side counts twice."""
    for size in (FOOT_SIZE, 8.0, 7.5, 7.0, 6.5):
        left, centre, right = (width(text, face, size) for text, face in zip(parts, faces, strict=True))
        if 2 * max(left, right) + centre + 4 * MM <= room:
            return size
    return 6.0


def _rule(page: Page, middle: float, y: float, long: float) -> float:
    page.marks.append(Rule(middle - long / 2, y, middle + long / 2, y, RULE))
    return y
