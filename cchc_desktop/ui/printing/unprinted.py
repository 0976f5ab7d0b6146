"""Saved but not printed (đã lưu, chưa in): what a crash or a printer left over, offered at the next start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cchc_desktop.acts.printing import HANDED_OVER, Asked, note
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.slip_kind import CONTROL_SHEET, GROUP_RECEIPT, RECEIPT
from cchc_desktop.store import dossiers, prints, summaries
from cchc_desktop.store.connection import Database
from cchc_desktop.store.prints import CUT_OFF, Print
from cchc_desktop.ui.printing.prepared import Wanted

CONFIRMED = "confirmed_by_clerk"  # in the journal's error column: a person says that the paper is there
_RECEIPTS = (RECEIPT, GROUP_RECEIPT)
_LOOKED_THROUGH = 50
_RECENT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Unprinted:
    """One slip somebody may still be waiting for; `last` None: a receipt whose printing was never even asked for."""

    dossier: Dossier | None  # None: a slip of no single one
    last: Print | None

    @property
    def wanted(self) -> Wanted:
        """What to print."""
        if self.last is not None:
            return self.last.slip, self.last.subject
        return RECEIPT, self.dossier.uid if self.dossier else ""

    @property
    def code(self) -> str:
        """What a clerk knows it by."""
        return self.dossier.printed_code if self.dossier else self.wanted[1]

    @property
    def state(self) -> str:
        """asked: there may be paper; failed: surely none; or "" when nothing was noted."""
        if self.last is None:
            return ""
        return "asked" if self.last.error == CUT_OFF else self.last.state

    @property
    def at(self) -> datetime | None:
        """When it was received, or asked for."""
        if self.last is not None and self.last.slip != RECEIPT:
            return parse_instant(self.last.asked_at)
        return self.dossier.received_at if self.dossier else None


def left_over(db: Database, now: datetime) -> list[Unprinted]:
    """Slips asked for and not handed to a printer, and dossiers received since the last receipt; newest first."""
    begun = [left for each in prints.unfinished(db) if (left := _begun(db, each))]
    known = {left.wanted for left in begun}
    return [*(left for left in _never_asked(db, now) if left.wanted not in known), *begun]


def has_paper(db: Database, left: Unprinted, by: Clerk, now: datetime) -> None:
    """Notes that the paper of an unfinished printing is there after all, on the word of the clerk."""
    if (last := left.last) is not None:
        asked = Asked(last.print_uid, left.dossier, last.slip, last.printing, "", last.slip_number)
        note(db, asked, HANDED_OVER, last.printer, CONFIRMED, (by, now))


def _begun(db: Database, last: Print) -> Unprinted | None:
    """A printing that was begun, unless its slip must not be printed any more."""
    if last.dossier_uid is None:
        return Unprinted(None, last)
    dossier = dossiers.get(db, last.dossier_uid)
    if dossier is None or (dossier.voided and last.slip != CONTROL_SHEET):
        return None
    return Unprinted(dossier, last)


def _never_asked(db: Database, now: datetime) -> list[Unprinted]:
    """A kill between saving and asking leaves no row in the journal: look at what is newer than its last receipt."""
    newest = prints.last(db, _RECEIPTS)
    since = parse_instant(newest.asked_at) if newest else now - _RECENT
    rows = [row for row in summaries.newest(db, _LOOKED_THROUGH) if row.own and not row.voided]
    fresh = [row.uid for row in rows if row.received_at and row.received_at > since]
    return [Unprinted(dossier, None) for uid in fresh if (dossier := _owed(db, uid))]


def _owed(db: Database, uid: str) -> Dossier | None:
    dossier = dossiers.get(db, uid)
    if dossier is None or not dossier.printed_code:
        return None
    return None if any(each.slip == RECEIPT for each in prints.of_dossier(db, uid)) else dossier
