"""Whose folder it is to count, by the counter's name however it is written."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts.charge import as_counted_here
from cchc_desktop.app import practice
from cchc_desktop.domain.office_text import write_office
from cchc_desktop.domain.status import COUNTER, Holder, HolderKind
from cchc_desktop.store import meta
from cchc_desktop.store.connection import transaction


@pytest.fixture
def third(counter: Counter) -> Counter:
    """A store that knows itself as counter 03."""
    with transaction(counter.db):
        meta.write(counter.db, "office", write_office(practice.sample_office()))
    return counter


@pytest.mark.parametrize("name", ["3", "03"])
def test_a_folder_of_this_counter_is_its_own_by_either_spelling(third: Counter, name: str) -> None:
    assert as_counted_here(third.db, Holder(counter=name), "07") == COUNTER
    assert as_counted_here(third.db, COUNTER, name) == COUNTER


def test_a_folder_of_another_counter_names_it(third: Counter) -> None:
    division = Holder(HolderKind.DIVISION, "Phòng A")
    assert as_counted_here(third.db, division, "07") == Holder(HolderKind.DIVISION, "Phòng A", "7")
    assert as_counted_here(third.db, Holder(counter="2"), "03") == Holder(counter="2")


def test_where_nobody_named_a_counter_it_is_this_one_s(third: Counter) -> None:
    assert as_counted_here(third.db, COUNTER, "") == COUNTER


def test_a_store_without_an_office_file_owns_nothing_by_name(counter: Counter) -> None:
    assert as_counted_here(counter.db, COUNTER, "03") == Holder(counter="3")
