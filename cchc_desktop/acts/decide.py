"""Deciding about a dossier (quyết định): supplement, refusal, withdrawal, stop, apology, correction, void."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cchc_desktop.acts.record import find, record, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import intake_cleaning, intake_problems
from cchc_desktop.domain.clerk import Approval, Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import (
    Amended,
    Apologised,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Voided,
    Withdrawn,
)
from cchc_desktop.domain.events import (
    Refused as NotTaken,
)
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.domain.intake import Intake, Paper
from cchc_desktop.domain.problem import Problem, errors
from cchc_desktop.domain.status import COUNTER
from cchc_desktop.store import ledger, procedures
from cchc_desktop.store.connection import Database, transaction


def request_supplement(
    db: Database, uid: str, request: SupplementRequested, by: Clerk, approval: Approval | None = None
) -> Dossier:
    """Asks for papers in writing; a second request is a lead's, for it makes the dossier count as overdue."""
    require(by, Duty.REQUEST_SUPPLEMENT)
    with transaction(db):
        dossier = find(db, uid)
        if dossier.supplements:
            require(by, Duty.SECOND_SUPPLEMENT, approval)
            request = _approved(request, approval.by if approval else by.code)
        return record(db, dossier, request, by)


def _approved(request: SupplementRequested, lead: str) -> SupplementRequested:
    return SupplementRequested(
        request.at, request.content, request.reason, request.papers, request.deadline, request.slip_number, lead
    )


def receive_supplement(
    db: Database, uid: str, papers: tuple[Paper, ...], due_at: datetime | None, by: Clerk, now: datetime
) -> Dossier:
    """The asked papers came; `due_at` is the new return date, worked out by the caller."""
    require(by, Duty.RECEIVE_SUPPLEMENT)
    with transaction(db):
        return record(db, find(db, uid), SupplementReceived(to_millisecond(now), papers, due_at), by)


def refuse(db: Database, uid: str, reason: str, by: Clerk, now: datetime) -> Dossier:
    """Not taken in, in writing with the reason."""
    require(by, Duty.REFUSE)
    with transaction(db):
        return record(db, find(db, uid), NotTaken(to_millisecond(now), reason), by)


def withdraw(db: Database, uid: str, reason: str, by: Clerk, now: datetime) -> Dossier:
    """The citizen asks for it back; not once a result was decided (NĐ 118/2025)."""
    require(by, Duty.RECEIVE)
    with transaction(db):
        return record(db, find(db, uid), Withdrawn(to_millisecond(now), reason), by)


def stop(db: Database, uid: str, reason: str, by: Clerk, now: datetime) -> Dossier:
    """Processing is stopped, with its notice."""
    require(by, Duty.RECEIVE)
    with transaction(db):
        return record(db, find(db, uid), Stopped(to_millisecond(now), reason), by)


def apologise(db: Database, uid: str, apology: Apologised, by: Clerk) -> Dossier:
    """Late: an apology and a new date, once only."""
    require(by, Duty.RECEIVE)
    with transaction(db):
        return record(db, find(db, uid), apology, by)


def amend(
    db: Database, uid: str, intake: Intake, reason: str, by_when: tuple[Clerk, datetime, Approval | None]
) -> Dossier:
    """Corrects what was taken down: a clerk their own until it is handed over, a lead later.

    `by_when` is the clerk, the moment and a lead's approval if there is one. Raises Refused with the intake's problems.
    """
    by, now, approval = by_when
    at = to_millisecond(now)
    cleaned, _ = intake_cleaning.cleaned(intake)
    with transaction(db):
        dossier = find(db, uid)
        require(by, _correction(db, dossier, by), approval)
        found = _correction_problems(db, dossier, cleaned, at)
        if found:
            raise Refused(found)
        return record(db, dossier, Amended(at, replace(cleaned, papers=cleaned.handed_in), reason), by)


def _correction_problems(db: Database, dossier: Dossier, intake: Intake, at: datetime) -> tuple[Problem, ...]:
    """What stands against a corrected intake, by the catalogue and the day of its reception."""
    code = intake.procedure_code
    if code != dossier.intake.procedure_code:  # number, return date and papers follow from the procedure
        message = "Không đổi thủ tục của hồ sơ đã tiếp nhận được. Hủy hồ sơ này rồi tiếp nhận lại."
        return (Problem("procedure_code", "amend.procedure", message),)
    procedure = procedures.get(db, code, dossier.reception.procedure_version) or procedures.get(db, code)
    return errors(intake_problems.problems(intake, procedure, (dossier.received_at or at).date()))


def _correction(db: Database, dossier: Dossier, by: Clerk) -> Duty:
    """A clerk's own dossier that never left the counter is theirs to correct; any other is the lead's."""
    story = [entry.type for entry in ledger.of_dossier(db, dossier.uid)]
    never_left = dossier.holder == COUNTER and "custody.handedOver" not in story
    own = dossier.reception.clerk_code == by.code and "dossier.received" in story  # received by them, and here
    return Duty.CORRECT_OWN if own and never_left else Duty.CORRECT_LATER


def void(db: Database, uid: str, reason: str, by_when: tuple[Clerk, datetime, Approval | None]) -> Dossier:
    """Entered by mistake: kept and marked; its number is never used again. A lead's duty."""
    by, now, approval = by_when
    require(by, Duty.VOID, approval)
    with transaction(db):
        return record(db, find(db, uid), Voided(to_millisecond(now), reason), by)
