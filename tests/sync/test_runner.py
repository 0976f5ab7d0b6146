"""The background exchange: wakes at the bell, backs off with patience, stops at once, tells what it did."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from counter_fixtures import KEY, Clock, Counter

from cchc_desktop.portal.errors import DeviceRevoked, LedgerTampered, PortalUnreachable, Reason, StrangeAnswer
from cchc_desktop.store import meta, schema
from cchc_desktop.store.connection import Use
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.sync import runner
from cchc_desktop.sync.exchange import Report
from cchc_desktop.sync.files import Files
from cchc_desktop.sync.runner import Bell, Rounds
from cchc_desktop.wire.contract import ProblemDocument
from tests.sync.conftest import Make
from tests.sync.hubs import RunningHub
from tests.sync.ways import Way, captive, silence

LISTENED = 77.0  # a wait that stands for listening
OFFLINE = PortalUnreachable(Reason.OFFLINE)
REVOKED = DeviceRevoked(ProblemDocument("about:blank", "x", 403, code="THIET_BI_BI_THU_HOI"))


class Waits(Bell):
    """A bell whose waits take no time; the runner is stopped after the last that was foreseen."""

    def __init__(self, stop: threading.Event, most: int) -> None:
        super().__init__()
        self.stop, self.most = stop, most
        self.waited: list[tuple[float, bool]] = []

    def wait(self, seconds: float, *, backing_off: bool) -> bool:
        self.waited.append((seconds, backing_off))
        if len(self.waited) >= self.most:
            self.stop.set()
        return False

    @property
    def seconds(self) -> list[float]:
        return [seconds for seconds, _ in self.waited]


class Played:
    """Exchanges that end as told, the last for ever."""

    def __init__(self, *ends: Any) -> None:
        self.ends, self.begun, self.closed = list(ends), 0, 0

    def exchange(self, *_given: Any) -> Report:
        self.begun += 1
        end = self.ends.pop(0) if len(self.ends) > 1 else self.ends[0]
        if isinstance(end, Exception):
            raise end
        return end

    def close(self) -> None:
        self.closed += 1


Run = Callable[..., tuple[Waits, list[Report], Played]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the rounds over exchanges that end as told, for so many waits; returns waits, reports and exchanges."""

    def run(*ends: Any, waits: int = 1, idle: float = 20.0) -> tuple[Waits, list[Report], Played]:
        stop, told, played = threading.Event(), list[Report](), Played(*ends)
        bell = Waits(stop, waits)
        monkeypatch.setattr(runner, "exchange", played.exchange)
        monkeypatch.setattr(runner.connection, "connect", lambda *_given: played)
        monkeypatch.setattr(runner.connection, "joined", lambda _db: ("here",))
        monkeypatch.setattr(runner.listening, "listen", lambda *_given: bell.wait(LISTENED, backing_off=False))
        runner.run(Rounds(_Store, Clock(), bell, stop, told.append, idle=idle))
        return bell, told, played

    return run


class _Store:
    def close(self) -> None:
        """Nothing to give back."""


def test_while_all_is_well_it_listens_for_news_with_one_portal(run: Run) -> None:
    bell, told, played = run(Report(pushed=1), waits=3)

    assert bell.waited == [(LISTENED, False)] * 3
    assert told == [Report(pushed=1)] * 3
    assert (played.begun, played.closed) == (3, 1)


@pytest.mark.parametrize("left", [Report(waiting=1), Report(trouble="x"), Report(files=Files(waiting=1))])
def test_while_something_is_left_to_do_a_round_every_twenty_seconds(run: Run, left: Report) -> None:
    bell, _, played = run(left, waits=3)

    assert bell.waited == [(20.0, False)] * 3
    assert played.begun == 3


def test_files_that_had_no_time_go_on_at_once(run: Run) -> None:
    bell, _, _ = run(Report(files=Files(waiting=1, more=True)), Report(files=Files(waiting=1, trouble="x")), waits=2)

    assert bell.waited == [(0.0, False), (20.0, False)]


def test_trouble_is_told_and_tried_again_ever_later_up_to_ten_minutes(run: Run) -> None:
    bell, told, _ = run(OFFLINE, waits=12)

    assert all(backing_off for _, backing_off in bell.waited[:-1])
    for turn, seconds in enumerate(bell.seconds[:-1]):
        least = min(5.0 * 2**turn, 600.0)
        assert least <= seconds <= least + 5.0
    assert {report.trouble for report in told} == {Reason.OFFLINE.value}


