"""kill -9 of a counter that receives and syncs, at random moments, the hub in another process and killed as well."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from counter_fixtures import UNIT, Counter, a_counter
from free_port import free_port
from reliability import Tried

from cchc_desktop.domain.instants import VN
from cchc_desktop.hub.app import make_app
from cchc_desktop.hub.serve import enrolment_code
from cchc_desktop.portal.errors import PortalTrouble
from cchc_desktop.store import meta, numbers, verify
from tests.sync.hubs import API, CATALOGUE, RunningHub, new_database

KILLS = int(os.environ.get("CCHC_KILLS", "40"))
MOST_SHOWN = 4  # of a life, before its end may come: none means that it ends while the store is being opened
LONGEST_LIFE = 0.2  # seconds until a counter is killed after that, at most
PATIENCE = 20.0
TESTS = Path(__file__).parents[1]
PROCESSES = Path(__file__).with_name("killed.py")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 and fork are of POSIX")


def clock() -> datetime:
    return datetime.now(VN)


def start(*arguments: str) -> subprocess.Popen[str]:
    """One of the processes of killed.py."""
    paths = os.pathsep.join([str(TESTS), str(TESTS.parent)])
    environment = os.environ | {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(PROCESSES), *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)


@dataclass
class Hub:
    """The hub's process: killed and started again at the same address."""

    database: str
    port: int = field(default_factory=free_port)  # which nobody else is given while it is down
    process: subprocess.Popen[str] = field(init=False)

    def start(self) -> None:
        self.process = start("hub", self.database, str(self.port))
        assert self.process.stdout
        assert self.process.stdout.readline().rstrip().endswith(f":{self.port}")

    def kill(self) -> None:
        end(self.process)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{API}"


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()


@dataclass
class Site:
    """The folder of the counter that is killed, its hub, and the nursery of its processes."""

    folder: Path
    hub: Hub
    nursery: subprocess.Popen[str]
    said: Path

    def live_and_be_killed(self, chance: Random) -> None:
        """One counter process, from its start to a moment drawn by chance; now and then the hub is killed before."""
        orders = {"folder": str(self.folder), "unit": UNIT, "seed": chance.getrandbits(32), "said": str(self.said)}
        assert self.nursery.stdin
        assert self.nursery.stdout
        self.nursery.stdin.write(json.dumps(orders) + "\n")
        self.nursery.stdin.flush()
        shown, ends = len(self.acknowledged()) + chance.randint(0, MOST_SHOWN), time.monotonic() + PATIENCE
        child = int(self.nursery.stdout.readline())
        while len(self.acknowledged()) < shown and time.monotonic() < ends:
            time.sleep(0.001)
        time.sleep(chance.random() * LONGEST_LIFE)
        if chance.random() < 0.1:
            self.hub.kill()
            time.sleep(chance.random() * LONGEST_LIFE)
            self.hub.start()
        os.kill(child, signal.SIGKILL)
        while alive(child):
            time.sleep(0.001)

    def acknowledged(self) -> list[tuple[str, str, str]]:
        """(uid, printed code, owner) of every dossier a clerk was shown as saved; a line cut off was not shown."""
        lines = self.said.read_text(encoding="utf-8").splitlines(keepends=True) if self.said.exists() else []
        return [tuple(line.strip().split(" ", 2)) for line in lines if line.endswith("\n")]  # type: ignore[misc]  # three

    @contextmanager
    def opened(self) -> Iterator[Counter]:
        """The counter's store, opened here between two lives."""
        counter = Counter(self.folder, None, None, None)  # type: ignore[arg-type]  # only what is stored is looked at
        counter.clock = clock  # type: ignore[assignment]  # the time of day
        counter.start()
        try:
            yield counter
        finally:
            counter.close()


