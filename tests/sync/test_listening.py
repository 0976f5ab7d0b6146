"""A counter with nothing to do: what it costs the hub, by the clock, and how soon it is there again."""

from __future__ import annotations

import threading
import time
from collections import Counter as Counts
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from counter_fixtures import Clock, Counter, a_counter
from sqlalchemy import event

from cchc_desktop.domain.status import Status
from cchc_desktop.portal.errors import PortalUnreachable, Reason
from cchc_desktop.portal.message import Answer, Request
from cchc_desktop.store import abilities, meta, schema
from cchc_desktop.store.connection import Use
from cchc_desktop.sync import connection, listening, runner
from cchc_desktop.sync.bell import Bell
from cchc_desktop.sync.exchange import Report
from cchc_desktop.sync.runner import Rounds
from tests.sync.hubs import CATALOGUE, InProcess, RunningHub, in_process, new_database
from tests.sync.hubs import listening as a_hub

KEY_ = bytes(range(32))


@dataclass
class Line:
    """A transport whose requests reach the hub in this process; a long poll takes its time of the common clock."""

    deliver: InProcess
    clock: Clock
    base_url: str
    asked: list[Request] = field(default_factory=list)

    def send(self, request: Request) -> Answer:
        self.asked.append(request)
        waits = int(request.query.get("waitSeconds", "0"))
        answer = self.deliver(replace(request, query={**request.query, "waitSeconds": "0"} if waits else request.query))
        if waits and b'"changes":[]' in answer.body:
            self.clock.forward(seconds=waits)
        return answer

    def close(self) -> None:
        """Nothing to give back."""


class Waits(Bell):
    """Waiting moves the clock; at the end of the time foreseen the runner stops."""

    def __init__(self, clock: Clock, stop: threading.Event, hours: float) -> None:
        super().__init__()
        self.clock, self.stop, self.hours, self.began = clock, stop, hours, clock()

    def wait(self, seconds: float, *, backing_off: bool) -> bool:
        self.clock.forward(seconds=seconds)
        if (self.clock() - self.began).total_seconds() >= 3600 * self.hours:
            self.stop.set()  # which rings the bell
        return self.stop.is_set()


@dataclass
class Quiet:
    """A counter, its hub in this process, and one clock for both."""

    counter: Counter
    hub: RunningHub
    line: Line
    clock: Clock
    writes: Counts[str] = field(default_factory=Counts)

    def run(self, hours: float) -> list[Report]:
        told: list[Report] = []
        stop = threading.Event()
        self.line.asked.clear()
        self.writes.clear()
        bell = Waits(self.clock, stop, hours)
        runner.run(Rounds(self.open, self.clock, bell, stop, told.append))
        return told

    def open(self) -> Any:
        return schema.open_store(self.counter.folder, KEY_, Use.SYNC)