def test_waits_are_not_the_same_for_all_counters(run: Run) -> None:
    assert len({run(OFFLINE)[0].seconds[0] for _ in range(8)}) > 1


def test_there_is_no_last_try(run: Run) -> None:
    bell, _, played = run(OFFLINE, waits=300)

    assert played.begun == 300
    assert 600.0 <= bell.seconds[-2] <= 605.0


def test_the_wait_starts_small_again_after_a_success(run: Run) -> None:
    bell, told, _ = run(*[OFFLINE] * 6, Report(), OFFLINE, waits=8)

    assert bell.waited[6] == (LISTENED, False)
    assert bell.seconds[7] < 15.0
    assert told[6] == Report()


@pytest.mark.parametrize("asked", [0.5, 42.0, 900.0])
def test_retry_after_is_obeyed(run: Run, asked: float) -> None:
    bell, _, _ = run(PortalUnreachable(Reason.BUSY, asked), Report(), waits=2)

    assert asked <= bell.seconds[0] <= asked + 1.0


def test_those_whom_a_busy_portal_sends_away_do_not_come_back_at_one_moment(run: Run) -> None:
    busy = PortalUnreachable(Reason.BUSY, 9.0)

    assert len({run(busy)[0].seconds[0] for _ in range(8)}) > 1


def test_retry_after_nothing_is_no_leave_to_storm(run: Run) -> None:
    bell, _, _ = run(PortalUnreachable(Reason.BUSY, 0.0), waits=4)

    assert min(bell.seconds[:-1]) >= 5.0


@pytest.mark.parametrize(
    "trouble", [StrangeAnswer("x"), StoreTrouble(Trouble.LOCKED), StoreTrouble(Trouble.FULL)], ids=str
)
def test_a_strange_answer_or_a_busy_store_is_tried_again(run: Run, trouble: Any) -> None:
    bell, told, _ = run(trouble, Report(), waits=2)

    assert [report.trouble for report in told] == [trouble.sentence, ""]
    assert bell.waited[0][1]


@pytest.mark.parametrize(
    "refusal", [REVOKED, LedgerTampered(ProblemDocument("x", "x", 409, code="SO_BI_SUA"))], ids=str
)
def test_after_a_refusal_somebody_must_act_first(run: Run, refusal: Any) -> None:
    bell, told, played = run(refusal, waits=3)

    assert bell.waited == [(600.0, True)] * 3  # no act of the counter wakes it
    assert {report.trouble for report in told} == {refusal.sentence}
    assert played.begun == 3


@pytest.mark.parametrize("trouble", [OFFLINE, StoreTrouble(Trouble.LOCKED)], ids=str)
def test_told_to_stop_while_backing_off_it_tries_no_more(run: Run, trouble: Any) -> None:
    _, _, played = run(trouble, waits=1)

    assert (played.begun, played.closed) == (1, 1)


def test_told_to_stop_during_a_failing_exchange_it_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    for trouble in (OFFLINE, StoreTrouble(Trouble.LOCKED)):
        stop = threading.Event()

        def failing(*_given: Any, stop: threading.Event = stop, trouble: Any = trouble) -> Report:
            stop.set()
            raise trouble

        monkeypatch.setattr(runner, "exchange", failing)
        monkeypatch.setattr(runner.connection, "connect", lambda *_given: Played(Report()))
        monkeypatch.setattr(runner.connection, "joined", lambda _db: ("here",))
        bell, told = Waits(stop, 1), list[Report]()
        runner.run(Rounds(_Store, Clock(), bell, stop, told.append))  # type: ignore[arg-type]  # a stand-in
        assert (bell.waited, told) == ([], [])


