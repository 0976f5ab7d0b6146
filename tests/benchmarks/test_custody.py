"""Folders on the large store: who holds them, the close of a day; and 300 of them handed over in one act."""

from __future__ import annotations

from pathlib import Path
from random import Random
from statistics import median

from bench_fixtures import SEED, Figures, Stores, intakes, ms, opened, seconds
from pytest_benchmark.fixture import BenchmarkFixture

from cchc_desktop.acts import custody, receive
from cchc_desktop.app import places
from cchc_desktop.reports import day_close, handover, holders

ROUNDS = 10
CLOSE = 0.150
FOLDERS = 300


def test_closing_the_day(large: Path, size: int, benchmark: BenchmarkFixture, figures: Figures) -> None:
    today = places.clock().date()
    with opened(large) as counter:  # for writing: a store that was kept is brought up to date
        benchmark.pedantic(day_close.day_close, args=(counter.db, "03", today), rounds=ROUNDS, warmup_rounds=1)
        held = seconds(lambda: holders.holders(counter.db))
        assert holders.holders(counter.db).balanced
    took = benchmark.stats.stats.data
    figures.add(f"close of the day at {size:,}, worst", ms(max(took)), f"≤ {CLOSE * 1000:.0f} ms", max(took) <= CLOSE)
    figures.add(f"holders at {size:,}", ms(held))


def test_a_batch_of_three_hundred(stores: Stores, scratch: Path, benchmark: BenchmarkFixture, figures: Figures) -> None:
    chance = Random(SEED)
    with opened(stores.copy(0, scratch)) as counter:
        by, citizens = counter.file.clerks[0], intakes(counter, chance)
        here = [receive.receive(counter.db, counter.desk, next(citizens), by, places.clock()) for _ in range(FOLDERS)]

        def there_and_back() -> None:
            uids = [dossier.uid for dossier in here]
            batch = custody.hand_over(counter.db, counter.desk, uids, "Phòng Người có công", by, places.clock())
            progress = handover.progress(counter.db, batch.bars)
            assert progress is not None
            assert len(progress.waiting) == FOLDERS
            custody.take_batch(counter.db, batch.bars, list(batch.codes), "Đỗ Văn Nhận", by, places.clock())
            custody.take_results(counter.db, uids, "Kệ 1", by, places.clock())

        benchmark.pedantic(there_and_back, rounds=1)
    figures.add(f"{FOLDERS} folders handed over, taken, back with results", ms(median(benchmark.stats.stats.data)))
