"""Acts without a last word: after a snapshot the portal says again what became of them, by network and by stick."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from counter_fixtures import Clock, Counter, a_counter, hand_over

from cchc_desktop.hub import put_back
from cchc_desktop.hub.upstream.forwarder import Forwarder
from cchc_desktop.hub.upstream.national_driver import NationalAdaptor
from cchc_desktop.portal.errors import PortalTrouble
from cchc_desktop.reports.sync_state import sync_state
from cchc_desktop.store import deliveries, meta, tasks
from cchc_desktop.sync import unsettled
from tests.hub.upstream.conftest import SECRET, national_settings
from tests.hub.upstream.fakes import FakeNational
from tests.sync.hubs import CATALOGUE, RunningHub, listening, new_database
from tests.sync.sticks import Stick
from tests.sync.test_exchange import at_the_address
from tests.sync.ways import Way, lost, problem

UNIT = "H52.18"
WRONG = "Mã TTHC không hợp lệ"


@pytest.fixture
def above() -> Iterator[FakeNational]:
    with FakeNational() as fake:
        yield fake


class Centre:
    """A hub with a portal above, whose feed begins anew while it is stopped."""

    def __init__(self, folder: Path, above: FakeNational) -> None:
        self.above, self.clock, self.database = above, Clock(), new_database(folder)

    @contextmanager
    def running(self) -> Iterator[tuple[RunningHub, Forwarder]]:
        adaptor = NationalAdaptor(national_settings(self.above.url), SECRET)
        with listening(self.database, self.clock) as hub:
            yield hub, Forwarder(hub.hub, adaptor, 5.0, lambda _unit: None)
            with hub.hub.storage.writing() as db:
                put_back.notice_all(db, hub.hub.now())  # or a failover
        adaptor.close()
        self.clock.forward(minutes=1)


@pytest.fixture
def centre(tmp_path: Path, above: FakeNational) -> Centre:
    return Centre(tmp_path / "hub", above)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = a_counter(tmp_path / "counter", Clock(), unit=UNIT)
    meta.write(made.db, "portal_catalogue", CATALOGUE)
    yield made
    made.close()


def joined(counter: Counter, hub: RunningHub, number: int = 3) -> None:
    counter.enrol(hub.url, hub.code(number, UNIT))
    counter.exchange()


def kinds(counter: Counter) -> set[str]:
    return {task.kind for task in tasks.still_open(counter.db)}


@pytest.mark.parametrize("refuses", ["", WRONG])
def test_an_outcome_told_before_a_snapshot_is_asked_for(centre: Centre, counter: Counter, refuses: str) -> None:
    centre.above.refuses = refuses
    with centre.running() as (hub, forwarder):
        joined(counter, hub)
        for _ in range(3):
            hand_over(counter, counter.receive())
        counter.exchange()
        while forwarder.bring_one():
            pass
    assert sync_state(counter.db, counter.now).at_gateway == 3

    with centre.running() as (hub, _):
        at_the_address(counter, hub)
        counter.exchange()
        assert sync_state(counter.db, counter.now).at_gateway == 0
        assert deliveries.unsettled(counter.db) == (0, 0)
        assert kinds(counter) == ({"CONG_TREN_TU_CHOI"} if refuses else set())
        for task in tasks.still_open(counter.db):
            tasks.close(counter.db, task.id, "2026-10-05T08:15:00.000+07:00", counter.clerk.code)

    with centre.running() as (hub, _):
        at_the_address(counter, hub).exchange()
        assert kinds(counter) == set()  # what a person has closed stays closed
        assert counter.is_sound()


def test_what_still_waits_above_goes_on_waiting(centre: Centre, counter: Counter) -> None:
    with centre.running() as (hub, _):
        joined(counter, hub)
        counter.receive()
        counter.exchange()

    with centre.running() as (hub, forwarder):
        at_the_address(counter, hub).exchange()
        assert sync_state(counter.db, counter.now).at_gateway == 1
        forwarder.bring_one()
        counter.exchange()
        assert sync_state(counter.db, counter.now).clean


@pytest.mark.parametrize("fate", [lost, problem(403, "TU_CHOI")])
def test_asking_again_goes_on_after_trouble(centre: Centre, counter: Counter, fate) -> None:
    with centre.running() as (hub, forwarder):
        joined(counter, hub)
        for _ in range(3):
            counter.receive()
        counter.exchange()
        while forwarder.bring_one():
            pass

    with centre.running() as (hub, _), Way(hub.url) as way:
        at_the_address(counter, hub)
        meta.write(counter.db, "portal_url", way.url)
        way.tell("/op-batches", fate)
        try:
            counter.exchange()
        except PortalTrouble:
            assert fate is lost
        assert deliveries.unsettled(counter.db)[0] == 3
        counter.exchange()
        assert deliveries.unsettled(counter.db)[0] == 0
        asked = len(way.asked("/op-batches"))
        counter.exchange()
        assert len(way.asked("/op-batches")) == asked


def test_a_stick_asks_too(centre: Centre, counter: Counter, tmp_path: Path, usb: Stick) -> None:
    near = a_counter(tmp_path / "near", Clock(), unit=UNIT, number=4)
    with centre.running() as (hub, forwarder):
        joined(counter, hub)
        joined(near, hub, 4)
        for _ in range(2):
            counter.receive()
        usb.whole_way(counter, near)
        while forwarder.bring_one():
            pass
    assert sync_state(counter.db, counter.now).at_gateway == 2

    with centre.running() as (hub, _):
        at_the_address(near, hub)
        usb.whole_way(counter, near)  # the snapshot
        counter.receive()
        usb.whole_way(counter, near)
        assert sync_state(counter.db, counter.now).at_gateway == 1  # of the new one alone
        assert not list(unsettled.batches(counter.db, 200))
        assert hub.holds_all_of(counter)
    near.close()


def test_without_a_snapshot_nothing_is_asked_again(counter: Counter) -> None:
    assert list(unsettled.batches(counter.db, 200)) == []
    unsettled.answered(counter.db, 5)
    assert list(unsettled.batches(counter.db, 200)) == []
