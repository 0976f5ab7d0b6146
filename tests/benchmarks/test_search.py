"""Searching as it is typed, on the large store: letter after letter of names, of parts of numbers, of procedures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median

import pytest
from bench_fixtures import SEED, Figures, ms, opened, percentile
from pytest_benchmark.fixture import BenchmarkFixture

from cchc_desktop.app.practice_people import Crowd
from cchc_desktop.domain.text import fold
from cchc_desktop.store import procedures, summaries
from cchc_desktop.store.connection import Database, Use

NAMES = 400
PARTS = 300
WISHES = 200
OF_THE_NEWEST = 2_000
LEAST_FOUND = 0.9  # of the names typed to their end: nearly all of the crowd have been here


Typed = Callable[[Database, Random], Iterator[str]]


def letters(text: str) -> Iterator[str]:
    """The text as it grows; a blank asks nothing new."""
    yield from (text[:length] for length in range(1, len(text) + 1) if text[length - 1] != " ")


def names(_db: Database, chance: Random) -> Iterator[str]:
    """One, two or three words of a name, with or without diacritics."""
    crowd = Crowd(SEED)
    for _ in range(NAMES):
        words = crowd.someone(chance).name.split()
        start = chance.randrange(len(words))
        yield from letters(" ".join(words[start : start + chance.randint(1, 3)]))


def parts(db: Database, chance: Random) -> Iterator[str]:
    """Three digits or more out of the middle of a code or a personal number, half of them behind a name."""
    for row in chance.sample(summaries.newest(db, OF_THE_NEWEST), PARTS):
        number = chance.choice([row.code or row.owner_number, row.owner_number])  # some were not taken in
        start = chance.randrange(len(number) - 3)
        part = number[start : start + chance.randint(3, 10)]
        yield from letters(part if chance.random() < 0.5 else f"{row.owner_name.split()[-1]} {part}")


def wishes(db: Database, chance: Random) -> Iterator[str]:
    """Some words in a row of what somebody came for, alone, before or behind some of their names."""
    known = procedures.current(db)
    for row in chance.sample(summaries.newest(db, OF_THE_NEWEST), WISHES):
        procedure = chance.choice(known)
        told = chance.choice([row.short_name, row.short_name, procedure.name, procedure.procedure_field]).split()
        start = chance.randrange(len(told))
        wish, called = told[start : start + chance.randint(1, 3)], row.owner_name.split()
        who = chance.sample(called, chance.randint(0, min(2, len(called))))
        words = " ".join([*wish, *who] if chance.random() < 0.5 else [*who, *wish])
        yield from letters(fold(words) if chance.random() < 0.5 else words)


@pytest.mark.parametrize(
    ("what", "typed"), [("", names), (" a part of a number", parts), (" what they came for", wishes)]
)
def test_searching_as_typed(
    large: Path, size: int, benchmark: BenchmarkFixture, figures: Figures, what: str, typed: Typed
) -> None:
    with opened(large, Use.READER) as counter:
        every = list(typed(counter.db, Random(SEED)))
        summaries.found(counter.db, "a")
        texts = iter(every)
        benchmark.pedantic(
            summaries.found, setup=lambda: ((counter.db, next(texts)), {}), rounds=len(every), warmup_rounds=0
        )
        whole = [text for text, longer in zip(every, [*every[1:], ""], strict=True) if not longer.startswith(text)]
        found = [summaries.found(counter.db, text) for text in whole]
        assert typed is wishes or sum(map(bool, found)) >= LEAST_FOUND * len(whole)

    took = benchmark.stats.stats.data
    slow = percentile(took, 0.99)
    figures.add(f"search{what} as typed at {size:,}, median", ms(median(took)))
    figures.add(
        f"search{what} as typed at {size:,}, p99", f"{ms(slow)} (worst {ms(max(took))})", "≤ 10 ms", slow <= 0.010
    )
