"""What the database itself refuses, whoever forgot to ask."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.schema import number_ranges
from tests.hub.counters import UNIT


def a_range(first: int, last: int, **members: Any) -> dict[str, Any]:
    row = {"range_id": f"{first}-{last}", "unit": UNIT, "series": "MaHoSo", "first": first, "last": last, "width": 4}
    return row | {"valid_from": "2026-10-05", "state": "open", "device_id": "d", "granted_at": "x"} | members


@pytest.mark.parametrize(("first", "last"), [(3500, 4500), (2000, 3000), (3100, 3200), (1, 9999), (3999, 3999)])
def test_ranges_of_a_series_never_share_a_number(hub: Hub, first: int, last: int) -> None:
    with hub.storage.writing() as db:
        db.execute(insert(number_ranges).values(**a_range(3000, 3999)))
    with pytest.raises(IntegrityError, match="number_ranges"), hub.storage.writing() as db:
        db.execute(insert(number_ranges).values(**a_range(first, last)))

    with hub.storage.reading() as db:
        assert len(db.execute(select(number_ranges)).all()) == 1


def test_beside_each_other_or_of_another_series_or_unit_they_may_stand(hub: Hub) -> None:
    others = [a_range(4000, 4999), a_range(3000, 3999, range_id="b", series="SoBienLai")]
    with hub.storage.writing() as db:
        for row in (a_range(3000, 3999), *others, a_range(3000, 3999, range_id="c", unit="H52.19")):
            db.execute(insert(number_ranges).values(**row))

    with hub.storage.reading() as db:
        assert len(db.execute(select(number_ranges)).all()) == 4


def test_a_hub_keeps_one_range_of_a_series_to_itself(hub: Hub) -> None:
    with hub.storage.writing() as db:
        db.execute(insert(number_ranges).values(**a_range(9000, 9999, device_id=None)))
    with pytest.raises(IntegrityError), hub.storage.writing() as db:
        db.execute(insert(number_ranges).values(**a_range(8000, 8999, device_id=None)))
