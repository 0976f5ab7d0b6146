"""A report as a table (bảng báo cáo): the one value that screen, PDF, spreadsheet and CSV show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from cchc_desktop.domain.instants import day_text
from cchc_desktop.domain.period import Period
from cchc_desktop.domain.selection import Selection


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole (tỷ lệ), shown in per cent with two decimals, half up; of nothing it is shown as "–"."""

    part: int
    whole: int


Cell = str | int | Decimal | date | datetime | Share | None
"""None is shown empty; an int as a count ("1.234"), a Decimal with its own decimals ("1.234,5"), a date as dd/MM/yyyy, a
moment (aware) with its hour behind it."""


class Kind(Enum):
    """What a column holds: how wide it is and how it stands."""

    TEXT = "text"
    CODE = "code"
    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    DAY = "day"


NAMES = (Kind.TEXT, Kind.CODE)
"""Columns that say what a row is of."""


@dataclass(frozen=True, slots=True)
class Column:
    """`number` is the form's own under the heading ("3=4+5+6"); neighbours of one `group` stand under it together."""

    label: str
    kind: Kind = Kind.COUNT
    number: str = ""
    group: str = ""


class Role(Enum):
    """How a row stands out."""

    ROW = "row"
    GROUP = "group"  # heads those after it
    TOTAL = "total"
    BEFORE = "before"  # the same of the year before, under its row (domain/sheet_before.py)


Trace = Selection | str | None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in the order of the columns; `traces`, where there are any, name the dossiers behind each cell.

    A sentence in place of them says why no list stands there, where that is not plain.
    """

    cells: tuple[Cell, ...]
    traces: tuple[Trace, ...] = ()
    role: Role = Role.ROW


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report over one period, of one unit; `form` is its official number ("Biểu số II.06a/VPCP/KSTT").

    Without a period it is a list of what stands now.
    """

    key: str
    title: str
    period: Period | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    form: str = ""
    unit: str = ""  # what is counted: "Số hồ sơ TTHC"
    notes: tuple[str, ...] = ()
    chosen: str = ""  # what its rows were chosen by, where they are not all there are; said under the title

    @property
    def period_title(self) -> str:
        """As a heading says it, its days behind it where its name does not tell them; "" without a period."""
        if self.period is None:
            return ""
        days = f"từ ngày {day_text(self.period.first)} đến ngày {day_text(self.period.last)}"
        title = self.period.title
        return title if day_text(self.period.first) in title else f"{title} ({days})"

    @property
    def depth(self) -> int:
        """How many rows its heading has: groups over labels, or labels alone; numbers stand below them."""
        return 2 if any(column.group for column in self.columns) else 1

    @property
    def has_numbers(self) -> bool:
        """Whether the form numbers its columns."""
        return any(column.number for column in self.columns)

    @property
    def has_ordinal(self) -> bool:
        """Whether its first column only counts the rows."""
        return bool(self.columns) and self.columns[0].label in ("TT", "STT")

    @property
    def says_nothing(self) -> bool:
        """Whether no figure of it is other than nought: nothing happened in its period."""
        cells = (cell for row in self.rows for cell in row.cells[self.has_ordinal :])
        counted = (cell.part if isinstance(cell, Share) else cell for cell in cells if not isinstance(cell, str))
        return not any(counted)
