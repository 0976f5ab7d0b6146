"""Return dates as the store tells of them (ngày hẹn trả): a dossier's whole story, and what is due before a moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.due_story import DueStory, Rules, begun, tell
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.legs import LegDates, dates
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.working_hours import WorkingHours
from cchc_desktop.store import dossiers, procedures, rebuild
from cchc_desktop.store.uids import unpacked

_LATE_SOON = (
    "select uid from dossiers where own = 1 and voided = 0 and status in (1, 2, 4) and due_at < ? order by due_at, uid"
)


def story(db: Database, dossier: Dossier, hours: Sequence[WorkingHours], calendar: WorkCalendar) -> DueStory:
    """The story of its return date, reckoned with the catalogue of its day and the calendar known now."""
    procedure = procedure_of(db, dossier)
    rules = Rules(hours, calendar, procedure.same_day_cutoff if procedure else None)
    return tell(rebuild.events(db, dossier.uid), rules) or begun(dossier, rules)


def last_request(db: Database, uid: str) -> SupplementRequested | None:
    """The newest request for papers, or None."""
    asked = [event for event in rebuild.events(db, uid) if isinstance(event, SupplementRequested)]
    return asked[-1] if asked else None


def legs(db: Database, dossier: Dossier, hours: Sequence[WorkingHours], calendar: WorkCalendar) -> tuple[LegDates, ...]:
    """The legs of an interconnected procedure with their dates, by the catalogue of the dossier's day; () without."""
    procedure = procedure_of(db, dossier)
    if procedure is None or not procedure.legs:
        return ()
    return dates(story(db, dossier, hours, calendar), procedure.legs)


def procedure_of(db: Database, dossier: Dossier) -> Procedure | None:
    """What is asked for, by the catalogue of the dossier's day; None where this store does not have it."""
    version = dossier.reception.procedure_version
    return procedures.get(db, dossier.intake.procedure_code, version) if version else None


def before(db: Database, moment: datetime) -> list[Dossier]:
    """Own dossiers that are worked on (the clock does not stand) and due before a moment, soonest first."""
    rows = db.conn.execute(_LATE_SOON, (instant_text(moment),)).fetchall()
    found = (dossiers.get(db, unpacked(row[0])) for row in rows)
    return [dossier for dossier in found if dossier is not None]
