"""At the practice counter (tiếp nhận giả định): citizens are received, asked for more or sent on; folders go to divisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from cchc_desktop.acts import at_intake, custody, decide, fees, receive
from cchc_desktop.app import practice_words as words
from cchc_desktop.app.practice_division import begin_work
from cchc_desktop.app.practice_intakes import intake
from cchc_desktop.app.practice_shift import CLOSING, Shift, division_of
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import Channel, Intake
from cchc_desktop.domain.money import CASH, ONLINE, TRANSFER
from cchc_desktop.domain.procedure import FeeMoment
from cchc_desktop.domain.slip_kind import RECEIPT
from cchc_desktop.domain.status import Status
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database

_METHODS = (CASH, TRANSFER, ONLINE)
_PAID = {Channel.COUNTER: (60, 28, 12), Channel.POST: (5, 70, 25), Channel.ONLINE: (4, 16, 80)}
_REFUSED, _INCOMPLETE = 0.006, 0.012
_COMES_BACK = 0.88
_VOIDED, _CORRECTED, _WITHDRAWN = 0.002, 0.008, 0.003
_MISCOUNTED = 0.02  # of payments
_LEFT_BEHIND = 0.004  # of folders, until the next evening
_SOON = timedelta(minutes=6)


def arrive(shift: Shift, db: Database, at: datetime) -> None:
    """A citizen: received as a matter of course, refused or asked for more papers now and then."""
    brought, drawn = intake(shift, at.date()), shift.chance.random()
    if drawn < _REFUSED:
        refused = at_intake.refuse_intake(db, shift.desk, brought, shift.one(words.NOT_TAKEN), shift.somebody(), at)
        shift.print(db, refused.uid, "refusal", at)
    elif drawn < _REFUSED + _INCOMPLETE:
        _ask_first(shift, db, brought, at)
    else:
        _receive(shift, brought, None, db, at)


def _ask_first(shift: Shift, db: Database, brought: Intake, at: datetime) -> None:
    """Papers are missing: a letter instead of a receipt; most come back with them."""
    asked = shift.request(at)
    dossier = at_intake.request_at_intake(db, shift.desk, brought, asked, shift.somebody())
    shift.print(db, dossier.uid, "supplement_request", at)
    if shift.happens(_COMES_BACK):
        whole = replace(brought, papers=(*brought.papers, *asked.papers))
        shift.agenda.add(shift.some_days_after(at.date(), 1, 9), partial(_receive, shift, whole, dossier.uid))


def _receive(shift: Shift, brought: Intake, uid: str | None, db: Database, at: datetime) -> None:
    dossier = receive.receive(db, shift.desk, brought, shift.somebody(), at, uid)
    _collect(shift, db, dossier, at)
    shift.print(db, dossier.uid, RECEIPT, at)
    drawn = shift.chance.random()
    soon = shift.time.at(at.date(), CLOSING) - _SOON
    if drawn < _VOIDED:
        shift.agenda.add(max(at, soon), partial(_void, shift, dossier.uid))
    elif drawn < _VOIDED + _WITHDRAWN:
        shift.agenda.add(max(at, soon), partial(_withdraw, shift, dossier.uid))
    elif drawn < _VOIDED + _WITHDRAWN + _CORRECTED:
        shift.agenda.add(at, partial(_correct, shift, dossier.uid))
    shift.folders.setdefault(division_of(shift.desk, dossier.reception.division), []).append(dossier.uid)


def _collect(shift: Shift, db: Database, dossier: Dossier, at: datetime) -> None:
    """What is owed at reception; a slip of the key is struck out and taken anew."""
    if dossier.owed <= 0 or _moment(shift, dossier) is not FeeMoment.AT_RECEPTION:
        return
    (method,) = shift.chance.choices(_METHODS, _PAID[dossier.intake.channel])
    by, owed = shift.clerk, dossier.owed
    paid = fees.collect(db, dossier.uid, fees.Payment(owed, method), by, at)
    if shift.happens(_MISCOUNTED):
        fees.strike_out(db, dossier.uid, paid.fees[-1].uid, shift.one(words.MISCOUNTED), by, at)
        fees.collect(db, dossier.uid, fees.Payment(owed, shift.one(_METHODS)), by, at)


def _moment(shift: Shift, dossier: Dossier) -> FeeMoment:
    fee = next((each.fee for each in shift.catalogue if each.code == dossier.intake.procedure_code), None)
    return fee.moment if fee else FeeMoment.AT_RECEPTION


def _void(shift: Shift, uid: str, db: Database, at: datetime) -> None:
    decide.void(db, uid, shift.one(words.VOIDED), (shift.lead, at, None))


def _withdraw(shift: Shift, uid: str, db: Database, at: datetime) -> None:
    decide.withdraw(db, uid, shift.one(words.WITHDRAWN), None, shift.clerk, at)
    shift.print(db, uid, "withdrawal_note", at)


def _correct(shift: Shift, uid: str, db: Database, at: datetime) -> None:
    """A telephone number, as the citizen reads it on the receipt; then the receipt anew."""
    dossier = dossiers.get(db, uid)
    if dossier is None:
        return
    owner = replace(dossier.intake.owner, phone=f"0901{shift.chance.randrange(1_000_000):06}")
    decide.amend(db, uid, replace(dossier.intake, owner=owner), shift.one(words.CORRECTED), (shift.lead, at, None))
    shift.print(db, uid, RECEIPT, at)


def hand_over(shift: Shift, db: Database, at: datetime) -> None:
    """The folders of the day, a batch for each division; some are left lying."""
    piles, shift.folders = shift.folders, {}
    for division, uids in piles.items():
        going = []
        for uid in uids:
            dossier = dossiers.get(db, uid)
            if dossier is None or dossier.voided or dossier.status is not Status.RECEIVED:
                continue
            if shift.happens(_LEFT_BEHIND):
                shift.folders.setdefault(division, []).append(uid)
            else:
                going.append(uid)
        if going:
            batch = custody.hand_over(db, shift.desk, going, division, shift.somebody(), at)
            shift.print(db, batch.number, "handover", at)
            for uid in going:
                begin_work(shift, db, uid, at)
