"""A row of words at once is, byte for byte, what the library writes cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.sheets.page import Page

Told = Sequence[tuple[Sequence[str], float | None]]
words = st.text(st.sampled_from("aạ Đ=+-@&<>\"'_x0\n\x01\ufffe"), max_size=6) | st.just("_x0041_") | st.just("Mã 1")
rows = st.lists(
    st.tuples(st.lists(words, min_size=2, max_size=2), st.none() | st.floats(1, 400)), max_size=12, min_size=6
)


def sheet_of(rows: Told, *, at_once: bool) -> tuple[bytes, int]:
    """The worksheet's XML, and how many rows went at once."""
    quick = 0
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.xlsx")
        with xlsxwriter.Workbook(str(file), {"constant_memory": True, "strings_to_urls": False}) as workbook:
            page, form = workbook.add_worksheet("A", Page), workbook.add_format({"border": 1})
            page.write_string(0, 0, "Tiêu đề", form)
            for place, (cells, high) in enumerate(rows, 1):
                if at_once and page.put_words(place, cells, form, high):
                    quick += 1
                    continue
                if high is not None:
                    page.set_row(place, high)
                for column, cell in enumerate(cells):
                    page.write_string(place, column, cell, form)
        with ZipFile(file) as made:
            return made.read("xl/worksheets/sheet1.xml"), quick


@given(rows)
@settings(max_examples=15, deadline=None)
def test_it_is_the_same_sheet(told: Told) -> None:
    slow, none = sheet_of(told, at_once=False)
    assert (slow, none) == (sheet_of(told, at_once=True)[0], 0)


def test_plain_rows_go_at_once_and_others_are_left_to_the_caller() -> None:
    odd = ["", " a", "a ", "=1", "+1", "-1", "@a", "a&b", "<", "a\nb", "\x02", "_x0041_", "\uffff", "a" * 16_001]
    told = [(["H39", "Lò Thị Ví Dụ"], None), (["100% là", "chữ"], 33.0), *((["a", each], None) for each in odd)]
    assert sheet_of(told, at_once=True)[1] == 2


@pytest.mark.parametrize("cells", [["a", None], ["a", 1], ["a", ("b",)]])
def test_what_is_no_word_is_left_to_the_caller(cells: list[object], tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"constant_memory": True}) as workbook:
        page, form = workbook.add_worksheet("A", Page), workbook.add_format()
        assert not page.put_words(0, cells, form, None)
        page.write_string(0, 0, "a", form)


def test_rows_are_not_kept(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"constant_memory": True}) as workbook:
        page, form = workbook.add_worksheet("A", Page), workbook.add_format()
        assert all(page.put_words(place, ("a", "b"), form, 30.0) for place in range(50))
        assert (len(page.row_info), len(page.row_sizes), len(page.table)) == (0, 0, 0)
        assert not page.put_words(1_048_576, ("a", "b"), form, None)
        assert page.dim_rowmax == 49
