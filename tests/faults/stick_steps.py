"""What may happen to sticks: filled, cut off, pulled out, copied, altered, carried late or twice, taken in while a program dies."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import deliver, portal_change
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.portal.errors import PortalTrouble
from cchc_desktop.store import bundles, stick
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.sync import stick_export
from tests.faults.histories import STEPS, Crash, Step, World, Wrong, exchanges, never_called_sent_too_early
from tests.sync.sticks import Stick, flipped

FATES_OF_A_STICK = 2


class Sticks:
    """Two sticks that go round in one world."""

    def __init__(self, folder: Path, chance: Random) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.all = [Stick(folder / f"usb{number}") for number in range(FATES_OF_A_STICK)]
        self.spare = Stick(folder / "clean")
        self.chance = chance

    def one(self) -> Stick:
        return self.chance.choice(self.all)

    def a_file(self) -> Path:
        """Of any of them; Refused when there is none."""
        every = [path for each in self.all for path in sorted(each.folder.iterdir())]
        if not every:
            raise Refused(())
        return self.chance.choice(every)

    def steps(self) -> dict[Step, int]:
        """With what each is as likely as, beside the acts of the counters."""
        acts = {step: weight for step, weight in STEPS.items() if step is not exchanges}
        mine: dict[Step, int] = {self.exports: 12, self.carries: 14, self.takes: 12, self.taking_dies: 4, exchanges: 2}
        return acts | mine | {self.fills: 2, self.loses: 2, self.cuts: 2, self.alters: 2, self.copies: 3}

    def exports(self, world: World, counter: Counter) -> None:
        self._tried(world, lambda: self.one().export(counter))

    def fills(self, world: World, counter: Counter) -> None:
        """The stick is full at some file."""
        left, whole = [world.chance.randint(0, 2)], stick.put

        def put(folder: Path, name: str, data: bytes) -> None:
            left[0] -= 1
            if left[0] < 0:
                with pytest.MonkeyPatch.context() as full:
                    full.setattr(stick.os, "fsync", _no_room)
                    whole(folder, name, data)
            whole(folder, name, data)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(stick, "put", put)
            self.exports(world, counter)

    def carries(self, world: World, counter: Counter) -> None:
        self._tried(world, lambda: self.one().carry(counter))

    def takes(self, world: World, counter: Counter) -> None:
        self._tried(world, lambda: self.one().take(counter))
        never_called_sent_too_early(world, counter)

    def taking_dies(self, world: World, counter: Counter) -> None:
        where, name = world.chance.choice(
            [(portal_change, "accept"), (deliver, "take_result"), (bundles, "note_taken")]
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(where, name, _dies_after(world.chance.randint(0, 3), getattr(where, name)))
            self.takes(world, counter)

    def loses(self, _world: World, _counter: Counter) -> None:
        self.a_file().unlink()

    def cuts(self, world: World, _counter: Counter) -> None:
        path = self.a_file()
        path.write_bytes(path.read_bytes()[: world.chance.randrange(path.stat().st_size + 1)])

    def alters(self, world: World, _counter: Counter) -> None:
        path = self.a_file()
        if size := path.stat().st_size:
            flipped(path, world.chance.randrange(size))

    def copies(self, _world: World, _counter: Counter) -> None:
        path, to = self.a_file(), self.one()
        if path.parent != to.folder:
            (to.folder / path.name).write_bytes(path.read_bytes())

    @staticmethod
    def _tried(world: World, work: Callable[[], object]) -> None:
        try:
            world.log.append(f"  {work()}")
        except (PortalTrouble, StoreTrouble) as trouble:
            world.log.append(f"  {type(trouble).__name__} {trouble}")


def _no_room(_handle: int) -> None:
    raise OSError(errno.ENOSPC, "no room")


def _dies_after(left: int, whole: Callable[..., Any]) -> Callable[..., Any]:
    calls = [left]

    def dying(*given: Any, **named: Any) -> Any:
        calls[0] -= 1
        if calls[0] < 0:
            raise Crash
        return whole(*given, **named)

    return dying


@contextmanager
def small_parts() -> Iterator[None]:
    """So that an export of a few entries has many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stick_export, "_BATCH", 3)
        patch.setattr(stick_export, "_MOST_OPS", 6)
        yield


def play(world: World, sticks: Sticks, steps: int) -> None:
    """So many random steps."""
    every = sticks.steps()
    for _ in range(steps):
        counter = world.chance.choice(world.counters)
        step = world.chance.choices(list(every), list(every.values()))[0]
        world.log.append(f"{step.__name__} {counter.desk.office.counter}")
        try:
            step(world, counter)
        except Refused:
            world.log.append("  refused")
        except Crash:
            counter.crash()


def drain(world: World, sticks: Sticks) -> None:
    """A clean stick goes round until nobody has anything to say; no counter but the carrier needs a network."""
    world.way.trouble = world.way.trouble_with_numbers = 0.0
    world.way.catch_up()
    carrier = world.counters[-1]
    for _turn in range(8):
        news = 0
        for counter in world.counters:
            sticks.spare.export(counter)
            done = sticks.spare.carry(carrier)
            if done.refused:
                raise Wrong(f"refused: {done.refused}")
            taken = sticks.spare.take(counter)
            if taken.answers == 0:
                raise Wrong(f"no answer: {taken}")
            news += taken.outcomes.total() - 1  # but for the note of the export itself
        if not news:
            return
    raise Wrong("the counters never come to rest")
