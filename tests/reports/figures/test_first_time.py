"""First-time-right: what had to be brought again counts against its procedure, the worst stand first."""

from __future__ import annotations

import pytest
from factories import NOW, an_intake
from store_fixtures import a_store, happened, received

from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.domain.sheet import Share
from cchc_desktop.reports.figures.first_time import first_time_right
from cchc_desktop.store import facts
from cchc_desktop.store.connection import Database

TODAY = NOW.date()


@pytest.fixture
def db(tmp_path_factory: pytest.TempPathFactory) -> Database:
    made = a_store(tmp_path_factory.mktemp("store"))
    for number, (code, asked) in enumerate([("1.000001", 0), ("1.000001", 0), ("1.000002", 1), ("1.000002", 2)], 1):
        dossier = received(made, number, intake=an_intake(procedure_code=code))
        for _ in range(asked):
            dossier = happened(made, dossier, SupplementRequested(NOW, "Thêm giấy"))
    return made


def test_the_worst_first_and_the_whole_last(db: Database) -> None:
    sheet = first_time_right(db, year_of(NOW.year), TODAY)
    assert [row.cells[2:] for row in sheet.rows] == [
        (2, 0, 2, Share(0, 2)),
        (2, 2, 0, Share(2, 2)),
        (4, 2, 2, Share(2, 4)),
    ]
    for row in sheet.rows:
        selection = row.traces[2]
        assert selection is not None
        assert facts.count(db, selection, TODAY) == row.cells[2]


def test_a_period_without_dossiers(db: Database) -> None:
    before = Period(TODAY.replace(year=2001), TODAY.replace(year=2001))
    (total,) = first_time_right(db, before, TODAY).rows
    assert total.cells[2:] == (0, 0, 0, Share(0, 0))
