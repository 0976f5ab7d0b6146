"""What the sync page says besides the counts comes from the store as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from counter_fixtures import Counter, catalogue, open_counter

from cchc_desktop.acts.catalogue import import_catalogue
from cchc_desktop.reports.sync_standing import Standing, sync_standing
from cchc_desktop.store import abilities, meta, reconciling
from cchc_desktop.store.reconciling import Reconciled


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path / "counter") as made:
        yield made


def test_before_any_contact_only_the_catalogue_is_known(counter: Counter) -> None:
    standing = sync_standing(counter.db)

    assert standing == Standing(catalogue=standing.catalogue)
    assert standing.catalogue


def test_the_catalogue_s_age_counts_from_its_import(counter: Counter) -> None:
    import_catalogue(counter.db, catalogue().procedures, "2026-11", counter.admin, counter.now)

    standing = sync_standing(counter.db)

    assert (standing.catalogue, standing.catalogue_at) == ("2026-11", counter.now)


def test_what_the_portal_lacks_and_how_the_clocks_differ(counter: Counter) -> None:
    abilities.note(counter.db, [abilities.RANGES])
    meta.write(counter.db, "clock_offset_ms", "-75000")

    standing = sync_standing(counter.db)

    assert standing.offset_ms == -75_000
    assert list(standing.lacking) == [abilities.CODES, abilities.RECEPTION_TIME]


def test_a_comparison_tells_how_many_acts_came_since(counter: Counter) -> None:
    counter.receive()
    done = Reconciled("2026-10-05T17:00:00.000+07:00", "2026-10-05", counter.entries()[-1].pos, 1)
    reconciling.note(counter.db, done)
    assert sync_standing(counter.db).acts_since == 0

    counter.receive()

    standing = sync_standing(counter.db)
    assert (standing.reconciled, standing.acts_since, standing.reconcile_asked) == (done, 1, False)
