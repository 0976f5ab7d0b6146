"""What the portal can do is remembered between two exchanges."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from counter_fixtures import Counter, open_counter

from cchc_desktop.store import abilities


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with open_counter(tmp_path / "counter") as made:
        yield made


def test_nothing_is_lacking_before_the_portal_said_what_it_can_do(counter: Counter) -> None:
    abilities.note(counter.db, [])

    assert not abilities.lacks(counter.db, abilities.CODES)


def test_what_was_not_named_is_lacking_until_it_is(counter: Counter) -> None:
    abilities.note(counter.db, [abilities.RANGES])
    assert abilities.lacks(counter.db, abilities.CODES)
    assert not abilities.lacks(counter.db, abilities.RANGES)

    abilities.note(counter.db, [abilities.RANGES, abilities.CODES])
    assert not abilities.lacks(counter.db, abilities.CODES)
