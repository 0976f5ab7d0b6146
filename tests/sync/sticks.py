"""A stick between a counter without a network, one that has it, and the hub."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from counter_fixtures import Counter

from cchc_desktop.sync.stick_carry import Carried, carry
from cchc_desktop.sync.stick_export import Exported, export
from cchc_desktop.sync.stick_take import Taken, take


@dataclass
class Stick:
    """One folder; what is done with it, by whom."""

    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)

    def export(self, counter: Counter) -> Exported:
        return export(counter.db, self.folder, counter.clerk, counter.clock)

    def carry(self, counter: Counter) -> Carried:
        return carry(counter.db, self.folder, counter.clerk, counter.clock)

    def take(self, counter: Counter) -> Taken:
        return take(counter.db, self.folder, counter.clerk, counter.clock)

    def whole_way(self, alone: Counter, near: Counter) -> Taken:
        self.export(alone)
        assert not self.carry(near).refused
        return self.take(alone)

    @property
    def bundles(self) -> list[Path]:
        return sorted(self.folder.glob("*.goi"))

    @property
    def answers(self) -> list[Path]:
        return sorted(self.folder.glob("*.tra-loi"))

    @property
    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())

    def copied(self, name: str) -> Stick:
        """The same files on another stick."""
        other = Stick(self.folder.parent / name)
        for path in self.folder.iterdir():
            (other.folder / path.name).write_bytes(path.read_bytes())
        return other


def codes(done: Carried) -> list[str]:
    """The sentences of what the hub did not take."""
    return [why for _name, why in done.refused]


def flipped(path: Path, place: int) -> None:
    """One bit of one byte."""
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
