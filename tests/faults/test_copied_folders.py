"""Random histories of a folder that is copied and put back (F12): nothing is lost, and who has parted gives no number again."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import pytest
from counter_fixtures import Counter, hand_over
from reliability import Tried

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.portal.errors import PortalTrouble
from cchc_desktop.store import dossiers, ledger, tasks
from tests.faults.histories import Crash, World, a_world, demand, receives
from tests.sync.hubs import InProcess, RunningHub

HISTORIES = int(os.environ.get("CCHC_COPIES", "6"))
MOST = 4  # machines


@dataclass
class Copied:
    """A world whose counters are copies of one; `printed`: each number with the instances that gave it."""

    world: World
    place: Path
    printed: dict[str, list[str]] = field(default_factory=dict)
    kept: list[tuple[Counter, Path]] = field(default_factory=list)
    made: int = 0

    def step(self) -> None:
        chance, world = self.world.chance, self.world
        counter = chance.choice(world.counters)
        steps = (self.receive, self.hand_over, self.exchange, self.copy, self.keep, self.put_back)
        chance.choices(steps, (8, 2, 5, 1, 1, 1))[0](counter)

    def receive(self, counter: Counter) -> None:
        before = self.world.seen.keys() | set()
        receives(self.world, counter)
        (uid,) = self.world.seen.keys() - before
        dossier = self.world.seen[uid][1]
        self.printed.setdefault(dossier.code or dossier.provisional or "", []).append(ledger.instance(counter.db))

    def hand_over(self, counter: Counter) -> None:
        own = [uid for uid, _ in dossiers.own_states(counter.db)]
        if own:
            with suppress(Refused):
                hand_over(counter, counter.dossier(self.world.chance.choice(own)))

    def exchange(self, counter: Counter) -> bool:
        try:
            counter.exchange()
        except PortalTrouble:
            return False
        except Crash:
            counter.crash()
            return False
        return True

    def _folder(self, of: Path) -> Path:
        self.made += 1
        return Path(shutil.copytree(of, self.place / str(self.made)))

    def copy(self, counter: Counter) -> None:
        if len(self.world.counters) < MOST:
            counter.close()
            folder = self._folder(counter.folder)
            counter.start()
            other = replace(counter, folder=folder, desk=replace(counter.desk, folder=folder), db=None, portal=None)
            other.start()
            self.world.counters.append(other)

    def keep(self, counter: Counter) -> None:
        counter.close()
        self.kept.append((counter, self._folder(counter.folder)))
        counter.start()

    def put_back(self, _counter: Counter) -> None:
        """Of a counter that has sent all: what nobody but the lost folder knew nobody can bring back."""
        if self.kept:
            counter, folder = self.kept.pop(self.world.chance.randrange(len(self.kept)))
            if self.exchange(counter) and self.exchange(counter):
                counter.close()
                shutil.rmtree(counter.folder)
                shutil.copytree(folder, counter.folder)
                counter.start()

    def check(self) -> None:
        world = self.world
        held = world.hub.dossiers(world.unit)
        demand(held.keys() == world.seen.keys(), "a dossier was lost")
        codes = [kept.data.get("MaHoSoKhac") or kept.data.get("MaHoSo") for kept in held.values()]
        demand(len(set(codes)) == len(codes), "two dossiers of one code")
        for number, by in self.printed.items():
            demand(len(set(by)) == 1, f"{number} was given by {len(set(by))} instances")
        for counter in world.counters:
            demand(counter.is_sound(), "a ledger that does not hold")
            kinds = {task.kind for task in tasks.still_open(counter.db)}
            demand(not kinds & {"rejected", "OP_ID_REUSED", "SO_BI_SUA"}, f"tasks of {kinds}")


@pytest.mark.timeout(0)
def test_copies_lose_nothing_and_part(at: tuple[RunningHub, InProcess], memory: Path, seed: int, tried: Tried) -> None:
    tried("histories of a folder that is copied and put back", HISTORIES)
    for one in [Random(seed + number).getrandbits(32) for number in range(HISTORIES)]:
        place = memory / str(one)
        place.mkdir()
        trouble = Random(one).choice([0.0, 0.2])
        try:
            with a_world(at, place / "world", one, (1, trouble)) as world:
                played = Copied(world, place)
                for _ in range(25):
                    played.step()
                world.drain()
                played.check()
                for counter in world.counters:
                    played.receive(counter)
                world.drain()
                played.check()
                receptions = sum(len(by) for by in played.printed.values())
                assert receptions == len(world.hub.dossiers(world.unit)) >= len(world.counters)
        except BaseException as error:
            error.add_note(f"history {one}")
            raise
