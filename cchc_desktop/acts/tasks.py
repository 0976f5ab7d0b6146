"""Seeing to tasks (xử lý việc cần xem): a clerk what is informative, a lead what was refused or contradicts.

Where the same was changed here and at the portal, a task is answered: one version is chosen, or both stand, by the table
of domain/conflict_rules.py. A choice is a correction of its own; what was sent before is never changed.
"""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.acts.record import enter, note_counter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.conflict_rules import Answer, changed, with_items
from cchc_desktop.domain.events import Amended
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import answered, dossiers, ledger, reconciling, tasks, versions
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.tasks import Task
from cchc_desktop.store.uids import new_uid
from cchc_desktop.store.versions import Versions

_FOR_A_LEAD = frozenset(
    {
        *("conflict", "rejected", "decision_exists", "two_ends", "restored_again"),
        *("XUNG_DOT", "DA_XOA_TREN_CONG", "OP_ID_REUSED", *reconciling.KINDS),
    }
)


def close(db: Database, task_id: int, by: Clerk, now: datetime) -> None:
    """Marks a task done, with an entry in the ledger.

    Raises Refused for one that is a lead's, is gone, or wants one of two versions chosen.
    """
    with transaction(db):
        task = _open(db, task_id, by)
        found = versions.of_task(db, task)
        if found and Answer.BOTH not in found.answers:
            wanted = " hoặc ".join(f"“{answer.label}”" for answer in found.answers)
            raise Refused((Problem("", "task.choose", f"Việc này cần chọn một bản: {wanted}. Chưa thay đổi gì."),))
        _close(db, task, by, now, {})


def answer(db: Database, task_id: int, choice: Answer, by: Clerk, now: datetime) -> None:
    """Says which version holds; a choice between two enters one correction, which the portal gets like any other act.

    Raises Refused for a task that is not this clerk's, is gone, or has no such answer.
    """
    with transaction(db):
        task = _open(db, task_id, by)
        found = versions.of_task(db, task)
        if found is None or choice not in found.answers:
            raise Refused((Problem("choice", "task.choice", "Việc này không có lựa chọn ấy. Chưa thay đổi gì."),))
        event = _correction(found, choice, task.kind == versions.DOUBT, to_millisecond(now))
        if event is None:
            _close(db, task, by, now, {"chon": choice.value})
            return
        after = found.dossier.after(event)  # also of an ended dossier: which of two versions holds is no new deed
        dossiers.update(db, found.dossier, after)
        enter(db, event, after, by, new_uid(), dossiers.standing(db, after.uid)[1])
        tasks.close(db, task.id, instant_text(event.at), by.code)


def _correction(found: Versions, choice: Answer, stored_there: bool, at: datetime) -> Amended | None:
    """The correction a choice makes; None when nothing has to be changed on either side.

    `stored_there`: the portal has ours already. Only what the task is about is said to be amended, so that whatever
    else differs is merged as ever.
    """
    ours, theirs, past = found.dossier.intake, found.theirs, found.amendment
    if choice is Answer.BOTH or theirs is None or past is None or (stored_there and choice is Answer.OURS):
        return None
    new = with_items(ours, theirs, found.items) if choice is Answer.PORTAL else ours
    meant = changed(past.former, past.intake) if past.former else found.items
    former = ours if stored_there else with_items(new, theirs, meant)
    labels = ", ".join(item.label for item in found.items)
    return Amended(at, new, f"{choice.label}: {labels}", former)


def _open(db: Database, task_id: int, by: Clerk) -> Task:
    task = tasks.get(db, task_id)
    if task is None or task.closed_at is not None:
        raise Refused((Problem("", "task.gone", "Việc này đã có người xử lý."),))
    require(by, Duty.RESOLVE_CONFLICT if is_for_a_lead(task) else Duty.SYNC)
    return task


def is_for_a_lead(task: Task) -> bool:
    """Whose it is to see to it."""
    return task.kind in _FOR_A_LEAD


def _close(db: Database, task: Task, by: Clerk, now: datetime, said: dict[str, str]) -> None:
    tasks.close(db, task.id, instant_text(to_millisecond(now)), by.code)
    about = {answered.ABOUT: found[0].op_id} if task.pos and (found := ledger.after(db, task.pos - 1, 1)) else {}
    note_counter(db, "close_task", {"loai": task.kind, "viec": task.id} | about | said, by, now)
