"""Verifying the large store: the chain, and everything."""

from __future__ import annotations

from pathlib import Path

from bench_fixtures import Figures, opened, seconds

from cchc_desktop.store import ledger, verify
from cchc_desktop.store.connection import Use
from cchc_desktop.store.flaws import Flaw


def test_verifying(large: Path, size: int, figures: Figures) -> None:
    with opened(large, Use.SYNC) as counter:
        entries = ledger.last_pos(counter.db)
        flaws: list[Flaw | None] = []
        chain = seconds(lambda: flaws.append(verify.check_chain(counter.db)))
        whole = seconds(lambda: flaws.append(verify.check_full(counter.db)))

    assert flaws == [None, None]
    figures.add(f"chain of {entries:,} entries", f"{entries / chain:,.0f} entries a second ({chain:.1f} s)")
    figures.add(f"verify --full at {size:,}", f"{whole:.0f} s ({size / whole:,.0f} dossiers a second)")
