"""The register counts through a year."""

from __future__ import annotations

from cchc_desktop.store import books
from cchc_desktop.store.connection import Database


def test_the_register_counts_through_a_year_and_starts_the_next_at_one(db: Database) -> None:
    assert [books.next_ordinal(db, year) for year in (2026, 2026, 2027, 2026)] == [1, 2, 1, 3]
    assert books.receptions(db) == 4
