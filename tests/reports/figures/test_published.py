"""What departments published, reproduced from a register of that office with as many dossiers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from factories import a_dossier
from store_fixtures import a_store

from cchc_desktop.domain.figure_text import cell_text
from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.sheet import Row, Share, Sheet
from cchc_desktop.domain.status import Status
from cchc_desktop.reports.figures.breakdown import by_field
from cchc_desktop.reports.figures.ii06a import ii06a_by_field
from cchc_desktop.reports.figures.year_on_year import fields_compared
from cchc_desktop.store import fact_rows, facts
from cchc_desktop.store.connection import Database, bulk

PUBLISHED = {
    each["office"]: each["figures"]
    for each in json.loads((Path(__file__).parent / "published_figures.json").read_text(encoding="utf-8"))
}
NAM_DINH, HA_GIANG, HAI_PHONG = (
    "Sở LĐ-TB&XH tỉnh Nam Định",
    "Sở LĐ-TB&XH tỉnh Hà Giang",
    "Sở LĐ-TB&XH thành phố Hải Phòng",
)
TODAY = date(2026, 11, 23)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A store that takes facts of dossiers nobody need keep."""
    made = a_store(tmp_path / "counter")
    made.conn.execute("pragma foreign_keys = off")
    yield made
    made.close()


def fill(db: Database, first: date, received: int, resolved: int, days: int = 330) -> None:
    """So many received from `first` on, spread over `days`, of which so many were resolved within the time."""
    with bulk(db) as whole:
        before = db.conn.execute("select coalesce(max(id), 0) from facts").fetchone()[0]
        made: dict[tuple[int, bool], Any] = {}
        for number in range(received):
            kind = number * days // received, number < resolved
            if kind not in made:
                made[kind] = of_day(datetime(first.year, first.month, first.day, 8, tzinfo=VN), *kind)
            fact_rows.add(whole, before + number + 1, made[kind], own=True)


def of_day(first: datetime, day: int, resolved: bool) -> Any:
    at = first + timedelta(days=day)
    dossier = a_dossier(received_at=at, due_at=at + timedelta(days=10))
    if not resolved:
        return replace(dossier, due_at=at + timedelta(days=400))
    done = at + timedelta(days=3)
    return replace(dossier, status=Status.RETURNED, processed_at=done, returned_at=done)


def total(sheet: Sheet) -> Row:
    return sheet.rows[-1]


def told(sheet: Sheet, label: str, group: str) -> Any:
    """A cell of the total, with what is behind it."""
    place = [(column.label, column.group) for column in sheet.columns].index((label, group))
    return total(sheet).cells[place], total(sheet).traces[place]


@pytest.mark.parametrize(("office", "left"), [(NAM_DINH, 465), (HAI_PHONG, 63)])
def test_received_and_resolved_of_a_year(db: Database, office: str, left: int) -> None:
    figures = PUBLISHED[office]
    fill(db, date(2020, 1, 2), figures["received"], figures["resolved"])

    form = ii06a_by_field(db, year_of(2020), TODAY)
    for label, group, expected in (
        ("Tổng số", "Tiếp nhận", figures["received"]),
        ("Tổng số", "Số lượng hồ sơ đã giải quyết", figures["resolved"]),
        ("Tổng số", "Số lượng hồ sơ đang giải quyết", left),
    ):
        number, behind = told(form, label, group)
        assert number == expected
        assert len(facts.selected(db, behind, TODAY)) == expected

    share, _ = told(by_field(db, year_of(2020), TODAY), "Tỷ lệ giải quyết", "Đã giải quyết")
    assert share == Share(figures["resolved"], figures["received"])
    assert cell_text(share) == {NAM_DINH: "97,65 %", HAI_PHONG: "98,90 %"}[office]


def test_the_increase_on_the_same_period(db: Database) -> None:
    figures = PUBLISHED[HA_GIANG]
    more, per_cent = figures["increase_on_same_period"]
    period = Period(date(2018, 1, 1), date(2018, 6, 15))
    fill(db, date(2017, 1, 1), figures["received"] - more, figures["received"] - more, days=166)
    fill(db, date(2017, 6, 16), 77, 77, days=100)  # of the rest of that year: none of the same period
    fill(db, period.first, figures["received"], figures["received"], days=166)

    sheet = fields_compared(db, period, TODAY)

    came = "Tiếp nhận trong kỳ"
    assert told(sheet, "Kỳ này", came)[0] == figures["received"] == 739
    assert told(sheet, "Tăng, giảm", came)[0] == more == 319
    assert cell_text(told(sheet, "Tỷ lệ tăng, giảm", came)[0]) == per_cent == "75,95 %"
    before, behind = told(sheet, "Cùng kỳ năm trước", came)
    assert before == 420 == facts.count(db, behind, TODAY)
    assert behind == Selection(period=Period(date(2017, 1, 1), date(2017, 6, 15)), figure=behind.figure)
