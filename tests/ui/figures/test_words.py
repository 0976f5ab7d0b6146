"""What the page says of a cell, a period and a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sheet_fixtures import listing, narrow, official

from cchc_desktop.domain.period import month_of, year_of
from cchc_desktop.ui.figures import words


def test_a_cell_is_told_with_its_row_and_column() -> None:
    sheet = official()
    row = sheet.rows[1]
    assert words.cell(sheet, row, 2) == "Bảo trợ xã hội · Tiếp nhận – Tổng số: 19.782. Enter: xem hồ sơ"
    assert words.cell(sheet, row, 3) == "Bảo trợ xã hội · Tiếp nhận – Trực tuyến: 9.000"
    plain = narrow()
    assert words.cell(plain, plain.rows[1], 4) == "Không có · Ngày: trống"
    group = replace(row, cells=("I", *row.cells[1:]))
    assert words.cell(sheet, group, 2).startswith("Bảo trợ xã hội · ")
    assert words.trace_of(plain.rows[0], 2) is None
    assert words.no_trace(plain.rows[0], 2) == words.NO_TRACE
    told = replace(plain.rows[0], traces=(None, None, "Hiệu của hai kỳ.", *plain.rows[0].traces[3:]))
    assert (words.trace_of(told, 2), words.no_trace(told, 2)) == (None, "Hiệu của hai kỳ.")


def test_periods_and_files() -> None:
    assert words.title("Bưu chính", official(year_of(2025))) == "Bưu chính · Năm 2025"
    assert words.nothing("không có hồ sơ nào quá hạn", month_of(2026, 3)).startswith(
        "Tháng 03/2026: không có hồ sơ nào quá hạn."
    )
    assert words.saved(Path("out", "a.xlsx")) == "Đã lưu a.xlsx vào out"
    assert "out" in words.not_saved(Path("out"))


def test_the_row_of_a_dossier_tells_that_it_opens() -> None:
    sheet = listing()
    heading, row = sheet.rows
    assert words.cell(sheet, row, 2) == "H00.18-261005-3012 · Còn lại (ngày): 3. Enter: mở hồ sơ"
    assert (words.code_of(row), words.code_of(heading)) == ("H00.18-261005-3012", "")
    assert words.code_of(official().rows[1]) == ""
    assert words.code_of(replace(row, cells=("1.001776", *row.cells[1:]))) == ""
    assert words.code_of(replace(row, cells=())) == ""


def test_a_cell_that_is_the_name_is_told_once() -> None:
    sheet = official()
    assert words.cell(sheet, sheet.rows[-1], 1) == "Tổng số"
    assert words.cell(sheet, sheet.rows[-1], 2).startswith("Tổng số · Tiếp nhận – Tổng số: ")
