"""Form II.06a: its columns and sums, fields with their procedures, and the dossiers behind each number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from factories import NOW, a_reception, an_intake
from store_fixtures import a_store, happened, received

from cchc_desktop.domain import events as e
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.sheet import Role, Sheet
from cchc_desktop.reports.figures.ii06a import FORM, UNIT, ii06a, ii06a_by_field
from cchc_desktop.store import facts
from cchc_desktop.store.connection import Database

TODAY = date(2026, 12, 20)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """Three fields, one of them nameless; four procedures that no catalogue knows."""
    made = a_store(tmp_path / "counter")
    kinds = [("1.000002", "Người có công"), ("1.000001", "Người có công"), ("2.000282", "Bảo trợ xã hội"), ("3.1", "")]
    for number, (code, field) in enumerate(kinds * 2, 1):
        dossier = received(
            made,
            number,
            NOW - timedelta(days=0 if number < 8 else 300),
            intake=an_intake(procedure_code=code, channel=Channel.ONLINE if number == 2 else Channel.COUNTER),
            reception=a_reception(procedure_field=field),
        )
        if number in (1, 5):
            happened(made, dossier, e.ResultArrived(NOW + timedelta(days=number)))
    yield made
    made.close()


def line(sheet: Sheet, name: str) -> list[object]:
    return next(list(row.cells) for row in sheet.rows if str(row.cells[1]).startswith(name))


def test_it_is_the_form_with_its_thirteen_columns(db: Database) -> None:
    sheet = ii06a(db, year_of(2026), TODAY)

    assert (sheet.form, sheet.unit) == (FORM, UNIT)
    numbers = ["1", "2", "3=4+5+6", "4", "5", "6", "7=8+9+10", "8", "9", "10", "11=12+13", "12", "13"]
    assert [column.number for column in sheet.columns] == numbers
    assert all(len(row.cells) == len(row.traces) == 13 for row in sheet.rows)


def test_each_field_heads_its_procedures_and_all_add_up(db: Database) -> None:
    sheet = ii06a(db, year_of(2026), TODAY)
    names = [(row.role, row.cells[0], row.cells[1]) for row in sheet.rows]

    assert [name for role, _, name in names if role is Role.GROUP] == [
        "Bảo trợ xã hội",
        "Không rõ lĩnh vực",
        "Người có công",
    ]
    assert [place for role, place, _ in names if role is Role.GROUP] == ["I", "II", "III"]
    assert line(sheet, "Người có công")[2:] == [4, 1, 3, 0, 2, 2, 0, 0, 2, 0, 2]
    assert line(sheet, "Tổng số")[2:] == [8, 1, 6, 1, 2, 2, 0, 0, 6, 0, 6]
    for role in (Role.GROUP, Role.ROW):
        sums = [sum(int(str(row.cells[at])) for row in sheet.rows if row.role is role) for at in range(2, 13)]
        assert sums == line(sheet, "Tổng số")[2:]


def test_every_number_is_traced_to_as_many_dossiers(db: Database) -> None:
    for sheet in (ii06a(db, year_of(2026), TODAY), ii06a_by_field(db, year_of(2025), TODAY)):
        for row in sheet.rows:
            for cell, trace in zip(row.cells[2:], row.traces[2:], strict=True):
                assert trace is not None
                assert facts.count(db, trace, TODAY) == cell


def test_by_field_there_are_fields_and_the_total(db: Database) -> None:
    sheet = ii06a_by_field(db, year_of(2026), TODAY)

    assert [row.cells[0] for row in sheet.rows] == [1, 2, 3, None]
    assert [row.role for row in sheet.rows] == [Role.ROW, Role.ROW, Role.ROW, Role.TOTAL]


def test_of_a_period_with_nothing_the_total_alone_is_told(db: Database) -> None:
    sheet = ii06a(db, year_of(2020), TODAY)

    assert [row.cells[1:4] for row in sheet.rows] == [("Tổng số", 0, 0)]
    assert sheet.says_nothing


def test_a_period_that_is_not_over_says_as_of_when(db: Database) -> None:
    assert any("20/12/2026" in note for note in ii06a(db, year_of(2026), TODAY).notes)
    assert ii06a(db, year_of(2025), TODAY).notes == ()
