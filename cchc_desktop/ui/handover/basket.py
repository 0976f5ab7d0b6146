"""What lies on the table (đợt bàn giao): the folders a slip would list, and which of them were really scanned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Row:
    """One folder; `note` is what somebody has to know about it, `late` that it should have left."""

    uid: str
    code: str
    owner: str
    procedure: str
    due_at: datetime | None
    papers: int
    note: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Basket:
    """Folders in the order of the list, and the codes of those that lie on the table."""

    rows: tuple[Row, ...] = ()
    scanned: frozenset[str] = field(default=frozenset())

    @property
    def chosen(self) -> tuple[Row, ...]:
        """The folders that go."""
        return tuple(row for row in self.rows if row.code in self.scanned)

    @property
    def left(self) -> tuple[Row, ...]:
        """The folders nobody has scanned."""
        return tuple(row for row in self.rows if row.code not in self.scanned)

    def has(self, code: str) -> bool:
        """Whether the list has that folder."""
        return any(row.code == code for row in self.rows)

    def with_scanned(self, codes: Iterable[str]) -> Basket:
        """These too; codes that the list lacks are let be."""
        known = {row.code for row in self.rows}
        return Basket(self.rows, self.scanned | (known & set(codes)))

    def without(self, code: str) -> Basket:
        """One taken off the table again."""
        return Basket(self.rows, self.scanned - {code})

    def refreshed(self, rows: Sequence[Row]) -> Basket:
        """The list as it now is; what was scanned and is still on it stays scanned."""
        return Basket(tuple(rows)).with_scanned(self.scanned)
