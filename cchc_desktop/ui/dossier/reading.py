"""What the page shows of one dossier (đọc hồ sơ), gathered in one look-up off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import find, require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Adopted, Received
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.return_date import ReturnDate, return_date
from cchc_desktop.reports import history
from cchc_desktop.reports.history import Line
from cchc_desktop.store import dossiers, ledger, meta, procedures, rebuild
from cchc_desktop.store.connection import Database

_CUSTODY = (
    "custody.",
    "result.",
    "dossier.received",
    "dossier.adopted",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One dossier and its story; `promised` is the date on the paper the citizen holds."""

    dossier: Dossier
    lines: Sequence[Line]  # newest first
    held_since: datetime | None
    promised: datetime | None
    why: ReturnDate | None  # None: nothing to explain it by
    own: bool
    as_of: datetime | None  # of another counter's dossier: when the portal was last heard

    @property
    def clock_moved(self) -> bool:
        """Whether the due date is another than the paper says."""
        return self.promised is not None and self.dossier.due_at is not None and self.promised != self.dossier.due_at


def read(db: Database, uid: str, desk: Desk, by: Clerk) -> Reading:
    """Raises Refused for a clerk who may not see dossiers, and for a dossier this store does not have."""
    require(by, Duty.READ_DOSSIER)
    dossier = find(db, uid)
    lines = history.lines(db, uid)
    own = dossiers.standing(db, uid)[0]
    contact = meta.read(db, "last_contact")
    return Reading(
        dossier,
        lines,
        _held_since(dossier, lines),
        _promised(db, dossier),
        _why(db, dossier, desk),
        own,
        parse_instant(contact) if contact and not own else None,
    )


def _held_since(dossier: Dossier, lines: Sequence[Line]) -> datetime | None:
    return next((line.at for line in lines if line.kind.startswith(_CUSTODY)), dossier.received_at)


def _promised(db: Database, dossier: Dossier) -> datetime | None:
    for entry in ledger.of_dossier(db, dossier.uid):
        event = rebuild.event_of(db, entry)
        if isinstance(event, Received | Adopted):
            return event.dossier.due_at
    return dossier.due_at


def _why(db: Database, dossier: Dossier, desk: Desk) -> ReturnDate | None:
    """Reckoned anew with the catalogue of its day; the hours and holidays are those known now."""
    processing = dossier.reception.processing
    if dossier.received_at is None or processing is None:
        return None
    version = dossier.reception.procedure_version
    procedure = procedures.get(db, dossier.intake.procedure_code, version) if version else None
    cutoff = procedure.same_day_cutoff if procedure else None
    return return_date(dossier.received_at, processing, desk.office.hours, desk.calendar, cutoff)
