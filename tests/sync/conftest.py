"""A hub for each module, a way to it for each test, counters enrolled at it in units of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from counter_fixtures import Clock, Counter, a_counter

from cchc_desktop.store import meta
from tests.sync.hubs import CATALOGUE, RunningHub, listening, new_database
from tests.sync.sticks import Stick
from tests.sync.ways import Way


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    with listening(new_database(tmp_path_factory.mktemp("hub"))) as running:
        yield running


@pytest.fixture
def way(hub: RunningHub) -> Iterator[Way]:
    with Way(hub.url) as made:
        yield made


_units = count(1)
Make = Callable[..., Counter]


@pytest.fixture
def make(hub: RunningHub, way: Way, tmp_path: Path) -> Iterator[Make]:
    """Counters enrolled by way of `way`; those of one test share a unit that no other test has."""
    unit = f"H52.{next(_units):03}"
    made: list[Counter] = []

    def make(number: int = 3, *, enrolled: bool = True, clock: Clock | None = None, **settings: Any) -> Counter:
        counter = a_counter(tmp_path / f"counter{len(made)}", clock or Clock(), unit=unit, number=number, **settings)
        made.append(counter)
        meta.write(counter.db, "portal_catalogue", CATALOGUE)  # it has it: a test of its own fetches it
        if enrolled:
            counter.enrol(way.url, hub.code(number, unit))
        return counter

    yield make
    for counter in made:
        counter.close()


@pytest.fixture
def counter(make: Make) -> Counter:
    """One enrolled counter, everything of its set-up exchanged."""
    counter = make()
    counter.exchange()
    return counter


@pytest.fixture
def usb(tmp_path: Path) -> Stick:
    """A stick with nothing on it."""
    return Stick(tmp_path / "usb")


@pytest.fixture
def alone(make: Make) -> Counter:
    """One with a backlog, and no network as far as the test goes."""
    counter = make(3)
    counter.receive()
    counter.receive()
    return counter


@pytest.fixture
def near(make: Make) -> Counter:
    """One that has a network."""
    return make(4)
