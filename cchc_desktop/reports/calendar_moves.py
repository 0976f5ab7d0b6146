"""What another calendar would move (hồ sơ lệch ngày hẹn khi đổi lịch): open dossiers, the day they have beside the new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.domain.due_story import Rules
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.reckoning import reckoned
from cchc_desktop.store import due
from cchc_desktop.store.connection import Database

_EVER = datetime(9999, 1, 1, tzinfo=VN)


@dataclass(frozen=True, slots=True)
class Moved:
    """One dossier; `due_at` is on its papers and stays, `would_be` is what the other calendar reckons."""

    uid: str
    code: str
    procedure_code: str
    procedure: str  # its short name, or its whole one
    due_at: datetime
    would_be: datetime


def moved(db: Database, old: Rules, new: Rules) -> list[Moved]:
    """Own dossiers that are worked on and whose date the new rules reckon otherwise than the old, soonest due first.

    Those whose date somebody has set (an apology, the portal) and those waiting for papers are not among them.
    """
    found = []
    for dossier in due.before(db, _EVER):
        story = due.story(db, dossier, old.hours, old.calendar)
        before, after = reckoned(story, old), reckoned(story, new)
        if dossier.due_at and after and before != after:
            code = dossier.printed_code or dossier.uid
            name = dossier.reception.short_name or dossier.reception.procedure_name
            found.append(Moved(dossier.uid, code, dossier.intake.procedure_code, name, dossier.due_at, after))
    return found
