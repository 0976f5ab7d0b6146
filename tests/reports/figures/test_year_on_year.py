"""Beside the year before: differences, ranks with equals, what is new and what there is none of any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from factories import NOW, a_reception, an_intake
from store_fixtures import a_store, received

from cchc_desktop.domain.period import month_of
from cchc_desktop.domain.selection import Figure, Selection
from cchc_desktop.domain.sheet import Share
from cchc_desktop.reports.figures.year_on_year import fields_compared, procedures_compared
from cchc_desktop.store.connection import Database

TODAY = date(2026, 12, 20)
OCTOBER = month_of(2026, 10)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """This October A 2, B 2, C 1; the October before A 1, D 3."""
    made = a_store(tmp_path / "counter")
    came = [("A", 2026), ("A", 2026), ("B", 2026), ("B", 2026), ("C", 2026), ("A", 2025), *[("D", 2025)] * 3]
    for number, (name, year) in enumerate(came, 1):
        intake, office = an_intake(procedure_code=name), a_reception(procedure_field=f"Lĩnh vực {name}")
        received(made, number, NOW.replace(year=year), intake=intake, reception=office)
    yield made
    made.close()


def test_each_has_both_years_the_difference_and_its_rank(db: Database) -> None:
    sheet = procedures_compared(db, OCTOBER, TODAY)
    lines = {row.cells[1]: (*row.cells[2:6], *row.cells[-2:]) for row in sheet.rows}

    assert lines["A"] == (2, 1, 1, Share(1, 1), 1, 2)
    assert lines["B"] == (2, 0, 2, Share(2, 0), 1, None)
    assert lines["C"] == (1, 0, 1, Share(1, 0), 3, None)
    assert lines["D"] == (0, 3, -3, Share(-3, 3), None, 1)
    assert lines["Tổng số"] == (5, 4, 1, Share(1, 4), None, None)
    assert [row.cells[1] for row in sheet.rows] == ["A", "B", "C", "D", "Tổng số"]


def test_both_years_are_traced(db: Database) -> None:
    row = fields_compared(db, OCTOBER, TODAY).rows[0]

    assert row.cells[1] == "Lĩnh vực A"
    assert row.traces[2:4] == tuple(
        Selection(period=month_of(year, 10), figure=Figure.RECEIVED, procedure_field="Lĩnh vực A")
        for year in (2026, 2025)
    )