def alive(child: int) -> bool:
    try:
        os.kill(child, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    database = new_database(tmp_path / "hub")
    hub, nursery = Hub(database), start("nursery")
    hub.start()
    counter = a_counter(tmp_path / "counter", clock)  # type: ignore[arg-type]  # the time of day
    meta.write(counter.db, "portal_catalogue", CATALOGUE)
    counter.enrol(hub.url, enrolment_code(database, UNIT, 3, now=clock()))
    counter.close()
    try:
        yield Site(tmp_path / "counter", hub, nursery, tmp_path / "said")
    finally:
        end(nursery)
        hub.kill()


@pytest.mark.timeout(0)
def test_killed_at_any_moment_nothing_acknowledged_is_lost_and_nothing_is_twice(
    site: Site, seed: int, tried: Tried
) -> None:
    tried("kill -9 of counter and hub while syncing", KILLS)
    chance = Random(seed)
    for turn in range(KILLS):
        site.live_and_be_killed(chance)
        with site.opened() as counter:
            assert verify.advance(counter.db) is None
            if turn % 10 == 9:
                check_store(counter, site.acknowledged())

    with site.opened() as counter:
        drain(counter)
        check_store(counter, site.acknowledged())
        check_hub(counter, site)
    assert len(site.acknowledged()) > KILLS  # there was something to lose


def drain(counter: Counter) -> None:
    for _ in range(5):
        try:
            if counter.exchange().waiting == 0:
                return
        except PortalTrouble:
            continue
    pytest.fail("the counter never came to rest")


def check_store(counter: Counter, acknowledged: list[tuple[str, str, str]]) -> None:
    """I1, I2, I3, I7: what was shown is there, as it was shown; no number twice; every number accounted for."""
    assert counter.is_sound()
    kept = {row[0]: row[1:] for row in counter.db.conn.execute(f"select {UID}, {CODE}, owner_name from dossiers")}
    for uid, code, owner in acknowledged:
        assert kept[uid.replace("-", "")] == (code, owner)
    codes = [code for code, _ in kept.values()]
    assert len(set(codes)) == len(codes)
    received = [entry.dossier_uid for entry in counter.entries() if entry.type == "dossier.received"]
    assert len(set(received)) == len(received) == len(kept)
    assert accounted_for(counter)


UID, CODE = "lower(hex(uid))", "coalesce(code, provisional)"


def accounted_for(counter: Counter) -> bool:
    """Every number of a range, up to the last given that day, is a dossier's or a voided one, none both."""
    used: dict[tuple[str, int], list[int]] = {}
    ranges = [known for known in numbers.ranges(counter.db) if known.series == numbers.DOSSIER]
    for (code,) in counter.db.conn.execute("select code from dossiers where code is not null"):
        _, day, number = code.split("-")
        first = next(known.first for known in ranges if known.first <= int(number) <= known.last)
        used.setdefault((day, first), []).append(int(number))
    starts = {known.range_id: known.first for known in ranges}
    for range_id, day, first, last, reason in numbers.voided(counter.db):
        assert reason
        if range_id in starts:
            used.setdefault((day[2:].replace("-", ""), starts[range_id]), []).extend(range(first, last + 1))
    for (_, first), given in used.items():
        assert sorted(given) == list(range(first, max(given) + 1))
    return True


def check_hub(counter: Counter, site: Site) -> None:
    """I4: the hub's journal is the ledger; each dossier is there once, under its printed number."""
    app = make_app(site.hub.database, clock=clock)
    try:
        hub = RunningHub(app.state.hub, clock, site.hub.url, app)  # type: ignore[arg-type]  # the time of day
        assert hub.holds_all_of(counter)
        there = hub.dossiers()
        shown = {uid: code for uid, code, _ in site.acknowledged()}
        assert shown.keys() <= there.keys()
        for uid, code in shown.items():
            assert code in (there[uid].data.get("MaHoSo"), there[uid].data.get("SoBienNhan"))
        codes = [kept.data.get("MaHoSo") or kept.data["SoBienNhan"] for kept in there.values()]
        assert len(set(codes)) == len(codes)
        assert not any(kept.data.get("MaHoSoKhac") for kept in there.values())
        assert len(there) == counter.db.conn.execute("select count(*) from dossiers").fetchone()[0]
    finally:
        app.state.hub.storage.close()
