"""Figures of the catalogue: what Sơn La, Hà Giang and Hải Phòng published comes out of such catalogues."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from factories import NOW, a_procedure, an_intake
from store_fixtures import AT, a_store, received

from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.figure_text import cell_text
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.period import year_of
from cchc_desktop.domain.procedure import Linkage, OnlineLevel, Procedure, ProcessingTime
from cchc_desktop.domain.sheet import Role, Share
from cchc_desktop.reports.figures.catalogue import days_cut_of, interconnected, online_level
from cchc_desktop.store import procedures
from cchc_desktop.store.connection import Database

TODAY, YEAR = NOW.date(), year_of(NOW.year)


@pytest.fixture
def db(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return a_store(tmp_path_factory.mktemp("store"))


def of_code(number: int, **changes: object) -> Procedure:
    return a_procedure(code=f"1.{number:06}", **changes)


def cut(
    number: int, name: str, amounts: tuple[int, int], units: tuple[Unit, Unit] = (Unit.WORKING_DAY,) * 2
) -> Procedure:
    times = [(ProcessingTime(Duration(*each), date(2020, 1, 1)),) for each in zip(amounts, units, strict=True)]
    return of_code(number, name=name, short_name="", statutory=times[0], local=times[1])


def test_105_of_113_procedures_go_wholly_online_as_son_la_published(db: Database) -> None:
    levels = [OnlineLevel.FULL] * 105 + [OnlineLevel.PARTIAL] * 5 + [OnlineLevel.INFORMATION] * 3
    procedures.import_all(db, [of_code(place, online_level=each) for place, each in enumerate(levels)], AT)
    for number, channel in enumerate([Channel.ONLINE, Channel.ONLINE, Channel.COUNTER]):
        received(db, number, intake=an_intake(procedure_code="1.000001", channel=channel))
    received(db, 9, intake=an_intake(procedure_code="9.999999"))  # gone from the catalogue

    sheet = online_level(db, YEAR, TODAY)
    assert sheet.rows[0].cells[1:] == (105, Share(105, 113), 3, 2, Share(2, 3))
    assert cell_text(sheet.rows[0].cells[2]) == "92,92 %"
    assert sheet.rows[-1].cells[1:] == (113, Share(113, 113), 4, 2, Share(2, 4))


def test_96_of_189_procedures_are_interconnected_as_ha_giang_published(db: Database) -> None:
    kinds = [Linkage.BOTH] * 46 + [Linkage.SAME_LEVEL] * 30 + [Linkage.ACROSS_LEVELS] * 20 + [Linkage.NONE] * 93
    procedures.import_all(db, [of_code(place, linkage=each) for place, each in enumerate(kinds)], AT)
    received(db, 1, intake=an_intake(procedure_code="1.000000"))

    rows = {row.cells[0]: row.cells[1:] for row in interconnected(db, YEAR, TODAY).rows}
    assert rows["Liên thông cả ngang và dọc"] == (46, Share(46, 189), 1)
    assert rows["Thủ tục liên thông"] == (96, Share(96, 189), 1)
    assert rows["Tất cả thủ tục"][0] == 189
    assert cell_text(rows["Thủ tục liên thông"][1]) == "50,79 %"


def test_the_times_hai_phong_cut(db: Database) -> None:
    disabled = "Công nhận cơ sở sử dụng từ 30% lao động là người khuyết tật"
    vocational = "Đăng ký hoạt động giáo dục nghề nghiệp"
    hours = cut(3, "Theo giờ", (1, 4), (Unit.WORKING_DAY, Unit.WORKING_HOUR))
    apart = cut(4, "Không so được", (10, 7), (Unit.DAY, Unit.WORKING_DAY))
    same = cut(5, "Không cắt", (7, 7))
    every = [cut(1, disabled, (15, 10)), cut(2, vocational, (10, 7)), hours, apart, same]
    procedures.import_all(db, every, AT)

    sheet = days_cut_of(db, YEAR, TODAY)
    rows = {row.cells[0]: row.cells[2:] for row in sheet.rows}
    assert rows[disabled] == ("15 ngày làm việc", "10 ngày làm việc", 5)
    assert rows[vocational] == ("10 ngày làm việc", "7 ngày làm việc", 3)
    assert rows["Theo giờ"][2] == Decimal("0.5")
    assert rows["Không so được"][2] is None
    assert "Không cắt" not in rows
    assert (sheet.rows[-1].role, sheet.rows[-1].cells[4]) == (Role.TOTAL, Decimal("8.5"))


def test_603_days_in_all_as_ha_giang_published(db: Database) -> None:
    every = [cut(place, f"Thủ tục {place}", (15, 10 if place < 120 else 12)) for place in range(121)]
    procedures.import_all(db, every, AT)
    assert days_cut_of(db, YEAR, TODAY).rows[-1].cells == ("Tổng số: 121 thủ tục", None, None, None, 603)


def test_what_ended_before_the_last_day_is_not_counted(db: Database) -> None:
    procedures.import_all(db, [of_code(1), of_code(2, valid_to=date(YEAR.first.year - 1, 12, 31))], AT)
    assert interconnected(db, YEAR, TODAY).rows[-1].cells[1] == 1
