"""What a sheet says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cchc_desktop.domain.period import Period, year_of
from cchc_desktop.domain.sheet import Column, Kind, Row, Share, Sheet

COLUMNS = (
    Column("TT"),
    Column("Lĩnh vực", Kind.TEXT),
    Column("Tổng số", number="3", group="Tiếp nhận"),
    Column("Tỷ lệ"),
)


def sheet(*figures: int) -> Sheet:
    rows = tuple(Row((n, "Hộ tịch", figure, Share(figure, 10))) for n, figure in enumerate(figures, 1))
    return Sheet("a", "BÁO CÁO", year_of(2026), COLUMNS, rows)


def test_the_days_of_a_period_are_said_once() -> None:
    two = replace(sheet(), period=Period(date(2026, 1, 5), date(2026, 1, 9)))
    assert sheet().period_title == "Năm 2026 (từ ngày 01/01/2026 đến ngày 31/12/2026)"
    assert two.period_title == "Từ 05/01/2026 đến 09/01/2026"
    assert replace(sheet(), period=None).period_title == ""


def test_groups_and_numbers_make_the_heading_deeper() -> None:
    plain = replace(sheet(), columns=(Column("TT"), Column("Lĩnh vực", Kind.TEXT)))
    assert (sheet().depth, sheet().has_numbers) == (2, True)
    assert (plain.depth, plain.has_numbers) == (1, False)


def test_noughts_say_nothing_whatever_the_rows_are_called() -> None:
    assert sheet().says_nothing
    assert sheet(0, 0).says_nothing
    assert not sheet(0, 3).says_nothing
