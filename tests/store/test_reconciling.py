"""What is compared: the day's and all that are open, of this counter alone; and how it came out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from counter_fixtures import Counter, hand_over, open_counter

from cchc_desktop.acts import decide
from cchc_desktop.store import reconciling, tasks
from cchc_desktop.store.reconciling import Reconciled
from cchc_desktop.store.tasks import Task

TODAY, TOMORROW = date(2026, 10, 5), date(2026, 10, 6)
DONE = Reconciled("2026-10-05T17:00:00.000+07:00", "2026-10-05", 3, 2)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path / "counter") as made:
        yield made


def compared(counter: Counter, day: date, size: int = 100) -> list[list[str]]:
    return [[each.uid for each in page] for page in reconciling.pages(counter.db, day, size)]


def test_the_day_s_and_what_is_open_are_compared_and_what_is_over_is_not(counter: Counter) -> None:
    over, still, late = (counter.receive() for _ in range(3))
    decide.withdraw(counter.db, over.uid, "Công dân xin rút", None, counter.clerk, counter.now)
    assert compared(counter, TODAY) == [[over.uid, still.uid, late.uid]]

    counter.clock.forward(days=1)
    decide.withdraw(counter.db, late.uid, "Công dân xin rút", None, counter.clerk, counter.now)
    counter.mirror(code="H52.18-261005-4001")

    assert compared(counter, TOMORROW) == [[still.uid, late.uid]]  # the last was worked on that day
    assert compared(counter, date(2026, 12, 1)) == [[still.uid]]


def test_they_come_in_pages(counter: Counter) -> None:
    uids = [hand_over(counter, counter.receive()).uid for _ in range(5)]

    pages = compared(counter, TODAY, 2)

    assert [len(page) for page in pages] == [2, 2, 1]
    assert [uid for page in pages for uid in page] == uids


def test_each_has_the_hash_of_its_reception(counter: Counter) -> None:
    dossier = counter.receive()

    [[each]] = reconciling.pages(counter.db, TODAY, 9)

    assert each.content == counter.entries(dossier.uid)[0].payload_sha256


def test_a_wish_is_kept_until_it_was_done_or_refused(counter: Counter) -> None:
    assert reconciling.last(counter.db) is None
    reconciling.ask(counter.db, TODAY)
    assert reconciling.asked(counter.db) == "2026-10-05"

    reconciling.note(counter.db, None, "Cổng không đối soát.")
    assert (reconciling.asked(counter.db), reconciling.trouble(counter.db)) == (None, "Cổng không đối soát.")

    reconciling.note(counter.db, DONE)
    assert (reconciling.last(counter.db), reconciling.trouble(counter.db)) == (DONE, "")


@pytest.mark.parametrize("name", ["not_there", "not_here", "differing", "waiting", "onward_waiting", "onward_failed"])
def test_anything_apart_is_not_clean(name: str) -> None:
    assert DONE.clean
    assert not Reconciled(DONE.at, DONE.day, 3, 2, **{name: 1}).clean


def test_prints_are_no_change_since(counter: Counter) -> None:
    dossier = counter.receive()
    pos = counter.entries()[-1].pos
    assert reconciling.acts_since(counter.db, pos) == 0

    hand_over(counter, dossier)

    assert reconciling.acts_since(counter.db, pos) == 1


def test_a_difference_is_told_once_and_not_beside_a_refusal(counter: Counter) -> None:
    first, second = counter.receive(), counter.receive()
    differs = Task(0, "recon_differs", first.uid, None, b'{"code":"recon_differs"}', DONE.at)
    assert not reconciling.is_told(counter.db, differs)

    task_id = tasks.add(counter.db, differs)
    assert reconciling.open_tasks(counter.db) == [(task_id, "recon_differs", first.uid)]
    tasks.close(counter.db, task_id, DONE.at, "tn01")
    assert reconciling.is_told(counter.db, differs)
    assert reconciling.open_tasks(counter.db) == []

    tasks.add(counter.db, Task(0, "rejected", second.uid, 1, b"{}", DONE.at))
    assert reconciling.is_told(counter.db, Task(0, "recon_not_there", second.uid, None, b"{}", DONE.at))
