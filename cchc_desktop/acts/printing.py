"""Printing (in phiếu): each printing asked for, handed over or failed is an entry; paper never holds up a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cchc_desktop.acts.record import adopt, enter, find, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SlipPrinted
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import dossiers, ledger, prints
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid

RECEIPT = "receipt"
HANDED_OVER = "handed_over"
FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Asked:
    """A printing that was asked for; `printing` 1 is the first, 2 prints "In lại lần 1"; `ledger_hash` of the dossier's
    newest entry before it, for the footer."""

    print_uid: str
    dossier: Dossier
    slip: str
    printing: int
    ledger_hash: str


def ask(db: Database, dossier_uid: str, slip: str, by: Clerk, now: datetime) -> Asked:
    """Notes that a slip is about to be printed, before anything is drawn."""
    require(by, Duty.PRINT)
    with transaction(db):
        dossier = find(db, dossier_uid)
        if dossier.voided:
            raise Refused((Problem("", "dossier.voided", "Hồ sơ đã hủy nên không in giấy nữa."),))
        if not dossiers.standing(db, dossier_uid)[0]:
            adopt(db, dossier, (by, to_millisecond(now)), new_uid())
        number = prints.next_printing(db, dossier_uid, slip)
        asked = Asked(new_uid(), dossier, slip, number, ledger.newest_fact(db, dossier_uid))
        _note(db, asked, SlipPrinted(to_millisecond(now), slip, "asked", asked.print_uid, number), by)
    return asked


def note(db: Database, asked: Asked, state: str, printer: str, error: str, by_when: tuple[Clerk, datetime]) -> None:
    """What became of a printing: HANDED_OVER or FAILED; `error` is a class or code, never a text with values."""
    by, now = by_when
    require(by, Duty.PRINT)
    event = SlipPrinted(to_millisecond(now), asked.slip, state, asked.print_uid, asked.printing, printer, error)
    with transaction(db):
        _note(db, asked, event, by)


def _note(db: Database, asked: Asked, event: SlipPrinted, by: Clerk) -> None:
    prints.note(db, asked.dossier.uid, event)
    enter(db, event, asked.dossier, by, asked.print_uid, dossiers.standing(db, asked.dossier.uid)[1])
