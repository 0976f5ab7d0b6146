"""Filling by the acts, beside a bare loop that writes the very same rows over the same kind of connection."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from bench_fixtures import SEED, Figures, Stores, opened, seconds

from cchc_desktop.app import places
from cchc_desktop.app.practice_fill import fill
from cchc_desktop.store import summaries
from cchc_desktop.store.bulk import Bulk, Rows
from cchc_desktop.store.connection import checkpoint, transaction

ROUNDS = 3
GOAL = 0.4
KINDS = {"one entry each": (30_000, False), "whole lives": (12_000, True)}


@pytest.mark.parametrize("kind", KINDS)
def test_acts_in_bulk_against_a_bare_loop(kind: str, stores: Stores, scratch: Path, figures: Figures) -> None:
    count, whole_lives = KINDS[kind]
    written = what_acts_write(stores.copy(0, scratch), count, whole_lives)
    acts, bare = [], []
    for _ in range(ROUNDS):  # by turns, so that what else the machine does falls on both
        acts.append(seconds(partial(fill_by_acts, stores.copy(0, scratch), count, whole_lives)))
        bare.append(seconds(partial(fill_by_loop, stores.copy(0, scratch), written)))
    ratio = min(bare) / min(acts)
    told = f"{ratio:.2f} ({count / min(acts):,.0f} : {count / min(bare):,.0f} a second)"
    figures.add(f"fill, {kind}, of a raw-SQL loop", told, f"≥ {GOAL}", ratio >= GOAL)


def fill_by_acts(folder: Path, count: int, whole_lives: bool) -> None:
    with opened(folder) as counter:
        fill(counter, count, SEED, places.clock(), whole_lives)
        assert len(summaries.newest(counter.db, count + 1)) == count


def what_acts_write(folder: Path, count: int, whole_lives: bool) -> list[Rows]:
    """The rows of each transaction, in order, as acts hand them to the store."""
    written: list[Rows] = []
    take = Bulk.taken

    def taken(whole: Bulk) -> Rows:
        rows = take(whole)
        if rows:
            written.append(rows)
        return rows

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Bulk, "taken", taken)
        fill_by_acts(folder, count, whole_lives)
    return written


def fill_by_loop(folder: Path, written: list[Rows]) -> None:
    with opened(folder) as counter:
        for batch in written:
            with transaction(counter.db):
                for statement, rows in batch:
                    for row in rows:
                        counter.db.conn.execute(statement, row)
            checkpoint(counter.db)
