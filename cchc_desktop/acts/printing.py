"""Printing (in phiếu): each printing asked for, handed over or failed is an entry; paper never holds up a dossier."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from cchc_desktop.acts.record import adopt, enter, find, require, told
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import slip_kind
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SlipPrinted
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.slip_kind import DAY_CLOSE, KINDS, PREVIEW, About
from cchc_desktop.store import dated, dossiers, ledger, prints
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.ledger import Subject
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import payloads
from cchc_desktop.wire.canonical import SALT_BYTES

RECEIPT = slip_kind.RECEIPT
HANDED_OVER = "handed_over"
FAILED = "failed"
_COUNTED = {  # each such act has a slip of its own
    "handover_single": ("custody.handedOver",),
    slip_kind.WITHDRAWAL_NOTE: ("dossier.withdrawn", "papers.givenBack"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A printing that was asked for; `printing` 1 is the first, 2 prints "In lại lần 1".

    `ledger_hash` is for the footer: of the dossier's newest fact, or of the chain's head for a slip of no dossier.
    `number` tells slips of a kind apart: of the batch or the counter's day, or a dossier's version from 2 on.
    """

    print_uid: str
    dossier: Dossier | None  # None: the slip is of no single one
    slip: str
    printing: int
    ledger_hash: str
    number: str = ""

    @property
    def subject(self) -> str:
        """What was asked for: a dossier's uid, or a number."""
        return self.dossier.uid if self.dossier else self.number

    @property
    def code(self) -> str:
        """What a clerk knows it by: a dossier's code, or a number."""
        return self.dossier.printed_code if self.dossier else self.number


class End(NamedTuple):
    """What became of a printing: HANDED_OVER or FAILED; `error` is a class or code, never a text with values."""

    asked: Asked
    state: str
    printer: str
    error: str


def ask(db: Database, subject: str, slip: str, by: Clerk, now: datetime) -> Asked:
    """Notes that a slip is about to be printed, before anything is drawn.

    `subject` is a dossier's uid, or for the kinds that are of no single one a number (domain/slip_kind.py).
    """
    require(by, Duty.PRINT)
    with transaction(db):
        asked = replace(upcoming(db, subject, slip), print_uid=new_uid())
        event = _event(asked, "asked", now)
        if asked.dossier is not None:
            problem = asked.dossier.refuses(event, event.at.date())
            if problem:
                raise Refused((told(db, asked.dossier, problem, event.at.date()),))
            if not dossiers.standing(db, subject)[0]:
                adopted = adopt(db, asked.dossier, (by, event.at), new_uid())
                asked = replace(asked, dossier=adopted, ledger_hash=ledger.newest_fact(db, subject))
        _note(db, asked, event, by)
    return asked


def upcoming(db: Database, subject: str, slip: str) -> Asked:
    """The next printing of a slip, as it would be; nothing is noted. Raises Refused for an unknown dossier."""
    if KINDS[slip].about is About.DOSSIER:
        dossier = find(db, subject)
        number = _version(db, dossier, slip)
        printing = prints.next_printing(db, subject, slip, number)
        return Asked("", dossier, slip, printing, ledger.newest_fact(db, subject), number)
    if not subject:
        raise Refused((Problem("", "slip.subject", "Chưa rõ in cho lô hay thủ tục nào. Chưa in gì."),))
    number = _close(db, subject) if slip == DAY_CLOSE else subject
    return Asked("", None, slip, prints.next_printing(db, None, slip, number), ledger.head(db)[2], number)


def note(db: Database, asked: Asked, state: str, printer: str, error: str, by_when: tuple[Clerk, datetime]) -> None:
    """Notes what became of a printing."""
    note_all(db, [End(asked, state, printer, error)], by_when)


def note_all(db: Database, ends: Iterable[End], by_when: tuple[Clerk, datetime]) -> None:
    """Notes what became of each printing of a job, all or none."""
    by, now = by_when
    require(by, Duty.PRINT)
    with transaction(db):
        for end in ends:
            event = replace(_event(end.asked, end.state, now), printer=end.printer, error=end.error)
            _note(db, end.asked, event, by)


def _close(db: Database, subject: str) -> str:
    """The day once it is closed; before that it is only looked at."""
    day = subject.removesuffix(PREVIEW)
    try:
        closed = dated.closings(db, date.fromisoformat(day))
    except ValueError:
        return subject  # what no day is called: the gathering refuses it
    return day if closed else f"{day}{PREVIEW}"


def _version(db: Database, dossier: Dossier, slip: str) -> str:
    """Which of a dossier's slips of that kind is printed now; the first has none: a new one is no reprint of it."""
    count = 1
    if slip == RECEIPT:
        count = dossier.receipt_version
    elif slip == "supplement_request":
        count = dossier.supplements
    elif slip in _COUNTED:
        count = sum(entry.type in _COUNTED[slip] for entry in ledger.of_dossier(db, dossier.uid))
    return str(count) if count > 1 else ""


def _event(asked: Asked, state: str, now: datetime) -> SlipPrinted:
    at = to_millisecond(now)
    return SlipPrinted(at, asked.slip, state, asked.print_uid, asked.printing, slip_number=asked.number)


def _note(db: Database, asked: Asked, event: SlipPrinted, by: Clerk) -> None:
    if asked.dossier is not None:
        uid = asked.dossier.uid
        prints.note(db, uid, event)
        enter(db, event, asked.dossier, by, asked.print_uid, dossiers.standing(db, uid)[1])
    else:
        prints.note(db, None, event)
        payload = payloads.of_no_dossier(event, os.urandom(SALT_BYTES))
        ledger.append(db, payload, Subject(), by, instant_text(event.at), asked.print_uid)
