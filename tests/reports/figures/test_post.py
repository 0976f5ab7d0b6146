"""Public post: what the department of Nam Định published of 2020 comes out of a register that holds such dossiers."""

from __future__ import annotations

from datetime import datetime

import pytest
from factories import NOW, a_reception, an_intake
from store_fixtures import a_store, happened, received

from cchc_desktop.domain.events import ResultArrived, ResultHandedOver, ResultPosted
from cchc_desktop.domain.figure_text import cell_text
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.sheet import Share, Sheet
from cchc_desktop.reports.figures.post import by_post
from cchc_desktop.store import facts
from cchc_desktop.store.connection import Database

THEN = NOW.replace(year=2020, month=3, day=2)
TODAY = NOW.date()
YEAR = year_of(2020)


@pytest.fixture
def db(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return a_store(tmp_path_factory.mktemp("store"))


class Register:
    """Dossiers of made-up procedures, each received on a day and perhaps returned on the next."""

    def __init__(self, db: Database) -> None:
        self.db, self.count = db, 0
        db.conn.execute("pragma synchronous = off")

    def add(self, code: str, channel: Channel, returned: str = "", at: datetime = THEN) -> None:
        self.count += 1
        intake = an_intake(procedure_code=code, channel=channel)
        facts_of = {
            "intake": intake,
            "reception": a_reception(),
            "due_at": None,
            "code": f"H40.18-200302-{self.count:04}",
        }
        dossier = received(self.db, self.count, at, **facts_of)
        if returned:
            dossier = happened(self.db, dossier, ResultArrived(at.replace(day=3)))
            by = {"post": ResultPosted(at.replace(day=4)), "counter": ResultHandedOver(at.replace(day=4))}
            happened(self.db, dossier, by[returned])


@pytest.fixture
def register(db: Database) -> Register:
    """34 procedures with dossiers; two with some by post: 16 of 26 came by it, 29 of 76 went back by it."""
    made = Register(db)
    for number in range(26):
        made.add("1.000001", Channel.POST if number < 16 else Channel.COUNTER)
    for number in range(76):
        made.add("1.000002", Channel.COUNTER, "post" if number < 29 else "counter")
    for number in range(32):
        made.add(f"1.1{number:05}", Channel.COUNTER, "counter")
    return made


def told(sheet: Sheet, row: int) -> tuple[object, ...]:
    return sheet.rows[row].cells


def test_what_nam_dinh_published(register: Register) -> None:
    sheet = by_post(register.db, YEAR, TODAY)
    assert told(sheet, 0)[1:] == (2, 34, Share(2, 34))
    totals = [row.cells[1:] for row in sheet.rows if row.role.value == "total"]
    assert totals == [(16, 26, Share(16, 26)), (29, 76, Share(29, 76))]
    assert [cell_text(cells[2]) for cells in ((0, 0, Share(2, 34)), *totals)] == ["5,88 %", "61,54 %", "38,16 %"]


def test_each_figure_leads_to_its_dossiers(register: Register) -> None:
    sheet = by_post(register.db, YEAR, TODAY)
    traced = 0
    for row in sheet.rows[1:]:
        for cell, selection in zip(row.cells, row.traces, strict=True):
            if selection is not None:
                number = cell.part if isinstance(cell, Share) else cell
                assert facts.count(register.db, selection, TODAY) == number
                traced += 1
    assert traced == 12
    some, every, _ = filter(None, sheet.rows[0].traces)  # of procedures: the dossiers of theirs
    assert (facts.count(register.db, some, TODAY), facts.count(register.db, every, TODAY)) == (16 + 29, 26 + 76 + 32)


def test_a_year_without_any(register: Register) -> None:
    sheet = by_post(register.db, YEAR.year_before, TODAY)
    assert [cell_text(row.cells[3]) for row in sheet.rows] == ["–", "–", "–"]
    assert sheet.says_nothing
