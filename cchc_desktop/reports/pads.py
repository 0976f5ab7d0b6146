"""The emergency pads (sổ dự phòng) as they now stand: which stubs were entered, which are still out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_desktop.domain.day_close import LateEntry
from cchc_desktop.domain.events import Received
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.pad import Pad
from cchc_desktop.store import pads, rebuild
from cchc_desktop.store.connection import Database
from cchc_desktop.store.ledger import Entry


@dataclass(frozen=True, slots=True)
class PadState:
    """A pad and its stubs: entered as dossiers (code → dossier's uid), struck out, or neither."""

    pad: Pad
    used: dict[str, str]
    voided: frozenset[str]

    @property
    def unused(self) -> tuple[str, ...]:
        """Codes of the stubs that are still out."""
        return tuple(code for code in self.pad.codes if code not in self.used and code not in self.voided)


def states(db: Database, since: date) -> tuple[PadState, ...]:
    """The pads for `since` and for later days, the newest first."""
    known = pads.since(db, since)
    return tuple(PadState(pad, pads.used(db, pad), frozenset(pads.voided(db, pad))) for pad in known)


def entered_by(db: Database, day: date) -> tuple[LateEntry, ...]:
    """The stubs entered up to the end of `day` that its close has to show, in the order it was done.

    Those of a day that nobody closed, or entered after its close, are shown by the next one.
    """
    return tuple(late for entry in pads.entered_by(db, day) if (late := _late(db, entry)))


def _late(db: Database, entry: Entry) -> LateEntry | None:
    event = rebuild.event_of(db, entry)
    if not isinstance(event, Received) or event.dossier.received_at is None:
        return None
    dossier, who = event.dossier, entry.clerk_name or entry.clerk_code
    return LateEntry(
        *(dossier.uid, dossier.printed_code, event.dossier.received_at, parse_instant(entry.occurred_at)),
        *(who, dossier.reception.late_reason),
    )
