"""Widths follow what stands in a column, within bounds; a row is as high as its longest text needs."""

from __future__ import annotations

from cchc_desktop.domain.sheet import Column, Kind, Role, Row
from cchc_desktop.sheets import look

LONG = "Thành lập và hoạt động của doanh nghiệp tư nhân, hộ kinh doanh, hợp tác xã"


def test_widths() -> None:
    columns = (Column("TT"), Column("Lĩnh vực", Kind.TEXT), Column("Chuyển tiếp"), Column("Tiền", Kind.MONEY))
    few = look.widths(columns, [Row((1, "Hộ tịch", 1, 1)), Row((10, "Đất đai", 22, 12_500_000_000))])
    many = look.widths(columns, [Row((1, LONG * 3, 1, 1))])

    assert few[0] < 8
    assert few[1] == 14
    assert few[2] >= len("Chuyển") + 2
    assert few[3] >= len("12.500.000.000")
    assert many[1] == 52
    assert look.widths(columns, []) == [6, 14, 8, 6]


def test_heights() -> None:
    one, two = look.high([("Hộ tịch", 20)]), look.high([("Hộ tịch", 20), (LONG, 45)])
    assert one < two < look.high([(LONG, 20)])
    assert look.high([]) == one


def test_totals_are_bold_and_what_was_a_year_ago_stands_back() -> None:
    assert look.cell(Role.TOTAL, "text")["bold"]
    assert look.cell(Role.BEFORE, look.COUNT)["italic"]
    assert look.cell(Role.ROW, "risky")["quote_prefix"]
    assert look.cell(Role.ROW, "ordinal")["align"] == "center"
    assert [look.decimals(count)[7:] for count in (0, 2)] == ["#,##0", "#,##0.00"]
