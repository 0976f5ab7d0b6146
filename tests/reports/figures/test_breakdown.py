"""Figures by one thing: a line each, the share in time, and a total that is their sum."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from factories import LATER, NOW, a_reception
from store_fixtures import a_store, happened, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.domain.sheet import Role, Share, Sheet
from cchc_desktop.reports.figures import breakdown
from cchc_desktop.store import facts
from cchc_desktop.store.connection import Database

TODAY = date(2026, 12, 20)
Make = Callable[[Database, Period, date], Sheet]
EVERY: list[tuple[Make, list[str]]] = [
    (breakdown.by_procedure, ["1.010803"]),
    (breakdown.by_field, ["Lao động", "Người có công"]),
    (breakdown.by_division, ["Phòng B", "Phòng Người có công"]),
    (breakdown.by_clerk, ["cb01", "cb02"]),
    (breakdown.by_counter, ["03", "04"]),
]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """Two at counter 3, one of them in time and one late; one open at counter 4."""
    made = a_store(tmp_path / "counter")
    happened(made, received(made, 1), e.ResultArrived(NOW + timedelta(days=2)))
    happened(made, received(made, 2), e.ResultArrived(LATER + timedelta(days=2)))
    other = a_reception(counter="04", clerk_code="cb02", division="Phòng B", procedure_field="Lao động")
    received(made, 3, reception=other)
    yield made
    made.close()


@pytest.mark.parametrize(("make", "names"), EVERY)
def test_each_has_its_line_and_the_total_is_their_sum(db: Database, make: Make, names: list[str]) -> None:
    sheet = make(db, year_of(2026), TODAY)

    assert [row.cells[1] for row in sheet.rows] == [*names, "Tổng số"]
    assert sheet.rows[-1].role is Role.TOTAL
    assert sheet.rows[-1].cells[2:] == (3, 3, 0, 2, Share(2, 3), 1, 0, 1, Share(1, 2), 1, 0, 1)
    for row in sheet.rows:
        for cell, trace in zip(row.cells, row.traces, strict=True):
            number = cell.part if isinstance(cell, Share) else cell
            assert trace is None or facts.count(db, trace, TODAY) == number


def test_keys_are_all_different(db: Database) -> None:
    assert len({make(db, year_of(2026), TODAY).key for make, _ in EVERY}) == len(EVERY)
