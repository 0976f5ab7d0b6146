"""Closing a task (xử lý việc cần xem): a clerk what is informative, a lead what was refused or contradicts."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import tasks
from cchc_desktop.store.connection import Database, transaction

_FOR_A_LEAD = frozenset({"conflict", "rejected", "decision_exists", "XUNG_DOT", "DA_XOA_TREN_CONG", "OP_ID_REUSED"})


def close(db: Database, task_id: int, by: Clerk, now: datetime) -> None:
    """Marks a task done, with an entry in the ledger; raises Refused for one that is a lead's or is gone."""
    with transaction(db):
        task = tasks.get(db, task_id)
        if task is None or task.closed_at is not None:
            raise Refused((Problem("", "task.gone", "Việc này đã có người xử lý."),))
        require(by, Duty.RESOLVE_CONFLICT if task.kind in _FOR_A_LEAD else Duty.SYNC)
        tasks.close(db, task_id, instant_text(to_millisecond(now)), by.code)
        note_counter(db, "close_task", {"loai": task.kind, "viec": task_id}, by, now)
