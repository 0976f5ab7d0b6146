"""A counter that dies between any two of its commits while it meets a hub that was put back: no number is given twice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from counter_fixtures import Clock, Counter, a_counter
from reliability import Tried

from cchc_desktop.portal.message import Answer, Request
from cchc_desktop.portal.transport import Transport
from cchc_desktop.store import meta, numbers
from cchc_desktop.sync import connection
from tests.faults.histories import Crash
from tests.sync.hubs import CATALOGUE, RunningHub, in_process, new_database


class Dying:
    """A store's connection; the process ends right after the commit that is left to it."""

    def __init__(self, whole: Any, left: int | None) -> None:
        self._whole, self.left, self.commits = whole, left, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole, name)

    def execute(self, sql: str, *given: Any) -> Any:
        done = self._whole.execute(sql, *given)
        if sql == "commit":
            self.commits += 1
            if self.commits == self.left:
                raise Crash
        return done


def exchanged(counter: Counter, dies_after: int | None) -> int:
    """How many commits an exchange makes, or made until it ended."""
    whole = counter.db.conn
    counter.db.conn = dying = Dying(whole, dies_after)  # type: ignore[assignment]  # of a connection, what is used
    try:
        counter.exchange()
    except Crash:
        pass
    finally:
        counter.db.conn = whole
    if dying.commits == dies_after:
        counter.crash()
    return dying.commits


@contextmanager
def serving(folder: Path, clock: Clock) -> Iterator[RunningHub]:
    with in_process(f"sqlite:///{folder / 'hub.db'}") as (hub, deliver), pytest.MonkeyPatch.context() as patch:

        class Played(Transport):
            """Straight to the hub."""

            def send(self, request: Request) -> Answer:
                return deliver(request)

        patch.setattr(connection, "Transport", Played)
        hub.clock.at = clock.at
        yield hub


def enrolled(folder: Path, hub: RunningHub, number: int, clock: Clock) -> Counter:
    counter = a_counter(folder, clock, number=number, hasty=True)
    meta.write(counter.db, "portal_catalogue", CATALOGUE)
    counter.enrol(hub.url, hub.code(number))
    counter.exchange()
    return counter


def use_up(counter: Counter) -> None:
    of = numbers.ranges(counter.db)[-1]
    numbers.note_used(counter.db, of, counter.now.date(), of.last_usual - 5)


def copied(counter: Counter, folder: Path) -> Counter:
    """It as it was at the beginning, in a folder of its own."""
    shutil.copytree(counter.folder, folder)
    again = replace(counter, folder=folder, desk=replace(counter.desk, folder=folder), db=None, portal=None)  # type: ignore[arg-type]  # opened on the next line
    again.start()
    return again


def test_dying_between_two_commits_gives_no_number_twice(memory: Path, tried: Tried) -> None:
    """The hub has granted to the other what it forgot that the first has; the first learns of it and dies."""
    clock = Clock()
    new_database(memory / "hub")
    with serving(memory / "hub", clock) as hub:
        first, second = (enrolled(memory / str(number), hub, number, clock) for number in (3, 4))
    shutil.copytree(memory / "hub", memory / "backup")
    with serving(memory / "hub", clock):
        first.portal = None
        use_up(first)
        first.exchange()
        printed = [first.receive() for _ in range(8)]  # the last of them out of what the backup does not know
        first.exchange()
    first.close()
    second.close()
    clock.forward(minutes=1)

    for point in count(1):
        place = memory / f"dies {point}"
        shutil.copytree(memory / "backup", place)
        with serving(place, clock):
            one, other = copied(first, place / "3"), copied(second, place / "4")
            use_up(other)
            other.exchange()
            commits = exchanged(one, point)
            for counter in (one, other, one, other):
                counter.exchange()
            given = [*printed, *(counter.receive() for counter in (one, other) for _ in range(8))]
            assert len({each.code or each.provisional for each in given}) == len(given), f"after commit {point}"
            assert one.is_sound()
            for counter in (one, other):
                counter.close()
        if commits < point:  # it lived
            break
    tried("deaths between two commits of an exchange with a hub put back", point - 1)
    assert point > 5
