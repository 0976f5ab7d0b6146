"""CSV is read back by any program, and computes nothing in one."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from sheet_fixtures import narrow, official

from cchc_desktop.domain.sheet import Row, Sheet
from cchc_desktop.sheets import csv_file


def read(file: Path) -> list[list[str]]:
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.reader(source, delimiter=";"))


def written(folder: Path, sheet: Sheet) -> list[list[str]]:
    csv_file.write(folder / "a.csv", sheet)
    return read(folder / "a.csv")


def test_a_line_of_labels_then_the_rows(tmp_path: Path) -> None:
    labels, row, nothing = written(tmp_path, narrow())

    assert labels == ["Nội dung", "Mã", "Tỷ lệ", "Tiền", "Ngày", "Trung bình"]
    assert row == ["Bưu chính công ích", "1.001776", "38,16%", "1254000", "05/01/2026", "1234,5"]
    assert nothing == ["Không có", "", "", "0", "", ""]
    assert written(tmp_path, official())[0][2] == "Tiếp nhận – Tổng số"


def test_rows_may_come_one_by_one(tmp_path: Path) -> None:
    told: list[int] = []

    def rows() -> Iterator[Row]:
        yield from narrow().rows * 600

    csv_file.write(tmp_path / "a.csv", replace(narrow(), rows=()), rows(), told.append)

    assert (len(read(tmp_path / "a.csv")), told) == (1201, [1000, 1200])


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_no_name_begins_a_formula_and_none_is_lost(tmp_path_factory, name: str) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("csv")
    found = written(folder, narrow(name))[1][0]

    assert found[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}
    assert found.removeprefix("'") == name.removeprefix("'")
