"""Headings of published lists: one line or two, groups over short names, numbers below; what is no heading stays out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.catalogue_headings import column_of, known_names
from cchc_desktop.domain.table_head import Head, head_of, joined

TITLE = ["DANH MỤC THỦ TỤC HÀNH CHÍNH"]
UPPER = ["TT", "Mã TTHC", "Tên TTHC", "Lĩnh vực", "Thời hạn giải quyết", "", "Lệ phí", "Thành phần hồ sơ", "", ""]
LOWER = ["", "", "", "", "Theo quy định", "Sau cắt giảm", "", "Tên", "Bản chính", "Bản sao"]
ROW = ["1", "1.010803", "Trợ cấp", "Người có công", "10 ngày", "7 ngày", "không", "Đơn", "1", ""]
MEANT = [
    *("", "code", "name", "procedure_field", "processing.amount", "local.amount", "fee_vnd"),
    *("document.name", "document.original", "document.photocopy"),
]


def columns(head: Head | None) -> list[str]:
    assert head is not None
    return [column_of(name) for name in head.names]


def test_one_line_of_headings_is_itself() -> None:
    plain = ["Mã", "Tên", "Lĩnh vực"]

    assert head_of([TITLE, plain, ["1.010803", "A", "B"]]) == Head(1, 1, tuple(plain))
    assert head_of([plain]) == Head(0, 0, tuple(plain))
    assert head_of([TITLE, ROW]) is None
    assert head_of([]) is None


def test_groups_stand_over_their_columns() -> None:
    head = head_of([TITLE, UPPER, LOWER, ROW])

    assert head is not None
    assert (head.first, head.last, head.body) == (1, 2, 3)
    assert columns(head) == MEANT


@pytest.mark.parametrize(
    "numbers",
    [
        [f"({n})" for n in range(1, 11)],
        [*"AB", *map(str, range(1, 9))],
        [str(n) for n in range(1, 11)],
    ],
)
def test_a_line_that_numbers_the_columns_is_none_of_the_table(numbers: list[str]) -> None:
    for lines in ([TITLE, UPPER, LOWER, numbers, ROW], [["Mã", "Tên", "Lĩnh vực"], numbers, ROW]):
        head = head_of(lines)
        assert head is not None
        assert lines[head.body] == ROW


def test_the_upper_line_may_be_the_poorer_one() -> None:
    lines = [["TT", "Thủ tục hành chính", "", "Lĩnh vực", ""], ["", "Mã", "Tên", "Mã", "Tên"], ROW]

    assert columns(head_of(lines)) == ["", "code", "name", "field_code", "procedure_field"]

    lines = [["TT", "Mã số", "Nội dung", ""], ["", "", "Tên thủ tục", "Lĩnh vực"], ROW]
    assert columns(head_of(lines)) == ["", "code", "name", "procedure_field"]

    lines = [["Thủ tục", "", "Cơ quan giải quyết"], ["Mã", "Lĩnh vực", ""], ROW]
    assert columns(head_of(lines)) == ["code", "procedure_field", "authority"]


@pytest.mark.parametrize(
    ("group", "name", "column"),
    [
        ("Thời hạn địa phương", "Thời hạn", "local.amount"),
        ("Thời hạn địa phương", "Từ ngày", "local.valid_from"),
        ("Thời gian giải quyết", "Quyết định", "processing.decision"),
        ("Hiệu lực", "Từ", "valid_from"),
        ("Thành phần hồ sơ", "Mã", "document.code"),
        ("Quy trình nội bộ", "Người thực hiện", "step.who"),
        ("Thông tin chung", "Phòng", "division"),
    ],
)
def test_a_short_name_means_what_its_group_says(group: str, name: str, column: str) -> None:
    assert column_of(joined([group], [name])[0]) == column


def test_a_group_that_nobody_knows_is_named_with_its_column() -> None:
    upper, lower = [*UPPER[:4], "Cách thức thực hiện", ""], ["", "", "", "", "Trực tiếp", "Bưu chính"]

    head = head_of([upper, lower, ROW])
    assert head is not None
    assert head.names[4:] == ("Cách thức thực hiện – Trực tiếp", "Cách thức thực hiện – Bưu chính")


@pytest.mark.parametrize("below", [["", "", "", "Bằng"], ["1.010803", "", "", "", "x"], ["", "", "", "", "", ""]])
def test_a_line_of_the_table_is_no_heading(below: list[str]) -> None:
    plain = ["Mã", "Tên", "Lĩnh vực", "Tên giấy tờ", "Bản chính"]
    assert head_of([plain, below, ROW]) == Head(0, 0, tuple(plain))


@given(
    st.lists(st.lists(st.sampled_from(["", "1", "(2)", "A", *known_names(), "Theo quy định"]), max_size=5), max_size=5)
)
def test_whatever_the_lines_are_they_have_a_head_within_or_none(lines: list[list[str]]) -> None:
    head = head_of(lines)
    if head is not None:
        assert 0 <= head.first <= head.last < head.body <= len(lines)
        assert head.last - head.first <= 1