@pytest.fixture
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Quiet]:
    with in_process(new_database(tmp_path / "hub")) as (hub, deliver):
        clock = hub.clock
        counter = a_counter(tmp_path / "counter", clock, hasty=True)
        meta.write(counter.db, "portal_catalogue", CATALOGUE)
        line = Line(deliver, clock, hub.url)
        made = Quiet(counter, hub, line, clock)
        monkeypatch.setattr(connection, "Transport", lambda *_given, **_named: line)
        monkeypatch.setattr(listening.time, "monotonic", lambda: clock().timestamp())
        counter.enrol(hub.url, hub.code())
        engine = hub.hub.storage.engine

        def written(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            verb, *words = statement.split()
            if verb.lower() in ("insert", "update", "delete"):
                made.writes[words[1] if verb.lower() != "update" else words[0]] += 1

        event.listen(engine, "before_cursor_execute", written)
        yield made
        counter.close()


def test_a_counter_with_nothing_to_do_costs_one_request_a_minute_and_no_write(quiet: Quiet) -> None:
    quiet.counter.receive()
    quiet.run(0.1)  # which sends it

    told = quiet.run(8)

    assert {report.trouble for report in told} == {""}
    paths = Counts(request.path for request in quiet.line.asked)
    assert 6 * 60 < sum(paths.values()) <= 8 * 60, paths
    assert set(paths) == {"/changes", "/session", "/oauth2/token"}
    assert paths["/session"] <= 9
    # a token an hour has to be kept; nothing else is
    assert set(quiet.writes) <= {"access_tokens", "used_assertions", "devices"}
    assert sum(quiet.writes.values()) <= 5 * paths["/oauth2/token"]


def test_what_happened_meanwhile_is_taken_over_within_a_turn(quiet: Quiet) -> None:
    dossier = quiet.counter.receive()
    quiet.run(0.1)
    quiet.hub.move(dossier.uid, Status.PROCESSING)

    quiet.run(listening.TURN / 3600)

    assert quiet.counter.dossier(dossier.uid).status is Status.PROCESSING


def test_a_portal_without_long_polls_is_asked_as_seldom(quiet: Quiet, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet.run(0.1)
    monkeypatch.setattr(listening.abilities, "lacks", lambda _db, ability: ability == abilities.LONG_POLL)

    quiet.run(4)

    assert len(quiet.line.asked) <= 4 * 60
    assert {request.query.get("waitSeconds", "0") for request in quiet.line.asked} == {"0"}


def test_the_last_contact_and_the_clock_s_offset_stay_fresh(quiet: Quiet) -> None:
    quiet.run(0.5)

    met = meta.read(quiet.counter.db, "last_contact") or ""
    assert met >= (quiet.clock.at.replace(minute=quiet.clock.at.minute - 3)).isoformat()[:16]


class Cut:
    """A portal whose long polls fail at once."""

    polls = 0

    def changes(self, *_asked: Any) -> Any:
        self.polls += 1
        raise PortalUnreachable(Reason.OFFLINE)


def test_a_way_that_lets_no_long_poll_through_is_not_stormed(quiet: Quiet) -> None:
    bell = Waits(quiet.clock, threading.Event(), 1)
    before = quiet.clock()

    assert not listening.listen(quiet.counter.db, Cut(), bell, quiet.clock)  # type: ignore[arg-type]  # a stand-in

    assert (quiet.clock() - before).total_seconds() >= 20


def test_an_act_does_not_wait_for_the_long_poll(tmp_path: Path) -> None:
    with a_hub(new_database(tmp_path / "hub")) as hub:
        counter = a_counter(tmp_path / "counter")
        counter.enrol(hub.url, hub.code())
        counter.exchange()
        bell, ended, next_call = Bell(), threading.Event(), []

        def wait() -> None:
            db = schema.open_store(counter.folder, KEY_, Use.SYNC)
            portal = connection.connect(db, counter.clock)
            assert portal is not None
            listening.listen(db, portal, bell, counter.clock)
            ended.set()
            next_call.append(portal.session().serverTime)  # goes through a new connection
            portal.close()
            db.close()

        thread = threading.Thread(target=wait)
        thread.start()
        while not hub.hub.bell.listeners and not ended.is_set():
            time.sleep(0.005)
        began = time.monotonic()
        bell.act_happened()

        assert ended.wait(40)
        assert time.monotonic() - began < 40  # of the 55 seconds of the poll
        thread.join()
        assert next_call
        counter.close()


def test_rung_before_it_listens_it_does_not_listen(tmp_path: Path) -> None:
    bell = Bell()
    bell.act_happened()

    class Asked:
        def changes(self, *asked: Any) -> Any:
            assert asked[-1].said  # which ends the call before it begins
            raise PortalUnreachable(Reason.TIMEOUT)

    counter = a_counter(tmp_path)
    assert listening.listen(counter.db, Asked(), bell, counter.clock)  # type: ignore[arg-type]  # a stand-in
    counter.close()
