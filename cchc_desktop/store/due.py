"""Return dates as the store tells of them (ngày hẹn trả): a dossier's whole story, and what is due before a moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlite_utils import Database

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.due_story import DueStory, Rules, begun, tell
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.legs import LegDates, dates
from cchc_desktop.domain.working_hours import WorkingHours
from cchc_desktop.store import dossiers, procedures, rebuild
from cchc_desktop.store.uids import unpacked

_LATE_SOON = (
    "select uid from dossiers where own = 1 and voided = 0 and status in (1, 2, 4) and due_at < ? order by due_at, uid"
)


def story(db: Database, dossier: Dossier, hours: Sequence[WorkingHours], calendar: WorkCalendar) -> DueStory:
    """The story of its return date, reckoned with the catalogue of its day and the calendar known now."""
    version = dossier.reception.procedure_version
    procedure = procedures.get(db, dossier.intake.procedure_code, version) if version else None
    rules = Rules(hours, calendar, procedure.same_day_cutoff if procedure else None)
    return tell(rebuild.events(db, dossier.uid), rules) or begun(dossier, rules)


def legs(db: Database, dossier: Dossier, hours: Sequence[WorkingHours], calendar: WorkCalendar) -> tuple[LegDates, ...]:
    """The legs of an interconnected procedure with their dates, by the catalogue of the dossier's day; () without."""
    version = dossier.reception.procedure_version
    procedure = procedures.get(db, dossier.intake.procedure_code, version) if version else None
    if procedure is None or dossier.received_at is None:
        return ()
    return dates(dossier.received_at, procedure.legs, hours, calendar)


def before(db: Database, moment: datetime) -> list[Dossier]:
    """Own dossiers that are worked on (the clock does not stand) and due before a moment, soonest first."""
    rows = db.conn.execute(_LATE_SOON, (instant_text(moment),)).fetchall()
    found = (dossiers.get(db, unpacked(row[0])) for row in rows)
    return [dossier for dossier in found if dossier is not None]
