"""Pushing a long outbox to the practice portal, a process of its own, until every entry is acknowledged."""

from __future__ import annotations

from pathlib import Path

from bench_fixtures import SEED, Figures, Stores, opened, seconds

from cchc_desktop.app import places, practice
from cchc_desktop.app.practice_fill import fill
from cchc_desktop.store import deliveries
from cchc_desktop.store.connection import Use
from cchc_desktop.sync import connection
from cchc_desktop.sync.exchange import Report, exchange

DOSSIERS = 2_700  # nearly four entries each, for the last of them are still with a division
LEAST_ENTRIES = 10_000


def test_pushing_ten_thousand_entries(stores: Stores, scratch: Path, figures: Figures) -> None:
    folder = stores.copy(0, scratch)
    with opened(folder) as counter:
        fill(counter, DOSSIERS, SEED, places.clock())
    reports: list[Report] = []

    with opened(folder, Use.SYNC) as counter, practice.running_hub(counter.folder, places.clock):
        entries = deliveries.waiting(counter.db)[0]
        portal = connection.connect(counter.db, places.clock)
        assert portal is not None
        took = seconds(lambda: reports.append(exchange(counter.db, portal, places.clock)))
        portal.close()
        assert entries >= LEAST_ENTRIES
        assert reports[0].all_acknowledged, reports[0].as_json()

    figures.add(f"{entries:,} entries pushed to acknowledged", f"{entries / took:,.0f} a second ({took:.1f} s)")
