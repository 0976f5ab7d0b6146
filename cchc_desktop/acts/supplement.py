"""Asking for papers and taking them (yêu cầu và nhận bổ sung): the clock stands meanwhile, and goes on when they come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from cchc_desktop.acts.demands import demand_confirmed, demand_possible, demand_worked_day
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.letters import record_letter
from cchc_desktop.acts.record import demand_papers, find, record, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Approval, Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.duration import Unit
from cchc_desktop.domain.event_cleaning import tidy, tidy_papers
from cchc_desktop.domain.events import SupplementReceived, SupplementRequested
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.resume import Resumption
from cchc_desktop.domain.status import Status
from cchc_desktop.domain.supplement_rules import STAGES, not_come, uncounted
from cchc_desktop.store import due
from cchc_desktop.store.connection import Database, transaction

_INTAKE, _APPRAISAL = STAGES


def request_supplement(
    db: Database, desk: Desk, uid: str, request: SupplementRequested, by: Clerk, approval: Approval | None = None
) -> Dossier:
    """Asks for papers in writing; the letter's number is given here, the stage when the request names none.

    A second request is a lead's, with a reason, for it makes the dossier count as overdue nationally: `approval` brings
    both, a lead writes `request.approval_reason`.
    """
    require(by, Duty.REQUEST_SUPPLEMENT)
    demand_papers(request.papers)
    with transaction(db):
        dossier = find(db, uid)
        request = replace(tidy(request), stage=request.stage or _stage(dossier))
        demand_possible(db, dossier, Deed.REQUEST_SUPPLEMENT, to_millisecond(request.at).date())
        if request.deadline and request.deadline.date() > to_millisecond(request.at).date():
            demand_worked_day(desk, request.deadline.date(), "deadline", "Hạn bổ sung", "supplement.day_off")
        if dossier.supplements:
            require(by, Duty.SECOND_SUPPLEMENT, approval)
            who, why = (approval.by, approval.reason) if approval else (by.code, request.approval_reason)
            request = replace(request, approved_by=who, approval_reason=why)
        return record_letter(db, desk, dossier, request, by)


def _stage(dossier: Dossier) -> str:
    """Where it is: still with the counter, or with those who appraise it."""
    return _INTAKE if dossier.status in (Status.NEW, Status.RECEIVED, Status.SUPPLEMENT) else _APPRAISAL


@dataclass(frozen=True, slots=True)
class Brought:
    """The papers that came; `confirmed`: those asked for that did not are done without."""

    papers: tuple[Paper, ...]
    confirmed: bool = False


def receive_supplement(
    db: Database, desk: Desk, uid: str, brought: tuple[Paper, ...] | Brought, by: Clerk, now: datetime
) -> Dossier:
    """The asked papers came: the time that was left is counted on from now; the date on the receipt is kept beside.

    Where only something was to be put right, and no paper asked for, there may be none. Raises Refused.
    """
    require(by, Duty.RECEIVE_SUPPLEMENT)
    brought = brought if isinstance(brought, Brought) else Brought(brought)
    papers = brought.papers
    demand_papers(papers)
    at = to_millisecond(now)
    with transaction(db):
        dossier = find(db, uid)
        demand_possible(db, dossier, Deed.RECEIVE_SUPPLEMENT, at.date())
        asked = due.last_request(db, dossier.uid)
        if not papers and (asked is None or asked.papers):
            message = "Ghi ít nhất một giấy tờ công dân vừa nộp. Chưa lưu gì."
            raise Refused((Problem("papers", "papers.none", message),))
        if found := uncounted(papers):
            raise Refused(found)
        demand_confirmed([not_come(asked, papers)], brought.confirmed)
        again = resumption(db, desk, dossier, at)
        due_at = to_millisecond(again.due_at) if again else dossier.due_at
        counted_to = again.running.last if again and again.running.unit is Unit.DAY else None
        return record(db, dossier, SupplementReceived(at, tidy_papers(papers), due_at, counted_to), by)


def resumption(db: Database, desk: Desk, dossier: Dossier, at: datetime) -> Resumption | None:
    """The new return date if the papers came `at`, with its explanation; None when there is none to reckon."""
    return due.story(db, dossier, desk.office.hours, desk.calendar).resumed(at)
