"""The desk (quầy) an act happens at: the office, its calendar, the folder of the store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.office import Office


@dataclass(frozen=True, slots=True)
class Desk:
    """What acts need to know of where they happen; made anew when the office's settings change."""

    office: Office
    calendar: WorkCalendar
    folder: Path  # of the store; the number file lies there
    practice: bool = False
