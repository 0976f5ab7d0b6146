"""From answers to the act (làm việc đã chọn): what was typed is read here, the act has the last word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from cchc_desktop.acts import custody, decide, fees, post, sign_in, supplement
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.fees import Payment
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.acts.supplement import Brought
from cchc_desktop.domain.clerk import Approval, Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Apologised, Stopped, SupplementRequested
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.working_hours import hours_on
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.deeds import correcting
from cchc_desktop.ui.deeds.form import Answers
from cchc_desktop.ui.deeds.paper_lines import papers_in
from cchc_desktop.ui.typed_date import NO_DAY, read_date

_MONEY = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:[. ][0-9]{3}){1,4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Task:
    """One deed about to be done; `leave` is the duty a lead has to allow, None when it is the clerk's own."""

    deed: Deed
    dossier: Dossier
    answers: Answers
    leave: Duty | None = None
    confirmed: bool = False  # what was doubted stands as it is

    listed: Mapping[str, Paper] = field(default_factory=dict)  # by name, those of the checklist with their codes

    def says(self, name: str) -> str:
        """An answer without blanks around it; "" when it was not asked."""
        return self.answers.get(name, "").strip()


@dataclass(frozen=True, slots=True)
class _Now:
    db: Database
    desk: Desk
    by: Clerk
    at: datetime
    approval: Approval | None


def do(db: Database, desk: Desk, task: Task, by: Clerk, now: datetime) -> Dossier:
    """Does it, on the writer's thread; raises Refused with problems named as the questions are."""
    return _DEEDS[task.deed](_Now(db, desk, by, now, _approval(db, task, by, now)), task)


def _approval(db: Database, task: Task, by: Clerk, now: datetime) -> Approval | None:
    if task.leave is None:
        return None
    try:
        who, why = task.says("approver"), task.says("approval_reason")
        return sign_in.approve(db, task.leave, who, task.answers.get("password", ""), why, (by, now))
    except Refused as refused:
        names = {"code": "approver", "reason": "approval_reason"}
        raise Refused(replace(each, field=names.get(each.field, each.field)) for each in refused.problems) from None


def _day(task: Task, name: str, now: _Now) -> datetime | None:
    """The end of a typed day; None for nothing; raises Refused for what is no day."""
    text = task.says(name)
    if not text:
        return None
    day = read_date(text)
    if day is None:
        raise Refused((Problem(name, f"{name}.day", f"{NO_DAY} Chưa lưu gì."),))
    return datetime.combine(day, hours_on(now.desk.office.hours, day).closing, VN)


def _supplement(now: _Now, task: Task) -> Dossier:
    request = SupplementRequested(
        now.at,
        task.says("content"),
        task.says("reason"),
        papers_in(task.says("papers"), task.listed),
        _day(task, "deadline", now),
        legal_basis=task.says("legal_basis"),
        approval_reason=task.says("approval_reason"),
    )
    return supplement.request_supplement(now.db, now.desk, task.dossier.uid, request, now.by, now.approval)


def _supplement_received(now: _Now, task: Task) -> Dossier:
    papers = papers_in(task.says("papers"), task.listed)
    brought = Brought(papers, task.confirmed)
    return supplement.receive_supplement(now.db, now.desk, task.dossier.uid, brought, now.by, now.at)


def _collect(now: _Now, task: Task) -> Dossier:
    amount = re.sub(r"\s*(?:đồng|đ|vnđ)$", "", task.says("amount"), flags=re.IGNORECASE)
    if not _MONEY.fullmatch(amount):
        raise Refused((Problem("amount", "fee.digits", "Số tiền là số nguyên đồng, ví dụ 50.000. Chưa lưu gì."),))
    payment = Payment(int(re.sub(r"[. ]", "", amount)), task.says("method"), task.says("receipt_number"))
    return fees.collect(now.db, task.dossier.uid, payment, now.by, now.at, confirmed=task.confirmed)


def _apologise(now: _Now, task: Task) -> Dossier:
    due = _day(task, "due_at", now)
    if due is None:
        raise Refused((Problem("due_at", "apology.no_day", "Cần ngày hẹn mới. Chưa lưu gì."),))
    return decide.apologise(now.db, now.desk, task.dossier.uid, Apologised(now.at, task.says("reason"), due), now.by)


def _withdraw(now: _Now, task: Task) -> Dossier:
    papers = papers_in(task.says("papers"), _known(task))
    return decide.withdraw(now.db, task.dossier.uid, task.says("reason"), papers, now.by, now.at)


def _give_back(now: _Now, task: Task) -> Dossier:
    papers = papers_in(task.says("papers"), _known(task))
    return decide.give_back(now.db, task.dossier.uid, papers, now.by, now.at)


def _stop(now: _Now, task: Task) -> Dossier:
    papers = papers_in(task.says("papers"), _known(task))
    notice = Stopped(now.at, task.says("reason"), task.says("legal_basis"), papers)
    return decide.stop(now.db, now.desk, task.dossier.uid, notice, now.by)


def _amend(now: _Now, task: Task) -> Dossier:
    intake = correcting.corrected(task.dossier.intake, task.answers)
    try:
        return decide.amend(now.db, task.dossier.uid, intake, task.says("reason"), (now.by, now.at, now.approval))
    except Refused as refused:
        raise Refused(map(correcting.at_question, refused.problems)) from None


def _correct_item(now: _Now, task: Task) -> Dossier:
    code_why, by_when = (task.says("item_code"), task.says("reason")), (now.by, now.at, now.approval)
    return post.correct_item(now.db, task.dossier.uid, code_why, by_when, confirmed=task.confirmed)


def _known(task: Task) -> dict[str, Paper]:
    return {paper.name: paper for paper in task.dossier.intake.papers}


def _refuse(now: _Now, task: Task) -> Dossier:
    return decide.refuse(now.db, now.desk, task.dossier.uid, task.says("reason"), now.by, now.at)


def _send_back(now: _Now, task: Task) -> Dossier:
    return custody.send_back(now.db, task.dossier.uid, task.says("reason"), now.by, now.at)


def _take_result(now: _Now, task: Task) -> Dossier:
    title, shelf = task.says("title"), task.says("shelf")
    return custody.take_result(now.db, task.dossier.uid, title, now.by, now.at, shelf)


def _void_fee(now: _Now, task: Task) -> Dossier:
    return fees.strike_out(now.db, task.dossier.uid, task.says("fee_uid"), task.says("reason"), now.by, now.at)


def _void(now: _Now, task: Task) -> Dossier:
    return decide.void(now.db, task.dossier.uid, task.says("reason"), (now.by, now.at, now.approval))


_DEEDS: dict[Deed, Callable[[_Now, Task], Dossier]] = {
    Deed.REQUEST_SUPPLEMENT: _supplement,
    Deed.RECEIVE_SUPPLEMENT: _supplement_received,
    Deed.REFUSE: _refuse,
    Deed.SEND_BACK: _send_back,
    Deed.TAKE_RESULT: _take_result,
    Deed.COLLECT_FEE: _collect,
    Deed.VOID_FEE: _void_fee,
    Deed.APOLOGISE: _apologise,
    Deed.WITHDRAW: _withdraw,
    Deed.STOP: _stop,
    Deed.GIVE_BACK: _give_back,
    Deed.AMEND: _amend,
    Deed.CORRECT_ITEM: _correct_item,
    Deed.VOID: _void,
}
