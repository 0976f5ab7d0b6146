"""One sheet as either kind of file, with the rows that are given in place of its own."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from factories import TODAY, an_office
from sheet_fixtures import listing

from cchc_desktop.domain.sheet import Row
from cchc_desktop.sheets import as_file

NAME = an_office().name_on(TODAY)


def test_a_spreadsheet_stands_under_the_name_of_the_office(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    as_file.write(file, as_file.XLSX, listing(), NAME)

    page = openpyxl.load_workbook(file).worksheets[0]
    assert [page.cell(row, 1).value for row in (1, 2)] == [NAME.upper.upper(), NAME.lower.upper()]


def test_csv_has_the_rows_that_are_given_and_they_are_counted(tmp_path: Path) -> None:
    file, sheet = tmp_path / "a.csv", listing()
    told: list[int] = []
    row = Row(tuple("x" for _column in sheet.columns))

    as_file.write(file, as_file.CSV, sheet, NAME, [row, row], told.append)

    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == 3
    assert told == [2]
