"""Tasks: what needs a person is open until somebody closes it; nothing is dropped, nothing doubled."""

from __future__ import annotations

from dataclasses import replace

from store_fixtures import AT, noted, received

from cchc_desktop.store import tasks
from cchc_desktop.store.connection import Database
from cchc_desktop.store.tasks import Task

NOTICE = Task(0, "notice", None, None, b'{"text":"A"}', AT)
LATER = "2026-10-05T09:00:00.000+07:00"


def test_an_open_task_says_what_it_is_about(db: Database) -> None:
    uid, pos = received(db).uid, noted(db).pos
    task = Task(0, "rejected", uid, pos, b"{}", AT)
    task_id = tasks.add(db, task)
    assert tasks.get(db, task_id) == replace(task, id=task_id)
    assert tasks.get(db, 99) is None
    assert tasks.count_open(db) == 1


def test_the_oldest_open_task_comes_first(db: Database) -> None:
    younger = tasks.add(db, replace(NOTICE, opened_at=LATER))
    older = tasks.add(db, replace(NOTICE, detail=b"{}"))
    assert [task.id for task in tasks.still_open(db)] == [older, younger]
    assert [task.id for task in tasks.still_open(db, limit=1)] == [older]


def test_the_same_answer_to_the_same_entry_is_one_task(db: Database) -> None:
    uid, pos = received(db).uid, noted(db).pos
    first = tasks.add(db, Task(0, "rejected", uid, pos, b'{"try":1}', AT))
    assert tasks.add(db, Task(0, "rejected", uid, pos, b'{"try":2}', LATER)) == first
    assert tasks.add(db, Task(0, "conflict", uid, pos, b'{"try":2}', LATER)) != first


def test_the_same_notice_twice_is_one_task(db: Database) -> None:
    assert tasks.add(db, NOTICE) == tasks.add(db, replace(NOTICE, opened_at=LATER))


def test_two_different_notices_are_two_tasks(db: Database) -> None:
    """Neither names an entry; the second must not vanish into the first."""
    uid = received(db).uid
    tasks.add(db, NOTICE)
    tasks.add(db, replace(NOTICE, detail=b'{"text":"B"}'))
    tasks.add(db, Task(0, "result", uid, None, b'{"text":"A"}', AT))
    tasks.add(db, Task(0, "result", uid, None, b'{"text":"B"}', AT))
    assert tasks.count_open(db) == 4


def test_a_closed_task_says_by_whom_and_the_same_may_come_up_again(db: Database) -> None:
    task_id = tasks.add(db, NOTICE)
    tasks.close(db, task_id, LATER, "cb01")
    tasks.close(db, task_id, AT, "cb02")
    closed = tasks.get(db, task_id)
    assert closed is not None
    assert (closed.closed_at, closed.closed_by, tasks.count_open(db)) == (LATER, "cb01", 0)
    assert tasks.add(db, NOTICE) != task_id


def test_whether_an_entry_waits_for_a_person_is_known_until_it_is_closed(db: Database) -> None:
    task_id = tasks.add(db, Task(0, "conflict", None, 1, b"{}", AT))
    assert (tasks.is_open_about(db, 1), tasks.is_open_about(db, 2)) == (True, False)

    tasks.close(db, task_id, AT, "tq01")
    assert not tasks.is_open_about(db, 1)
