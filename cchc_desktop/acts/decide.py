"""Deciding about a dossier (quyết định): refusal, withdrawal, stop, apology, correction, void."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cchc_desktop.acts.demands import (
    demand_dossiers,
    demand_possible,
    demand_received,
    demand_worked_day,
    originals_left,
)
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.letters import record_letter
from cchc_desktop.acts.record import demand, demand_papers, find, record, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import intake_cleaning, intake_problems
from cchc_desktop.domain.clerk import Approval, Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.event_cleaning import tidy
from cchc_desktop.domain.events import Amended, Apologised, PapersGivenBack, Stopped, Voided, Withdrawn
from cchc_desktop.domain.events import Refused as NotTaken
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.domain.intake import Intake, Paper
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.problem import Problem, errors
from cchc_desktop.domain.status import COUNTER
from cchc_desktop.store import ledger, procedures
from cchc_desktop.store.connection import Database, transaction


def refuse(db: Database, desk: Desk, uid: str, reason: str, by: Clerk, now: datetime) -> Dossier:
    """Not taken in, in writing with the reason: what was filed online, or waits for papers since before reception."""
    require(by, Duty.REFUSE)
    at = to_millisecond(now)
    with transaction(db):
        return record_letter(db, desk, find(db, uid), tidy(NotTaken(at, reason)), by)


def withdraw(
    db: Database, uid: str, reason: str, papers: tuple[Paper, ...] | None, by: Clerk, now: datetime
) -> Dossier:
    """The citizen asks for it back; not once a result was decided (NĐ 118/2025).

    `papers` are the originals given back; None: all there are, when the folder is at the counter.
    """
    require(by, Duty.RECEIVE)
    with transaction(db):
        dossier = find(db, uid)
        here = dossier.intake.originals if dossier.holder == COUNTER else ()
        event = tidy(Withdrawn(to_millisecond(now), reason, here if papers is None else papers))
        demand_papers(event.papers)
        demand(db, dossier, event)
        demand_received(db, dossier, event.papers)
        return record(db, dossier, event, by)


def give_back(db: Database, uid: str, papers: tuple[Paper, ...] | None, by: Clerk, now: datetime) -> Dossier:
    """Papers that were not at the counter when it was withdrawn or stopped go back now; None: all originals left."""
    require(by, Duty.RECEIVE)
    with transaction(db):
        dossier = find(db, uid)
        event = tidy(PapersGivenBack(to_millisecond(now), originals_left(db, dossier) if papers is None else papers))
        demand(db, dossier, event)
        demand_papers(event.papers)
        demand_received(db, dossier, event.papers)
        if not event.papers:
            message = "Không còn bản chính nào để trả; trả giấy tờ khác thì ghi rõ từng loại. Chưa lưu gì."
            raise Refused((Problem("papers", "given_back.none", message),))
        return record(db, dossier, event, by)


def stop(db: Database, desk: Desk, uid: str, notice: Stopped, by: Clerk) -> Dossier:
    """Processing is stopped, with its notice; not once a result was decided. Its number is given here."""
    require(by, Duty.RECEIVE)
    demand_papers(notice.papers)
    with transaction(db):
        dossier = find(db, uid)
        demand(db, dossier, notice)
        demand_received(db, dossier, tidy(notice).papers)
        return record_letter(db, desk, dossier, tidy(notice), by)


def apologise(db: Database, desk: Desk, uid: str, apology: Apologised, by: Clerk) -> Dossier:
    """Late: an apology and a new date, once only, on a day the office works. The letter's number is given here."""
    require(by, Duty.RECEIVE)
    apology = replace(tidy(apology), due_at=to_millisecond(apology.due_at))
    with transaction(db):
        dossier = find(db, uid)
        demand(db, dossier, apology)
        demand_worked_day(desk, apology.due_at.date(), "due_at", "Ngày hẹn lại", "apology.day_off")
        return record_letter(db, desk, dossier, apology, by)


def amend(
    db: Database, uid: str, intake: Intake, reason: str, by_when: tuple[Clerk, datetime, Approval | None]
) -> Dossier:
    """Corrects what was taken down: a clerk their own until it is handed over, a lead later.

    A new version of the receipt holds from then on (Dossier.receipt_version). An exemption found out afterwards is
    such a correction too. `by_when` is the clerk, the moment and a lead's approval if there is one.
    Raises Refused with the intake's problems.
    """
    by, now, approval = by_when
    at = to_millisecond(now)
    cleaned, _ = intake_cleaning.cleaned(intake)
    with transaction(db):
        dossier = find(db, uid)
        demand_dossiers(by, Duty.CORRECT_LATER)
        demand_possible(db, dossier, Deed.AMEND, at.date())
        require(by, correction(db, dossier, by), approval)
        found = _correction_problems(db, dossier, cleaned, at)
        if found:
            raise Refused(found)
        event = Amended(at, replace(cleaned, papers=cleaned.handed_in), reason, dossier.intake)
        return record(db, dossier, tidy(event), by)


def _correction_problems(db: Database, dossier: Dossier, intake: Intake, at: datetime) -> tuple[Problem, ...]:
    """What stands against a corrected intake, by the catalogue and the day of its reception."""
    code = intake.procedure_code
    if code != dossier.intake.procedure_code:  # number, return date and papers follow from the procedure
        message = "Không đổi thủ tục của hồ sơ đã tiếp nhận được. Hủy hồ sơ này rồi tiếp nhận lại."
        return (Problem("procedure_code", "amend.procedure", message),)
    procedure = procedures.get(db, code, dossier.reception.procedure_version) or procedures.get(db, code)
    return errors(intake_problems.problems(intake, procedure, (dossier.received_at or at).date()))


def correction(db: Database, dossier: Dossier, by: Clerk) -> Duty:
    """Whose duty a correction is: of a clerk's own dossier that never left the counter theirs, of any other the lead's."""
    story = [entry.type for entry in ledger.of_dossier(db, dossier.uid)]
    never_left = dossier.holder == COUNTER and "custody.handedOver" not in story
    own = dossier.reception.clerk_code == by.code and "dossier.received" in story  # received by them, and here
    return Duty.CORRECT_OWN if own and never_left else Duty.CORRECT_LATER


def void(db: Database, uid: str, reason: str, by_when: tuple[Clerk, datetime, Approval | None]) -> Dossier:
    """Entered by mistake: kept and marked; its number is never used again. A lead's duty, and none once it was returned."""
    by, now, approval = by_when
    demand_dossiers(by, Duty.VOID)
    with transaction(db):
        dossier = find(db, uid)
        demand_possible(db, dossier, Deed.VOID, to_millisecond(now).date())
        require(by, Duty.VOID, approval)
        return record(db, dossier, tidy(Voided(to_millisecond(now), reason)), by)
