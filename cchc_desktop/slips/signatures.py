"""The two signatures at the end of a slip (chữ ký): role, hint, room to sign, printed name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.slips.fonts import ASCENT, DESCENT, Face
from cchc_desktop.slips.heading import Column
from cchc_desktop.slips.page import Page
from cchc_desktop.slips.text import Printed, balanced, shortened

MOST_NAME_LINES = 6  # the whole name stands further up, where it wraps without end


@dataclass(frozen=True, slots=True)
class Signatures:
    """Roles and names for the columns they stand in; `free` points stay white between hint and name."""

    columns: tuple[Column, ...]
    roles: tuple[Printed, ...]
    names: tuple[Printed, ...]
    hint: Printed
    size: float
    free: float

    @property
    def leading(self) -> float:
        """From base line to base line."""
        return self.size * 1.2

    @property
    def height(self) -> float:
        """All of it, with the least room to sign."""
        roles = max(len(self._role_lines(place)) for place in range(len(self.columns)))
        names = max(len(self._name_lines(place)) for place in range(len(self.columns)))
        return (roles + names - 1) * self.leading + self._hint_leading + self.free + self._both_edges

    def draw(self, page: Page, y: float, more: float = 0.0) -> None:
        """With its top at `y`, and `more` room to sign."""
        roles = max(len(self._role_lines(place)) for place in range(len(self.columns)))
        first = y + ASCENT * self.size
        hint = first + (roles - 1) * self.leading + self._hint_leading
        name = hint + DESCENT * self.size + self.free + more + ASCENT * self.size
        for place, column in enumerate(self.columns):
            self._centred(page, column, first, self._role_lines(place), Face.BOLD)
            self._centred(page, column, hint, [self.hint], Face.ITALIC)
            self._centred(page, column, name, self._name_lines(place), Face.BOLD)

    @property
    def _hint_leading(self) -> float:
        return self.size * 1.15

    @property
    def _both_edges(self) -> float:
        return 2 * (ASCENT + DESCENT) * self.size

    def _centred(self, page: Page, column: Column, y: float, lines: Sequence[Printed], face: Face) -> None:
        size = self.size - 0.5 if face is Face.ITALIC else self.size
        page.centred(column.middle, y, lines, face, size, self.leading)

    def _role_lines(self, place: int) -> list[Printed]:
        return balanced(self.roles[place], Face.BOLD, self.size, self.columns[place].width)

    def _name_lines(self, place: int) -> list[Printed]:
        name = self.names[place]
        lines = balanced(name, Face.BOLD, self.size, self.columns[place].width) if name else []
        return shortened(lines, MOST_NAME_LINES)
