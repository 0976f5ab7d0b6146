"""What the page of the register reads (đọc sổ theo dõi): the rows of a day as its pages print them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.store.connection import Database

if TYPE_CHECKING:
    from cchc_desktop.slips.lists.register import RegisterRow


@dataclass(frozen=True, slots=True)
class DayPage:
    """One day of a book."""

    day: date
    book: str
    rows: tuple[RegisterRow, ...]


def read(db: Database, desk: Desk, day: date, by: Clerk, now: datetime) -> DayPage:
    """Raises Refused for a clerk who reads no dossiers."""
    from cchc_desktop.reports.papers_register import register  # noqa: PLC0415 -- what draws is not loaded to open the program

    require(by, Duty.READ_DOSSIER)
    found = register(db, day.isoformat(), desk, now)
    return DayPage(day, found.book, found.rows)
