"""The instances of a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from counter_fixtures import Counter, open_counter

from cchc_desktop.acts import restore
from cchc_desktop.store import ledger
from cchc_desktop.store.instances import instances


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path / "counter") as made:
        yield made


def test_they_come_oldest_first_and_the_last_is_written(counter: Counter) -> None:
    first = ledger.instance(counter.db)

    begun = restore.begin_instance(counter.db, counter.folder, counter.now, top_tenth=True)

    assert instances(counter.db) == [first, begun.instance]
