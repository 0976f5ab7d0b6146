"""The act of receiving, alone, on the large store: what stands between Enter and the receipt."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median

from bench_fixtures import SEED, Figures, intakes, ms, opened, percentile
from pytest_benchmark.fixture import BenchmarkFixture

from cchc_desktop.acts import receive
from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.store import summaries
from cchc_desktop.store.connection import checkpoint

ACTS = 2_000
A_DAY = 800  # a standing range of a thousand, less what is kept back
BETWEEN_IDLE_MOMENTS = 20


def test_receiving_a_dossier(large: Path, size: int, benchmark: BenchmarkFixture, figures: Figures) -> None:
    with opened(large) as counter:
        queue, clock, by = intakes(counter, Random(SEED)), clock_of(counter), counter.file.clerks[0]
        acts = 0

        def before() -> tuple[tuple[object, ...], dict[str, object]]:
            nonlocal acts
            acts += 1
            if acts % BETWEEN_IDLE_MOMENTS == 0:
                checkpoint(counter.db)  # as the window does when nobody types
            return (counter.db, counter.desk, next(queue), by, clock + timedelta(days=acts // A_DAY)), {}

        last = summaries.newest(counter.db, 1)[0].id
        benchmark.pedantic(receive.receive, setup=before, rounds=ACTS, warmup_rounds=20)
        assert summaries.newest(counter.db, 1)[0].id - last == ACTS + 20

    took = benchmark.stats.stats.data
    middle, slow = median(took), percentile(took, 0.99)
    figures.add(f"receive at {size:,}, median", ms(middle), "≤ 2 ms", middle <= 0.002)
    figures.add(f"receive at {size:,}, p99", ms(slow), "≤ 10 ms", slow <= 0.010)


def clock_of(counter: Counter) -> datetime:
    """The morning after the last day that gave numbers: a store that is kept has been received into before."""
    last = summaries.newest(counter.db, 1)[0].received_at or places.clock()
    return last.replace(hour=8, minute=0) + timedelta(days=1)
