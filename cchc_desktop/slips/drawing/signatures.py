"""The two signatures at the end of a slip (chữ ký): role, hint, room to sign, printed name."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_desktop.slips.drawing.fonts import ASCENT, CAPITAL, DESCENT, Face
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.said import Said
from cchc_desktop.slips.drawing.text import Printed, balanced, shortened

MOST_LINES = 8  # the whole name stands further up, where it wraps without end
MOST_LINES_OF_A_ROLL = 16  # narrower columns, and paper without end


class Signatures:
    """Roles over names in the columns they stand in; `free` points stay white between hint and name."""

    def __init__(self, columns: Sequence[Column], said: Said, size: float, free: float, most: int = MOST_LINES) -> None:
        """A name of more than `most` lines is cut."""
        self.size = size
        self.free = free
        self._leading = size * 1.2
        self._hint = said.sign_hint
        self._columns = columns
        self._roles = [_lines(role, size, column, most) for role, column in zip(said.signers, columns, strict=True)]
        self._names = [_lines(name, size, column, most) for name, column in zip(said.names, columns, strict=True)]
        self._role_height = max(map(len, self._roles)) * self._leading
        names = max(map(len, self._names)) - 1
        self.height = self._name_base(0.0, 0.0) + max(0, names) * self._leading + DESCENT * size

    def draw(self, page: Page, y: float, more: float = 0.0) -> None:
        """With its top at `y`, and `more` room to sign."""
        name = self._name_base(y, more)
        for column, role, lines in zip(self._columns, self._roles, self._names, strict=True):
            page.centred(column.middle, y + ASCENT * self.size, role, Face.BOLD, self.size, self._leading)
            page.centred(column.middle, self._hint_base(y), [self._hint], Face.ITALIC, self.size - 0.5, 0.0)
            page.centred(column.middle, name, lines, Face.BOLD, self.size, self._leading)

    def _hint_base(self, y: float) -> float:
        return y + self._role_height + ASCENT * self.size - 0.05 * self.size

    def _name_base(self, y: float, more: float) -> float:
        return self._hint_base(y) + DESCENT * self.size + self.free + more + CAPITAL * self.size


def _lines(text: Printed, size: float, column: Column, most: int) -> list[Printed]:
    return shortened(balanced(text, Face.BOLD, size, column.width), most)
