"""Numbers of letters: each series for itself, each year from one, none lost."""

from __future__ import annotations

import pytest

from cchc_desktop.store.connection import Database, bulk, transaction
from cchc_desktop.store.slip_numbers import Series, next_number


def test_each_series_counts_through_a_year_and_starts_the_next_at_one(db: Database) -> None:
    found = [
        next_number(db, series, "03", year)
        for series, year in (
            *((Series.SUPPLEMENT, 2026), (Series.SUPPLEMENT, 2026), (Series.REFUSAL, 2026)),
            *((Series.SUPPLEMENT, 2027), (Series.SUPPLEMENT, 2026)),
        )
    ]

    assert found == ["03.001/HDHS", "03.002/HDHS", "03.001/TC", "03.001/HDHS", "03.003/HDHS"]


def test_a_number_of_an_act_that_failed_is_the_next_one_s(db: Database) -> None:
    with transaction(db):
        next_number(db, Series.APOLOGY, "03", 2026)

    def cut_off() -> None:
        with transaction(db):
            next_number(db, Series.APOLOGY, "03", 2026)
            raise OSError("cut")

    with pytest.raises(OSError, match="cut"):
        cut_off()

    with transaction(db):
        assert next_number(db, Series.APOLOGY, "03", 2026) == "03.002/PXL"


def test_a_bulk_counts_on_and_leaves_the_count_behind(db: Database) -> None:
    next_number(db, Series.STOP, "03", 2026)
    with bulk(db) as whole:
        assert [next_number(whole, Series.STOP, "03", 2026) for _ in range(2)] == ["03.002/TBD", "03.003/TBD"]

    assert next_number(db, Series.STOP, "03", 2026) == "03.004/TBD"


def test_a_thousandth_letter_has_its_number_too(db: Database) -> None:
    with transaction(db):
        found = [next_number(db, Series.SUPPLEMENT, "12", 2026) for _ in range(1000)]

    assert found[-1] == "12.1000/HDHS"
