"""The cells of a spreadsheet as text (lưới ô), with what is wrong in them and what was done to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from cchc_desktop.domain.shape import Mismatch


@dataclass(frozen=True, slots=True)
class HeadLines:
    """Where the headings stand: first and last line, the line that numbers the columns (0: none), their names."""

    first: int = 1
    last: int = 1
    numbers: int = 0
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class Grid:
    """The cells by line (1 first) and column (0 first); the names of the columns stand in the last line of the head."""

    head: HeadLines
    lines: dict[int, list[str]] = field(default_factory=dict)
    wrong: list[tuple[int, Mismatch]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def at(self, line: int, column: int) -> str:
        """The text of a cell."""
        cells = self.lines.get(line, [])
        return cells[column] if column < len(cells) else ""

    def put(self, line: int, column: int, text: str) -> None:
        """The text of a cell from now on."""
        cells = self.lines.setdefault(line, [])
        cells += [""] * (column + 1 - len(cells))
        cells[column] = text

    def name(self, column: int) -> str:
        """How the column is called, in its head or by Excel."""
        return self.at(self.head.last, column) or get_column_letter(column + 1)

    def body(self) -> list[int]:
        """The lines below the head, in order."""
        return sorted(line for line in self.lines if line > self.head.last)
