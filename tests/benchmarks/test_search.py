"""Searching as it is typed, on the large store: each letter of names that are as frequent as in life."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median

from bench_fixtures import SEED, Figures, ms, opened, percentile
from pytest_benchmark.fixture import BenchmarkFixture

from cchc_desktop.app.practice_people import Crowd
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Use

NAMES = 400
LEAST_FOUND = 0.9  # of the names typed to their end: nearly all of the crowd have been here


def test_searching_as_typed(large: Path, size: int, benchmark: BenchmarkFixture, figures: Figures) -> None:
    typed = list(keystrokes(Random(SEED)))
    with opened(large, Use.READER) as counter:
        dossiers.found(counter.db, "a")
        texts = iter(typed)
        benchmark.pedantic(
            dossiers.found, setup=lambda: ((counter.db, next(texts)), {}), rounds=len(typed), warmup_rounds=0
        )
        whole = [text for text, longer in zip(typed, [*typed[1:], ""], strict=True) if not longer.startswith(text)]
        assert sum(bool(dossiers.found(counter.db, text)) for text in whole) >= LEAST_FOUND * len(whole)

    took = benchmark.stats.stats.data
    slow = percentile(took, 0.99)
    figures.add(f"search as typed at {size:,}, median", ms(median(took)))
    figures.add(f"search as typed at {size:,}, p99", f"{ms(slow)} (worst {ms(max(took))})", "≤ 10 ms", slow <= 0.010)


def keystrokes(chance: Random) -> Iterator[str]:
    """One, two or three words of a name, letter after letter, with or without diacritics."""
    crowd = Crowd(SEED)
    for _ in range(NAMES):
        words = crowd.someone(chance).name.split()
        start = chance.randrange(len(words))
        text = " ".join(words[start : start + chance.randint(1, 3)])
        yield from (text[:length] for length in range(1, len(text) + 1) if text[length - 1] != " ")
