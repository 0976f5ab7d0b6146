"""Drawing a receipt, both copies, on each paper; the first of a process, which reads the fonts, does not count."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from statistics import median

import pytest
from bench_fixtures import Figures, ms, opened
from pytest_benchmark.fixture import BenchmarkFixture

from cchc_desktop.acts.printing import RECEIPT, Asked
from cchc_desktop.app import places
from cchc_desktop.app.slips import pdf_of, source_of
from cchc_desktop.slips.receipts.receipt import Receipt
from cchc_desktop.store import dossiers, summaries
from cchc_desktop.store.connection import Use
from cchc_desktop.ui.printing.prepared import Prepared

DOSSIERS = 100
GOAL = 0.015


@pytest.mark.parametrize("paper", ["a5", "a4", "80mm"])
def test_drawing_a_receipt(large: Path, paper: str, benchmark: BenchmarkFixture, figures: Figures) -> None:
    with opened(large, Use.READER) as counter:
        source = source_of(counter)
        rows = summaries.newest(counter.db, DOSSIERS)
        found = [dossier for row in rows if row.code and (dossier := dossiers.get(counter.db, row.uid))]
    today = places.clock().date()
    asked = [Asked("", dossier, RECEIPT, 1, "7f3a91c2") for dossier in found]
    wanted = cycle(Prepared(each, Receipt(dossier, today)) for each, dossier in zip(asked, found, strict=True))

    def next_one() -> tuple[tuple[object, ...], dict[str, object]]:
        return (next(wanted), source, places.clock(), paper), {}

    pdf = benchmark.pedantic(pdf_of, setup=next_one, rounds=2 * DOSSIERS, warmup_rounds=1)

    assert pdf.startswith(b"%PDF")
    middle = median(benchmark.stats.stats.data)
    figures.add(f"receipt drawn, {paper}, median", ms(middle), "≤ 15 ms", middle <= GOAL)
