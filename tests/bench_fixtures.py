"""What the benchmarks stand on: practice counters of any size, citizens to receive, a table of figures with goals."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from cchc_desktop.app import places, practice
from cchc_desktop.app.counter import Counter, open_counter
from cchc_desktop.app.practice_fill import fill
from cchc_desktop.app.practice_people import Crowd
from cchc_desktop.domain import checklist
from cchc_desktop.domain.intake import Intake, Paper
from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.domain.selection import Selection
from cchc_desktop.store import facts, procedures
from cchc_desktop.store.connection import Database, Use, checkpoint

SEED = 7


@dataclass(frozen=True)
class Figure:
    """One measured thing; `met` None where no goal was set."""

    name: str
    measured: str
    goal: str
    met: bool | None


@dataclass
class Figures:
    """What was measured, told as a table at the end."""

    every: list[Figure] = field(default_factory=list)

    def add(self, name: str, measured: str, goal: str = "", met: bool | None = None) -> None:
        self.every.append(Figure(name, measured, goal, met))

    def table(self) -> Iterator[str]:
        """Lines, the columns as wide as they need to be."""
        verdicts = {None: "", True: "yes", False: "NO"}
        rows = [("figure", "measured", "goal", "met")]
        rows += [(each.name, each.measured, each.goal, verdicts[each.met]) for each in self.every]
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        for row in rows:
            yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


@dataclass(frozen=True)
class Stores:
    """Data folders of practice counters, by how many dossiers they hold; made once, where `keep` says."""

    keep: Path

    def of(self, dossiers: int) -> Path:
        """The data folder of a counter with so many dossiers of whole lives; 0: as it is set up."""
        folder = self.keep / f"dossiers-{dossiers}"
        done = folder / "filled.json"  # written last: what was cut off is made anew
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            practice.prepare(places.data_folder(folder, practice=True), places.clock)
            done.write_text(json.dumps(self._fill(folder, dossiers)), encoding="ascii")
        with opened(folder):  # one that an older program made is brought up to date: readers cannot
            return folder

    def _fill(self, folder: Path, dossiers: int) -> object:
        if not dossiers:
            return {"dossiers": 0}
        with opened(folder) as counter:
            return fill(counter, dossiers, SEED, places.clock())

    def copy(self, dossiers: int, to: Path) -> Path:
        """The same, to be thrown away."""
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.of(dossiers), to)
        return to


@contextmanager
def opened(folder: Path, use: Use = Use.WRITER) -> Iterator[Counter]:
    """The practice counter of a data folder; what it wrote is in the file when it closes."""
    counter = open_counter(places.data_folder(folder, practice=True), practice=True, use=use)
    try:
        yield counter
        if use is not Use.READER:
            checkpoint(counter.db)
    finally:
        counter.db.close()


def intakes(counter: Counter, chance: Random) -> Iterator[Intake]:
    """Citizens with all their papers, for ever."""
    crowd, today = Crowd(SEED), places.clock().date()
    known = [each for each in procedures.current(counter.db) if each.processing_on(today)]
    while True:
        procedure = chance.choice(known)
        papers = checklist.all_here(procedure, "") or (Paper("Đơn đề nghị", original=1),)
        yield Intake(crowd.someone(chance), procedure.code, papers=papers)


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long it takes; by `time.process_time` what it costs here, whatever else the machine does."""
    started = clock()
    work()
    return clock() - started


def fastest(*works: Callable[[], object], rounds: int, clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """By turns, so that what else the machine does falls on each."""
    took = [[seconds(work, clock) for work in works] for _ in range(rounds)]
    return [min(each) for each in zip(*took, strict=True)]


def fullest_year(db: Database, today: date) -> Period:
    """The year of the last five that most dossiers were received in."""
    years = [year_of(today.year - back) for back in range(5)]
    return max(years, key=lambda year: facts.count(db, Selection(period=year), today))


def percentile(durations: Sequence[float], share: float) -> float:
    """The duration that so large a share of them does not exceed."""
    ordered = sorted(durations)
    return ordered[min(len(ordered) - 1, round(share * len(ordered)))]


def ms(duration: float) -> str:
    """Milliseconds, for people."""
    return f"{duration * 1000:.1f} ms"
