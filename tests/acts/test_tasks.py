"""Closing a task: what informs is anybody's, what was refused or contradicts is the lead's; once."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import tasks
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.store import tasks as opened
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.tasks import Task

FOR_A_LEAD = ("conflict", "rejected", "decision_exists", "XUNG_DOT", "DA_XOA_TREN_CONG", "OP_ID_REUSED")


def a_task(counter: Counter, kind: str = "NGAY_HEN_KHAC") -> int:
    with transaction(counter.db):
        return opened.add(counter.db, Task(0, kind, None, None, b"{}", "2026-10-05T08:15:00.000+07:00"))


def test_a_closed_task_is_gone_and_stands_in_the_ledger(counter: Counter) -> None:
    task_id = a_task(counter)

    tasks.close(counter.db, task_id, counter.clerk, counter.now)

    closed = opened.get(counter.db, task_id)
    assert closed is not None
    assert (opened.count_open(counter.db), closed.closed_by) == (0, counter.clerk.code)
    assert counter.entries()[-1].type == "counter.event"


def test_a_task_is_closed_once(counter: Counter) -> None:
    task_id = a_task(counter)
    tasks.close(counter.db, task_id, counter.clerk, counter.now)

    with pytest.raises(Refused, match=r"^task\.gone$"):
        tasks.close(counter.db, task_id, counter.lead, counter.now)


def test_a_task_that_never_was_cannot_be_closed(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^task\.gone$"):
        tasks.close(counter.db, 99, counter.lead, counter.now)


@pytest.mark.parametrize("kind", FOR_A_LEAD)
def test_what_was_refused_or_contradicts_is_the_lead_s(counter: Counter, kind: str) -> None:
    task_id = a_task(counter, kind)
    before = counter.contents()

    for who in (counter.clerk, counter.admin):
        with pytest.raises(Refused, match=r"^role\.resolve_conflict$"):
            tasks.close(counter.db, task_id, who, counter.now)
    assert counter.contents() == before

    tasks.close(counter.db, task_id, counter.lead, counter.now)
    assert opened.count_open(counter.db) == 0
