"""The board over a register: its numbers are those of the store, and few enough series to be told apart."""

from __future__ import annotations

from datetime import timedelta

import pytest
from factories import NOW, a_procedure, a_reception
from store_fixtures import AT, a_store, happened, received

from cchc_desktop.domain.events import ResultArrived
from cchc_desktop.domain.picture import Bars, Heat, Lines, Picture, Shares
from cchc_desktop.domain.sheet import Share
from cchc_desktop.reports.board import board
from cchc_desktop.store import procedures
from cchc_desktop.store.connection import Database

TODAY = NOW.date()


@pytest.fixture
def db(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return a_store(tmp_path_factory.mktemp("store"))


def pictures(db: Database) -> dict[str, Picture]:
    return {picture.key: picture for picture in board(db, TODAY)}


def test_an_empty_office_has_empty_pictures(db: Database) -> None:
    assert all(picture.is_empty for picture in board(db, TODAY))


def test_today_by_hour_and_counter(db: Database) -> None:
    for number in range(6):
        received(db, number, NOW, reception=a_reception(counter=f"{number:02}"))
    bars = pictures(db)["hom-nay"]
    assert isinstance(bars, Bars)
    assert [(each.name, each.total) for each in bars.series] == [
        ("Quầy 00", 1),
        ("Quầy 01", 1),
        ("Quầy 02", 1),
        ("Còn lại", 3),
    ]
    assert bars.labels[0] == "7h"
    assert bars.series[0].values[bars.labels.index(f"{NOW.hour}h")] == 1


@pytest.mark.parametrize(("days", "place"), [(-3, 0), (0, 1), (1, 2), (3, 3), (4, 4), (8, 5)])
def test_what_is_due_by_how_soon(db: Database, days: int, place: int) -> None:
    received(db, 1, NOW - timedelta(days=30), due_at=NOW + timedelta(days=days))
    bars = pictures(db)["den-han"]
    assert isinstance(bars, Bars)
    assert list(bars.series[0].values) == [int(at == place) for at in range(6)]


def test_flow_stock_and_who_is_on_time(db: Database) -> None:
    procedures.import_all(db, [a_procedure()], AT)
    for number, days in enumerate((3, 5, 40)):
        dossier = received(db, number, NOW - timedelta(days=50), due_at=NOW - timedelta(days=20))
        happened(db, dossier, ResultArrived(NOW - timedelta(days=50 - days)))
    received(db, 9, NOW)
    found = pictures(db)
    flow, stock, shares, heat = (found[key] for key in ("theo-tuan", "ton-tuan", "dung-han", "gio-dong"))
    assert isinstance(flow, Bars)
    assert isinstance(stock, Lines)
    assert isinstance(shares, Shares)
    assert isinstance(heat, Heat)
    assert [each.total for each in flow.series] == [4, 3]
    assert stock.series[0].values[-1] == 1
    assert (shares.labels, shares.shares) == (("Trợ cấp thờ cúng liệt sĩ",), (Share(2, 3),))
    assert sum(map(sum, heat.values)) == 4
