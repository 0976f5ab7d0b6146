"""What gathering a slip stands on (nguồn của giấy in): the place it is printed at, and why there may be none."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Protocol

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.office import Office
from cchc_desktop.domain.problem import Problem
from cchc_desktop.slips.slip import Slip
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database


class Place(Protocol):
    """Of acts.desk.Desk what slips need to know."""

    @property
    def office(self) -> Office:
        """Whose slip it is."""

    @property
    def calendar(self) -> WorkCalendar:
        """Its days of work, for what is late and by how much."""


_SHOWN = 40  # letters of what was given, in a sentence

Gather = Callable[[Database, str, Place, datetime], Slip]
"""`(db, subject, place, now)` → the slip as it now stands; raises NoPaper."""


class NoPaper(Exception):
    """There is nothing such a slip could say; `problem` tells the clerk why, and what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code)
        self.problem = Problem("", code, message)


def day_of(text: str) -> date:
    """The day "2026-11-23"; raises NoPaper for what is none, or is written otherwise: it also names the slip."""
    with suppress(ValueError):
        day = date.fromisoformat(text)
        if day.isoformat() == text:
            return day
    raise NoPaper("slip.day", f"“{text[:_SHOWN]}” không phải ngày. Cần ngày dạng 2026-12-05. Chưa in gì.")


def dossier_of(db: Database, uid: str) -> Dossier:
    """The dossier a slip is about; raises NoPaper when the store has none."""
    dossier = dossiers.get(db, uid)
    if dossier is None:
        raise NoPaper("dossier.unknown", "Không thấy hồ sơ này trong kho của quầy.")
    return dossier
