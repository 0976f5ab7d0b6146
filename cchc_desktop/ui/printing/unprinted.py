"""Saved but not printed (đã lưu, chưa in): what a crash or a printer left over, offered at the next start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cchc_desktop.acts.printing import HANDED_OVER, RECEIPT, Asked, note
from cchc_desktop.acts.record import find, require
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.store import dossiers, ledger, prints
from cchc_desktop.store.connection import Database
from cchc_desktop.store.prints import Print

CONFIRMED = "confirmed_by_clerk"  # in the journal's error column: a person says that the paper is there
_LOOKED_THROUGH = 50
_RECENT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Unprinted:
    """One slip somebody may still be waiting for; `last` None: its printing was never even asked for."""

    dossier: Dossier
    last: Print | None

    @property
    def state(self) -> str:
        """asked, failed, or "" when nothing was noted."""
        return self.last.state if self.last else ""


def left_over(db: Database, now: datetime) -> list[Unprinted]:
    """Receipts asked for and not handed to a printer, and dossiers received since the last printing; newest first."""
    begun = [Unprinted(dossier, each) for each in prints.unfinished(db) if (dossier := _owed(db, each.dossier_uid))]
    known = {each.dossier.uid for each in begun}
    never = [each for each in _never_asked(db, now) if each.dossier.uid not in known]
    return [*never, *begun]


def has_paper(db: Database, left: Unprinted, by: Clerk, now: datetime) -> None:
    """Notes that the paper of an unfinished printing is there after all, on the word of the clerk."""
    if left.last is not None:
        asked = Asked(left.last.print_uid, left.dossier, left.last.slip, left.last.printing, "")
        note(db, asked, HANDED_OVER, left.last.printer, CONFIRMED, (by, now))


def last_printed(db: Database) -> str | None:
    """Whose slip was asked for last: the dossier's uid, or None."""
    newest = prints.last(db)
    return newest.dossier_uid if newest else None


def unasked(db: Database, dossier_uid: str, by: Clerk) -> Asked:
    """What the next printing of its receipt would look like, for the preview; nothing is noted. Raises Refused."""
    require(by, Duty.PRINT)
    dossier = find(db, dossier_uid)
    number = prints.next_printing(db, dossier_uid, RECEIPT)
    return Asked("", dossier, RECEIPT, number, ledger.newest_fact(db, dossier_uid))


def _owed(db: Database, uid: str) -> Dossier | None:
    dossier = dossiers.get(db, uid)
    return dossier if dossier and dossier.printed_code and not dossier.voided else None


def _never_asked(db: Database, now: datetime) -> list[Unprinted]:
    """A kill between saving and asking leaves no row in the journal: look at what is newer than its last one."""
    newest = prints.last(db)
    since = parse_instant(newest.asked_at) if newest else now - _RECENT
    rows = [row for row in dossiers.newest(db, _LOOKED_THROUGH) if row.own and not row.voided]
    fresh = [row.uid for row in rows if row.received_at and row.received_at > since]
    return [Unprinted(dossier, None) for uid in fresh if (dossier := _owed(db, uid)) and not prints.of_dossier(db, uid)]
