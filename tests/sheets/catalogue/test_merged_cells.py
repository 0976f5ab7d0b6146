"""Merged cells in the body of a list: filled downwards, titles of groups passed over, across columns refused."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop.sheets.catalogue.grid import Grid, HeadLines
from cchc_desktop.sheets.catalogue.merged_cells import fill_merged

NAMES = ("Mã", "Tên", "Lĩnh vực", "Tên giấy tờ")
FIELDLESS = ("Mã", "Tên", "Tên giấy tờ")


def filled(names: tuple[str, ...], lines: list[list[str]], *ranges: str) -> Grid:
    sheet = Workbook().active
    assert isinstance(sheet, Worksheet)
    for each in ranges:
        sheet.merge_cells(each)
    grid = Grid(HeadLines(names=names), {1: list(names)} | dict(enumerate(lines, 2)))
    fill_merged(grid, sheet)
    return grid


def test_downwards_each_line_says_the_same() -> None:
    grid = filled(NAMES, [["1.1", "A", "B"], ["", "", "", "Bằng"]], "A2:A3", "C2:C3")

    assert grid.lines[3] == ["1.1", "", "B", "Bằng"]
    assert grid.notices == ["2 ô gộp dọc: giá trị được hiểu là của mọi dòng trong ô."]


def test_titles_of_groups_are_passed_over_and_told_of() -> None:
    lines = [["I", "CẤP TỈNH"], ["1.1", "A", "B"], ["II. CẤP XÃ"], ["1.2", "C", "D"]]
    grid = filled(NAMES, lines, "B2:D2", "A4:D4")

    assert grid.body() == [3, 5]
    assert grid.notices == ["2 dòng tiêu đề nhóm không đọc như thủ tục: dòng 2, 4."]
    assert grid.wrong == []


def test_a_title_that_is_not_merged_is_one_too() -> None:
    grid = filled(FIELDLESS, [["I. Lĩnh vực Đất đai"], ["1.1", "A"], ["", "CẤP XÃ"], ["1.2", "B"]])

    assert grid.body() == [3, 5]
    assert [grid.at(line, 3) for line in (3, 5)] == ["Đất đai", "Đất đai"]
    assert grid.notices[0].startswith("2 dòng tiêu đề nhóm không đọc như thủ tục: dòng 2, 4.")


def test_where_no_column_has_it_a_title_tells_the_field() -> None:
    lines = [["I. Lĩnh vực Đất đai"], ["1.1", "A"], [], ["B. LĨNH VỰC: Hộ tịch"], ["1.2", "C"], ["Khác"], ["1.3", "D"]]
    grid = filled(FIELDLESS, lines, "A2:C2", "A5:C5", "A7:C7")

    assert [grid.at(line, 3) for line in (1, 3, 4, 6, 8)] == ["Lĩnh vực", "Đất đai", "", "Hộ tịch", "Hộ tịch"]
    assert grid.notices[0].endswith("dòng 2, 5, 7. Lĩnh vực lấy theo tiêu đề nhóm.")


@pytest.mark.parametrize(
    ("line", "merged"),
    [
        (["1.1", "A", "", "Đơn"], "B2:C2"),  # something beside it
        (["", "", "A"], "C2:D2"),  # not from the start
        (["A"], "A2:D3"),  # over two lines
    ],
)
def test_across_columns_it_is_refused_where_it_stands(line: list[str], merged: str) -> None:
    grid = filled(NAMES, [line], merged)

    ((number, mismatch),) = grid.wrong
    assert (number, mismatch.kind) == (2, "wrong")
    assert "bỏ gộp ô" in mismatch.what
