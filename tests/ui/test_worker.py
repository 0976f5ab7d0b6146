"""Jobs run over there in order; answers, refusals and bugs come back here."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlite_utils import Database

from cchc_desktop.ui.worker import Job, Worker


class Refusal(Exception):
    """An expected failure."""


def open_store() -> Database:
    return Database(memory=True, execute_plugins=False)


def thread_of(_db: Database) -> int:
    return threading.get_ident()


def divide(_db: Database, divisor: int) -> float:
    return 1 / divisor


def refuse(_db: Database) -> None:
    raise Refusal


Make = Callable[..., Worker]


@pytest.fixture
def make(qapp: object) -> Iterator[Make]:
    made: list[Worker] = []

    def worker(**settings: Any) -> Worker:
        made.append(Worker(**{"open_store": open_store, "expected": (Refusal,), **settings}))
        made[-1].start()
        return made[-1]

    yield worker
    for each in made:
        each.stop()


def test_work_is_done_over_there_and_told_here(qtbot: QtBot, make: Make) -> None:
    worker, here, told = make(), threading.get_ident(), []

    worker.put(Job(thread_of, (), done=lambda there: told.append((there, threading.get_ident()))))
    qtbot.waitUntil(lambda: bool(told))

    there, told_in = told[0]
    assert there != here
    assert told_in == here


def test_jobs_keep_their_order(qtbot: QtBot, make: Make) -> None:
    worker, seen = make(), []

    for number in range(200):
        worker.put(Job(lambda _db, n: n, (number,), done=seen.append))
    qtbot.waitUntil(lambda: len(seen) == 200)

    assert seen == list(range(200))


def test_a_refusal_goes_to_the_one_who_asked(qtbot: QtBot, make: Make) -> None:
    worker, refused = make(), []

    worker.put(Job(refuse, (), failed=refused.append))
    qtbot.waitUntil(lambda: bool(refused))

    assert isinstance(refused[0], Refusal)


def test_a_refusal_nobody_waits_for_is_not_lost(qtbot: QtBot, make: Make) -> None:
    worker = make()

    with qtbot.waitSignal(worker.troubled) as heard:
        worker.put(Job(refuse, ()))

    assert isinstance(heard.args[0], Refusal)


def test_a_bug_goes_to_the_crash_hook_on_this_thread_and_work_goes_on(
    qtbot: QtBot, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes: list[tuple[type[BaseException], int]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _e, _tb: crashes.append((kind, threading.get_ident())))
    worker, results = make(), []

    worker.put(Job(divide, (0,), failed=lambda _error: pytest.fail("a bug is no refusal")))
    worker.put(Job(divide, (2,), done=results.append))
    qtbot.waitUntil(lambda: bool(results))

    assert crashes == [(ZeroDivisionError, threading.get_ident())]
    assert results == [0.5]


def test_the_idle_errand_runs_once_after_a_pause(qtbot: QtBot, make: Make) -> None:
    errands: list[int] = []
    worker, queued = make(idle=lambda _db: errands.append(1)), threading.Event()

    worker.put(Job(lambda _db: queued.wait(60), ()))  # or a slow machine pauses between two of the jobs
    for _ in range(5):
        worker.put(Job(thread_of, ()))
    queued.set()
    qtbot.waitUntil(lambda: bool(errands))
    qtbot.wait(300)

    assert len(errands) == 1


def test_stopping_finishes_what_was_asked_for(qtbot: QtBot, make: Make) -> None:
    worker, seen = make(), []
    for number in range(50):
        worker.put(Job(lambda _db, n: n, (number,), done=seen.append))

    worker.stop()
    qtbot.waitUntil(lambda: len(seen) == 50)

    assert seen == list(range(50))


def test_a_store_that_does_not_open_fails_every_job_with_the_reason(qtbot: QtBot, make: Make) -> None:
    def no_store() -> Database:
        raise Refusal

    worker, refused = make(open_store=no_store), []

    worker.put(Job(thread_of, (), failed=refused.append))
    worker.put(Job(thread_of, (), failed=refused.append))
    qtbot.waitUntil(lambda: len(refused) == 2)


def test_a_superseded_job_is_neither_run_nor_told(qtbot: QtBot, make: Make) -> None:
    worker, seen = make(), []

    worker.put(Job(lambda _db: "old", (), done=seen.append, wanted=lambda: False))
    worker.put(Job(lambda _db: "new", (), done=seen.append))
    qtbot.waitUntil(lambda: bool(seen))

    assert seen == ["new"]


def test_a_store_that_opens_at_the_second_try_is_worked_with(qtbot: QtBot, make: Make) -> None:
    tries: list[int] = []

    def busy_at_first() -> Database:
        tries.append(1)
        if len(tries) == 1:
            raise Refusal
        return open_store()

    worker, results = make(open_store=busy_at_first), []

    worker.put(Job(divide, (2,), done=results.append))
    qtbot.waitUntil(lambda: results == [0.5])
