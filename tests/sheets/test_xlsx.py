"""A spreadsheet is read back as it was meant: words as words, numbers as numbers, headings over every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from sheet_fixtures import narrow, official

from cchc_desktop.domain.sheet import Role, Row, Sheet
from cchc_desktop.sheets import xlsx

AGENCY = ("ỦY BAN NHÂN DÂN TỈNH MINH HỌA", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG")
RISKY = [
    "=1+1",
    "+84900000012",
    "-2+3",
    "@SUM(A1)",
    '=HYPERLINK("http://a.example")',
    "https://a.example",
    "0012",
]


def opened(tmp_path: Path, sheet: Sheet, rows: Iterator[Row] | None = None) -> list[Worksheet]:
    file = tmp_path / "a.xlsx"
    xlsx.write(file, sheet, AGENCY, rows)
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]
    return openpyxl.load_workbook(file).worksheets


def texts(page: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in page.iter_rows()]


def test_the_official_form_stands_as_on_paper(tmp_path: Path) -> None:
    (page,) = opened(tmp_path, official())
    lines = texts(page)

    first = [line[0] for line in lines[:6]]
    assert first[:3] == [*AGENCY, "Biểu số II.06a/VPCP/KSTT"]
    assert first[4:] == ["Năm 2026 (từ ngày 01/01/2026 đến ngày 31/12/2026)", "Đơn vị tính: Số hồ sơ TTHC"]
    groups, labels, numbers, head, row = lines[6:11]
    assert [groups[2], groups[6], groups[10]] == [
        "Tiếp nhận",
        "Số lượng hồ sơ đã giải quyết",
        "Số lượng hồ sơ đang giải quyết",
    ]
    assert labels[:4] == ["TT", "Lĩnh vực, công việc giải quyết theo cấp", "Tổng số", "Trực tuyến"]
    assert numbers[2] == "3=4+5+6"
    assert (head[1], row[:3]) == ("A. CẤP XÃ", [1, "Bảo trợ xã hội", 19_782])
    assert lines[14][1:3] == ["Tổng số", 4 * 19_782]
    assert lines[-1][0] == "Hồ sơ từ chối khi tiếp nhận không tính."
    assert {"C7:F7", "G7:J7", "K7:M7", "A4:M4"} <= {str(each) for each in page.merged_cells.ranges}


def test_it_is_printed_across_with_its_headings_on_each_page_and_stays_under_them(tmp_path: Path) -> None:
    (page,) = opened(tmp_path, official())

    assert page.freeze_panes == "C10"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.print_title_rows == "$7:$9"
    assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0)


def test_numbers_and_days_are_real_and_a_share_is_rounded_before_it_is_written(tmp_path: Path) -> None:
    (page,) = opened(tmp_path, replace(narrow(), period=None))
    row, before = list(page.iter_rows(min_row=5, max_row=6))

    values = [cell.value for cell in row]
    assert values == ["Bưu chính công ích", "1.001776", 0.3816, 1_254_000, datetime(2026, 1, 5), 1234.5]
    vi = "[$-42A]"
    formats = [cell.number_format for cell in row[2:]]
    assert formats == [f"{vi}0.00%", f"{vi}#,##0", "dd/mm/yyyy", f"{vi}#,##0.0"]
    assert [cell.value for cell in before] == ["Không có", None, "–", 0, None, None]
    assert before[0].font.italic


@pytest.mark.parametrize("name", RISKY)
def test_words_are_never_formulas_numbers_or_links(tmp_path: Path, name: str) -> None:
    (page,) = opened(tmp_path, narrow(name))
    cell = next(cell for line in page.iter_rows() for cell in line if cell.value == name)

    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert cell.quotePrefix == (name[0] in "=+-@")


def test_a_title_that_is_a_formula_is_none_either(tmp_path: Path) -> None:
    columns = (replace(narrow().columns[0], label="=1+1"), *narrow().columns[1:])
    sheet = replace(narrow(), title="=1+1", notes=("=1+1",), columns=columns)

    (page,) = opened(tmp_path, sheet)

    assert [cell.data_type for line in page.iter_rows() for cell in line if cell.value == "=1+1"] == ["s"] * 3


def test_rows_come_one_by_one_and_are_told(tmp_path: Path) -> None:
    told: list[int] = []
    taken = 0

    def rows() -> Iterator[Row]:
        nonlocal taken
        for _ in range(2500):
            taken += 1
            yield replace(narrow().rows[0], role=Role.ROW)

    xlsx.write(tmp_path / "a.xlsx", replace(narrow(), rows=()), AGENCY, rows(), told.append)

    assert (told, taken) == ([1000, 2000, 2500], 2500)
    (page,) = openpyxl.load_workbook(tmp_path / "a.xlsx", read_only=True).worksheets
    assert page.max_row == 2500 + 5


def test_what_a_worksheet_cannot_hold_goes_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 20)
    sheet = replace(narrow(), rows=(narrow().rows[0],) * 40, notes=("Hết.",))

    pages = opened(tmp_path, sheet)

    assert [page.title for page in pages] == ["Báo cáo", "Báo cáo 2", "Báo cáo 3"]
    names = [line[0] for page in pages for line in texts(page)]
    assert (names.count("Bưu chính công ích"), names.count("Nội dung"), names[-1]) == (40, 3, "Hết.")


def test_one_column_nothing_in_it_and_days_no_spreadsheet_knows(tmp_path: Path) -> None:
    sheet = replace(narrow(), columns=narrow().columns[:1], rows=())
    (page,) = opened(tmp_path, sheet)
    assert "Nội dung" in [line[0] for line in texts(page)]

    old = replace(narrow(), rows=(Row(("a", "b", None, None, date(1890, 1, 2), None)),))
    (page,) = opened(tmp_path, old)
    assert "02/01/1890" in [cell for line in texts(page) for cell in line]


def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_text("old")

    def rows() -> Iterator[Row]:
        yield narrow().rows[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        xlsx.write(file, narrow(), AGENCY, rows())

    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]
    assert file.read_text() == "old"
    with pytest.raises(OSError, match="missing"):
        xlsx.write(tmp_path / "missing" / "a.xlsx", narrow(), AGENCY)