def test_a_bug_is_said_and_does_not_end_the_sync_of_the_day(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    bell, told, played = run(ValueError("Trần Thị Ví Dụ"), Report(), waits=2)

    assert "lỗi chương trình" in told[0].trouble
    assert bell.waited == [(600.0, True), (LISTENED, False)]
    assert (len(told), played.closed) == (2, 2)
    assert "ValueError" in caplog.text
    assert "Ví Dụ" not in caplog.text


def test_a_counter_of_no_portal_idles(monkeypatch: pytest.MonkeyPatch) -> None:
    stop, told = threading.Event(), list[Report]()
    bell = Waits(stop, 2)
    monkeypatch.setattr(runner.connection, "connect", lambda *_given: None)
    monkeypatch.setattr(runner.connection, "joined", lambda _db: (None,))

    runner.run(Rounds(_Store, Clock(), bell, stop, told.append))  # type: ignore[arg-type]  # a stand-in

    assert bell.waited == [(20.0, False)] * 2
    assert told == []


# The bell itself.


def rung(bell: Bell) -> bool:
    """Whether the next wait ends at once."""
    return bell._rung.is_set()


def test_an_act_wakes_an_idle_exchange() -> None:
    bell = Bell()
    bell.act_happened()
    assert rung(bell)
    bell.wait(600, backing_off=False)  # ends at once
    assert not rung(bell)


def test_an_act_leaves_a_back_off_alone_and_send_now_does_not() -> None:
    bell, ends = Bell(), threading.Event()
    waiting = threading.Thread(target=lambda: (bell.wait(60, backing_off=True), ends.set()))
    waiting.start()
    assert bell._patient.wait(60)

    bell.act_happened()
    assert not ends.wait(0.05)
    bell.send_now()

    assert ends.wait(30)
    waiting.join()


# In a thread, against the hub.


class Background:
    """The runner in its thread, as the window starts it."""

    def __init__(self, counter: Counter, **settings: Any) -> None:
        self.bell, self.stop, self.told = Bell(), threading.Event(), list[Report]()
        self._heard = threading.Condition()

        def open_store() -> Any:
            return schema.open_store(counter.folder, KEY, Use.SYNC)

        rounds = Rounds(open_store, counter.clock, self.bell, self.stop, self._tell, idle=60.0, **settings)
        self.thread = threading.Thread(target=runner.run, args=(rounds,), name="sync")
        self.thread.start()

    def _tell(self, report: Report) -> None:
        with self._heard:
            self.told.append(report)
            self._heard.notify_all()

    def wait_for(self, wanted: Callable[[Report], bool]) -> Report:
        with self._heard:
            assert self._heard.wait_for(lambda: any(map(wanted, self.told)), 60)
            found = next(report for report in self.told if wanted(report))
            self.told.clear()
            return found

    def end(self) -> None:
        self.stop.set()
        self.bell.send_now()
        self.thread.join(30)
        assert not self.thread.is_alive()


@pytest.fixture
def threads() -> Iterator[None]:
    """None of the counter's is left over."""
    yield
    left = [thread for thread in threading.enumerate() if thread.name in ("sync", "portal-call")]
    for thread in left:
        thread.join(60)  # a call that was given up may be at its last lines
    assert [thread.name for thread in left if thread.is_alive()] == []


@pytest.mark.usefixtures("threads")
def test_acts_reach_the_hub_while_the_counter_works_on(counter: Counter, hub: RunningHub) -> None:
    background = Background(counter)
    try:
        background.wait_for(lambda report: not report.trouble)
        uids = set()
        for _ in range(20):
            uids.add(counter.receive().uid)
            background.bell.act_happened()
        while not uids <= hub.dossiers(counter.desk.office.unit_code).keys():
            background.bell.send_now()
            background.wait_for(lambda report: not report.trouble)
    finally:
        background.end()

    counter.exchange()
    assert hub.holds_all_of(counter)
    assert counter.is_sound()


@pytest.mark.usefixtures("threads")
def test_trouble_shows_and_passes(counter: Counter, way: Way) -> None:
    way.always("*", captive)
    background = Background(counter)
    try:
        assert background.wait_for(lambda report: report.trouble != "").trouble == Reason.CAPTIVE.value
        way.always("*", None)
        background.bell.send_now()
        assert background.wait_for(lambda report: report.trouble == "")
    finally:
        background.end()
    assert meta.read(counter.db, "sync_trouble") == ""


@pytest.mark.usefixtures("threads")
@pytest.mark.parametrize("when", ["idle", "backing off", "in a black hole"])
def test_it_stops_quickly(counter: Counter, way: Way, when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "_FIRST_WAIT", 600.0)  # whoever sat a back-off out would be told from a slow machine
    if when != "idle":
        way.always("*", captive if when == "backing off" else silence)
    background = Background(counter, deadline=0.5)
    if when != "in a black hole":
        background.wait_for(lambda _report: True)

    background.end()

    assert not background.thread.is_alive()


def test_the_store_is_closed_whatever_happens(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = []

    class Store(_Store):
        def close(self) -> None:
            closed.append(True)

    monkeypatch.setattr(runner.connection, "joined", lambda _db: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        runner.run(Rounds(Store, Clock(), Bell(), threading.Event(), lambda _report: None))  # type: ignore[arg-type]  # a stand-in
    assert closed == [True]
