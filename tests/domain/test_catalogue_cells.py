"""A cell in Vietnamese or in English becomes the value the JSON form has; what is neither is left for the shape to refuse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.catalogue_cells import accepted, values
from cchc_desktop.domain.catalogue_headings import COLUMNS
from cchc_desktop.domain.duration import LONGEST, Duration, Unit


@pytest.mark.parametrize(
    ("cell", "amount", "unit"),
    [
        ("10 ngày làm việc", 10, "working_day"),
        ("05 Ngày", 5, "day"),
        ("4 giờ làm việc", 4, "working_hour"),
        ("Trong 15 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", 15, "working_day"),
        ("trong ngày", 0, "working_day"),
    ],
)
def test_a_time_in_one_cell_fills_amount_and_unit(cell: str, amount: int, unit: str) -> None:
    assert values("processing.amount", cell) == {"processing.amount": amount, "processing.unit": unit}
    assert values("local.amount", cell) == {"local.amount": amount, "local.unit": unit}


def test_a_time_alone_not_laid_down_or_not_understood() -> None:
    assert values("processing.amount", "10") == {"processing.amount": 10}
    assert values("processing.amount", "Không quy định") == {}
    assert values("processing.amount", "10-15 ngày") == {"processing.amount": "10-15 ngày"}
    assert values("processing.amount", "10 tuần") == {"processing.amount": "10 tuần"}


@pytest.mark.parametrize(
    "cell",
    ["-5 ngày", "−5 ngày", "+5 ngày", "- 5 ngày làm việc", "-5", "0 ngày", "00 giờ làm việc", "0", "trong 0 ngày"],
)
def test_a_time_with_a_sign_or_of_nothing_is_left_to_be_refused(cell: str) -> None:
    assert values("processing.amount", cell) == {"processing.amount": cell}
    assert "“trong ngày”, hoặc số từ 1 trở lên" in accepted("local.amount")


@given(st.integers(1, LONGEST), st.sampled_from(Unit))
def test_every_time_is_read_as_it_is_written(amount: int, unit: Unit) -> None:
    found = values("processing.amount", Duration(amount, unit).text)

    assert found == {"processing.amount": amount, "processing.unit": unit.value}


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("online_level", "Toàn trình", "full"),
        ("online_level", "Dịch vụ công trực tuyến một phần", "partial"),
        ("online_level", "information", "information"),
        ("online_level", "mức 4", "mức 4"),
        ("linkage", "Không", "none"),
        ("linkage", "Liên thông dọc", "across_levels"),
        ("linkage", "cả hai", "both"),
        ("processing.unit", "working_day", "working_day"),
        ("document.type", "Bản sao chứng thực", "certified"),
        ("fee_vnd", "600.000 đồng", 600_000),
        ("fee_vnd", "1,250,000 VNĐ", 1_250_000),
        ("fee_vnd", "Miễn phí", 0),
        ("fee_vnd", "20,5", "20,5"),
        ("fee.amount", "không", "không"),
        ("valid_from", "1/7/2025", "2025-07-01"),
        ("valid_from", "2025-07-01", "2025-07-01"),
        ("document.required", "CÓ", True),
        ("document.condition", "Không", "Không"),
        ("document.one_of", "1", "1"),
        ("document.original", "02", 2),
        ("code", "001", "001"),
    ],
)
def test_a_cell_is_the_value_of_the_json_form(column: str, cell: str, value: object) -> None:
    assert values(column, cell) == {column: value}


def test_what_a_cell_may_hold_is_said_in_vietnamese() -> None:
    assert accepted("processing.unit") == "một trong: “giờ làm việc”, “ngày làm việc”, “ngày”"
    assert accepted("linkage") == "một trong: “không”, “ngang”, “dọc”, “cả hai”"
    assert accepted("name") == ""
    assert [column for column in COLUMNS if "_" in accepted(column)] == []
