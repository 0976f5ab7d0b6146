"""Before reception (chưa tiếp nhận): what is not complete or not ours gets a letter, and the citizen keeps the papers.

Such a dossier has no number and is not counted as received. When the papers are complete it is received under the same
uid: `receive.receive(…, uid)`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from cchc_desktop.acts import letters
from cchc_desktop.acts.demands import demand_worked_day
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import demand_papers, enter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain import intake_cleaning, intake_problems
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier, Reception
from cchc_desktop.domain.event_cleaning import tidy
from cchc_desktop.domain.events import Refused as NotTaken
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.domain.intake import Intake
from cchc_desktop.domain.problem import Problem, errors
from cchc_desktop.domain.procedure import Procedure
from cchc_desktop.domain.status import Status
from cchc_desktop.domain.supplement_rules import STAGES
from cchc_desktop.store import dossiers, procedures
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid

STILL_TO_COME = frozenset({"papers.none", "collector.address"})
NOT_OURS = frozenset({"procedure.none", "procedure.unknown", "procedure.early", "procedure.closed", "case.unknown"})


def request_at_intake(db: Database, desk: Desk, intake: Intake, request: SupplementRequested, by: Clerk) -> Dossier:
    """Asks in writing for what is missing of an intake; raises Refused with all that is wrong.

    The intake may lack papers, not who comes and for what procedure.
    """
    require(by, Duty.REQUEST_SUPPLEMENT)
    demand_papers(request.papers)
    at = to_millisecond(request.at)
    brought = _brought(db, desk, intake, STILL_TO_COME, (by, at))
    if request.deadline and request.deadline.date() > at.date():
        demand_worked_day(desk, request.deadline.date(), "deadline", "Hạn bổ sung", "supplement.day_off")
    return _enter(db, desk, brought, replace(tidy(request), at=at, stage=STAGES[0]), by)


def refuse_intake(db: Database, desk: Desk, intake: Intake, reason: str, by: Clerk, now: datetime) -> Dossier:
    """Refuses in writing what is brought to the counter; the procedure may be none of this office's.

    Without a procedure the intake's summary says what was asked for. Raises Refused with all that is wrong.
    """
    require(by, Duty.REFUSE)
    at = to_millisecond(now)
    brought = _brought(db, desk, intake, STILL_TO_COME | NOT_OURS, (by, at))
    if not (brought.intake.procedure_code or brought.intake.summary):
        message = "Ghi nội dung công dân đề nghị, hoặc chọn thủ tục. Chưa lưu gì."
        raise Refused((Problem("summary", "refusal.subject", message),))
    return _enter(db, desk, brought, tidy(NotTaken(at, reason)), by)


def _brought(
    db: Database, desk: Desk, intake: Intake, without: frozenset[str], who_when: tuple[Clerk, datetime]
) -> Dossier:
    by, at = who_when
    cleaned, _ = intake_cleaning.cleaned(intake)
    procedure = procedures.get(db, cleaned.procedure_code)
    found = errors(intake_problems.problems(cleaned, procedure, at.date()))
    wrong = tuple(problem for problem in found if problem.code not in without)
    if wrong:
        raise Refused(wrong)
    return Dossier(
        uid=new_uid(),
        code=None,
        intake=replace(cleaned, papers=cleaned.handed_in),
        received_at=None,
        due_at=None,
        reception=_reception(desk, procedure, cleaned, by),
        status=Status.NEW,
    )


def _reception(desk: Desk, procedure: Procedure | None, intake: Intake, by: Clerk) -> Reception:
    """Who saw it, where; a procedure that is not ours is called by what was asked for."""
    return Reception(
        unit_code=desk.office.unit_code,
        counter=desk.office.counter,
        clerk_code=by.code,
        clerk_name=by.name,
        procedure_name=procedure.name if procedure else intake.summary,
        procedure_field=procedure.procedure_field if procedure else "",
        short_name=procedure.short_name if procedure else "",
        division=procedure.division if procedure else "",
        procedure_version=procedure.version if procedure else "",
        return_place=desk.office.return_place,
    )


def _enter(db: Database, desk: Desk, brought: Dossier, event: NotTaken | SupplementRequested, by: Clerk) -> Dossier:
    problem = brought.refuses(event, event.at.date())
    if problem:
        raise Refused((problem,))
    with transaction(db):
        event = replace(event, slip_number=letters.number(db, desk, event, by), dossier=brought)
        after = brought.after(event)
        dossiers.add(db, after)
        enter(db, event, after, by, new_uid())
    return after
