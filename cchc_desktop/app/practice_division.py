"""While a division works (giải quyết giả định): papers asked for, folders withdrawn or stopped, apologies, results."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from cchc_desktop.acts import custody, decide, supplement
from cchc_desktop.acts.supplement import Brought
from cchc_desktop.app import practice_words as words
from cchc_desktop.app.practice_return import give
from cchc_desktop.app.practice_shift import TO_BRING, Shift, division_of
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Apologised, Stopped
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.slip_kind import RECEIPT
from cchc_desktop.store.connection import Database

_ASKED, _ASKED_AGAIN = 0.075, 0.1
_WITHDRAWN = 0.004
_NEVER_BROUGHT = 0.06
_WORSE_AFTER_PAPERS = 1.4
_APOLOGISED, _IN_TIME = 0.82, 0.8
_LATE_AGAIN = 0.12  # of the dates that apologies give


def begin_work(shift: Shift, db: Database, uid: str, at: datetime) -> None:
    """A folder came to its division: what becomes of it there."""
    dossier, drawn, day = shift.in_work(db, uid), shift.chance.random(), at.date()
    if dossier is None:
        return
    if drawn < _ASKED:
        _plan_request(shift, dossier, day)
    elif drawn < _ASKED + _WITHDRAWN:
        shift.agenda.add(shift.some_days_after(day, 1, 4), partial(_withdraw, shift, uid))
    else:
        _conclude(shift, dossier, day)


def _plan_request(shift: Shift, dossier: Dossier, day: date) -> None:
    """Early in its time."""
    span = (dossier.due_at.date() - day).days if dossier.due_at else 10
    at = shift.some_days_after(day, 1, max(1, span // 3))
    shift.agenda.add(at, partial(_ask, shift, dossier.uid))


def _ask(shift: Shift, uid: str, db: Database, at: datetime) -> None:
    """Papers in writing; the second time the lead signs."""
    dossier = shift.in_work(db, uid)
    if dossier is None:
        return
    request, by = shift.request(at), shift.clerk
    if dossier.supplements:
        request, by = replace(request, approval_reason=words.ASKED_AGAIN_WHY), shift.lead
    supplement.request_supplement(db, shift.desk, uid, request, by)
    shift.print(db, uid, "supplement_request", at)
    if shift.happens(_NEVER_BROUGHT):
        shift.agenda.add(shift.time.after(at.date(), TO_BRING + 2, 0.3), partial(_stop, shift, uid))
    else:
        came = shift.some_days_after(at.date(), 1, TO_BRING + 1)
        shift.agenda.add(came, partial(_bring, shift, uid, request.papers))


def _bring(shift: Shift, uid: str, papers: tuple[Paper, ...], db: Database, at: datetime) -> None:
    """The papers come, a receipt with the new date is printed, and the clock runs again."""
    dossier = supplement.receive_supplement(db, shift.desk, uid, Brought(papers, confirmed=True), shift.clerk, at)
    shift.print(db, uid, RECEIPT, at)
    if dossier.supplements == 1 and shift.happens(_ASKED_AGAIN):
        _plan_request(shift, dossier, at.date())
    else:
        _conclude(shift, dossier, at.date(), _WORSE_AFTER_PAPERS)


def _stop(shift: Shift, uid: str, db: Database, at: datetime) -> None:
    decide.stop(db, shift.desk, uid, Stopped(at, words.STOPPED), shift.lead)
    shift.print(db, uid, "stop", at)


def _withdraw(shift: Shift, uid: str, db: Database, at: datetime) -> None:
    """The folder comes back first, so that the originals can be given back."""
    if shift.in_work(db, uid) is None:
        return
    custody.send_back(db, uid, words.SENT_BACK, shift.clerk, at)
    decide.withdraw(db, uid, shift.one(words.WITHDRAWN), None, shift.clerk, at)
    shift.print(db, uid, "withdrawal_note", at)


def _conclude(shift: Shift, dossier: Dossier, day: date, worse: float = 1.0) -> None:
    """When the result comes back; and for one that will be late, when somebody apologises."""
    chance, calendar = shift.chance, shift.time.calendar
    late = shift.fates.is_late(chance, dossier, day, worse)
    finish = shift.fates.finish(chance, dossier, day, late, calendar)
    division = division_of(shift.desk, dossier.reception.division)
    share = 0.15 + 0.6 * (len(division) % 7) / 6  # each division has its hour
    if late and shift.happens(_APOLOGISED):
        _plan_apology(shift, dossier, day, finish)
    come = shift.time.at(finish, share)
    shift.agenda.together(come, division, partial(_take, shift, division), dossier.uid)


@dataclass(frozen=True, slots=True)
class _Promise:
    """What an apology says."""

    due: date
    reason: str


def _plan_apology(shift: Shift, dossier: Dossier, day: date, finish: date) -> None:
    """On the last worked day before its day, or some days too late; the new date holds, or does not."""
    if dossier.due_at is None:
        return
    due = dossier.due_at.date()
    when = _apology_day(shift, due)
    if not day < when < finish:
        return
    promised = finish
    if shift.happens(_LATE_AGAIN):
        promised = shift.time.calendar.worked_after(max(when, due))
    promise = _Promise(promised, shift.one(words.LATE_WHY))
    at = shift.time.at(when, 0.05 + 0.8 * shift.chance.random())
    shift.agenda.add(at, partial(_apologise, shift, dossier.uid, promise))


def _apology_day(shift: Shift, due: date) -> date:
    """The last worked day before, or one of those after."""
    if not shift.happens(_IN_TIME):
        return shift.time.calendar.worked_after(due, 1 + int(shift.chance.random() * 4))
    when = due - timedelta(days=1)
    while not shift.time.calendar.is_worked(when):
        when -= timedelta(days=1)
    return when


def _apologise(shift: Shift, uid: str, promise: _Promise, db: Database, at: datetime) -> None:
    dossier = shift.in_work(db, uid)
    if dossier is None or dossier.due_at is None or dossier.apologies:
        return
    due_at = datetime.combine(promise.due, dossier.due_at.timetz())
    decide.apologise(db, shift.desk, uid, Apologised(at, promise.reason, due_at), shift.clerk)
    shift.print(db, uid, "apology", at)


def _take(shift: Shift, division: str, uids: list[str], db: Database, at: datetime) -> None:
    """What a division brings on one day goes on the shelf together."""
    brought = [uid for uid in uids if shift.in_work(db, uid)]
    if not brought:
        return
    shelf = f"{'ABCD'[len(division) % 4]}-{at.day % 5 + 1}"
    for dossier in custody.take_results(db, brought, shelf, shift.clerk, at, "Quyết định"):
        give(shift, dossier, at)
