"""The radar: most endangered first; better than the days left where a procedure is habitually late, and else it says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from factories import NOW, TODAY, a_dossier, an_intake
from store_fixtures import a_store

from cchc_desktop.domain.period import Period
from cchc_desktop.domain.sheet import Role, Share, Sheet
from cchc_desktop.domain.status import Status
from cchc_desktop.reports.figures.radar import radar
from cchc_desktop.store import dossiers
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid

GRANTED = 20
DAY = Period(TODAY, TODAY)
LATE, NEVER = "1.000001", "1.000002"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    made = a_store(tmp_path / "counter")
    yield made
    made.close()


def filled(db: Database, lives: list[tuple[str, int, int]]) -> None:
    """Dossiers of a procedure, received so many days ago, finished so many days later unless that is to come."""
    with transaction(db):
        for number, (code, ago, taken) in enumerate(lives):
            then = NOW - timedelta(days=ago)
            done = then + timedelta(days=taken) if taken <= ago else None
            made = a_dossier(
                uid=new_uid(),
                code=f"H52.18-{then:%y%m%d}-{number:04}",
                intake=an_intake(procedure_code=code),
                received_at=then,
                due_at=then + timedelta(days=GRANTED),
            )
            dossiers.save(db, replace(made, status=Status.FINISHED, processed_at=done) if done else made)


def shown(sheet: Sheet) -> list[tuple[object, ...]]:
    return [row.cells[3:] for row in sheet.rows if row.role is Role.ROW]


def verdict(sheet: Sheet) -> str:
    return sheet.notes[-1]


def test_a_habitually_late_procedure_stands_first_and_the_radar_beats_the_days_left(db: Database) -> None:
    filled(db, [(code, ago, taken) for ago in range(1, 160) for code, taken in ((LATE, 30), (NEVER, 17))])

    sheet = radar(db, DAY, TODAY)

    rows = [row.cells for row in sheet.rows if row.role is Role.ROW]
    assert sheet.rows[0].cells[0] == "Còn hạn: 36 hồ sơ"
    assert [LATE in str(cells[1]) for cells in rows] == [True] * 20 + [False] * 16
    assert rows[0][3:] == (0, 20, Share(139, 139), 139, "cùng thủ tục, cùng phòng")
    assert rows[19][3:5] == (19, 1)
    assert rows[20][5] == Share(0, 143)
    assert "AUC: nguy cơ 1,000, số ngày còn lại 0," in verdict(sheet)
    assert verdict(sheet).endswith("Nguy cơ nhận ra hồ sơ quá hạn tốt hơn số ngày còn lại.")


@pytest.mark.parametrize("seed", range(3))
def test_where_chance_alone_makes_dossiers_late_it_does_not_boast(db: Database, seed: int) -> None:
    chance = Random(seed)
    codes = ("1.000001", "1.000002", "1.000003")
    filled(db, [(chance.choice(codes), chance.randint(1, 160), chance.randint(1, 32)) for _ in range(500)])

    said = verdict(radar(db, DAY, TODAY))

    assert said.startswith("Kiểm chứng trên hồ sơ đã qua: học từ ")
    assert "hơn số ngày còn lại: hãy" in said
    assert "tốt hơn" not in said


def test_few_of_a_procedure_are_compared_with_more(db: Database) -> None:
    filled(db, [(LATE, 60, 30)] * 25 + [(NEVER, 60, 15)] * 3 + [(NEVER, 5, 15), (LATE, 5, 30)])

    sheet = radar(db, DAY, TODAY)

    assert shown(sheet) == [
        (15, 5, Share(25, 25), 25, "cùng thủ tục, cùng phòng"),
        (15, 5, Share(25, 28), 28, "của cả đơn vị"),
    ]
    assert verdict(sheet) == "Kiểm chứng trên hồ sơ đã qua: chưa đủ số liệu."


def test_the_fewest_days_left_come_first_while_there_is_no_past(db: Database) -> None:
    filled(db, [(LATE, 2, 30), (LATE, 9, 30)])

    assert shown(radar(db, DAY, TODAY)) == [
        (11, 9, Share(0, 0), 0, "chưa có hồ sơ nào"),
        (18, 2, Share(0, 0), 0, "chưa có hồ sơ nào"),
    ]


def test_of_many_the_first_two_hundred_are_shown(db: Database) -> None:
    filled(db, [(LATE, 1, 30)] * 203)

    sheet = radar(db, DAY, TODAY)

    assert len(shown(sheet)) == 200
    assert sheet.rows[0].cells[0] == "Còn hạn: 203 hồ sơ"
    assert sheet.notes[0] == "Tính đến ngày 05/10/2026. Chỉ nêu 200 hồ sơ nguy cơ nhất trong 203 hồ sơ."


def test_a_period_that_is_over_is_seen_from_its_end(db: Database) -> None:
    filled(db, [(LATE, 50, 30), (LATE, 10, 30)])
    then = TODAY - timedelta(days=40)

    assert [row[:2] for row in shown(radar(db, Period(then, then), TODAY))] == [(10, 10)]


@pytest.mark.parametrize("day", [TODAY.replace(year=2001), TODAY])
def test_before_the_first_dossier_and_without_any(db: Database, day: object) -> None:
    period = Period(TODAY.replace(year=2001), TODAY.replace(year=2001)) if day != TODAY else DAY
    if day != TODAY:
        filled(db, [(LATE, 60, 30)])
    sheet = radar(db, period, TODAY)
    assert [row.cells[0] for row in sheet.rows] == ["Không có hồ sơ nào còn hạn"]
    assert sheet.says_nothing
    assert verdict(sheet) == "Kiểm chứng trên hồ sơ đã qua: chưa đủ số liệu."
