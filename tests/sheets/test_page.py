"""A plain row at once is, byte for byte, what the library writes cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.domain.instants import VN
from cchc_desktop.domain.sheet import Share
from cchc_desktop.sheets.page import Forms, Page, at_local_time

Told = Sequence[tuple[Sequence[Any], float | None]]
words = st.text(st.sampled_from("aạ Đ=+-@&<>\"'_x0\n\x01\ufffe"), max_size=6) | st.just("_x0041_") | st.just("Mã 1")
minutes = st.datetimes(datetime(1902, 1, 1), datetime(2200, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0))
days = st.dates(date(1901, 1, 1)) | minutes.map(lambda at: at.replace(tzinfo=VN))
cells = words | days | st.integers(-(10**9), 10**9) | st.none()
rows = st.lists(
    st.tuples(st.lists(cells, min_size=2, max_size=2), st.none() | st.floats(1, 400)), max_size=12, min_size=6
)
KINDS = (str, type(None), int, date, datetime)


def written(page: Page, place: int, column: int, cell: Any, forms: Forms) -> None:
    """As the library does it."""
    form = forms[type(cell)]
    match cell:
        case None:
            page.write_blank(place, column, None, form)
        case str():
            page.write_string(place, column, cell, form)
        case int():
            page.write_number(place, column, cell, form)
        case datetime():
            page.write_datetime(place, column, cell.replace(tzinfo=None), form)
        case _:
            page.write_datetime(place, column, cell, form)


def sheet_of(rows: Told, *, at_once: bool) -> tuple[bytes, int]:
    """The worksheet's XML, and how many rows went at once."""
    quick = 0
    with TemporaryDirectory() as folder:
        file = Path(folder, "a.xlsx")
        with xlsxwriter.Workbook(str(file), {"constant_memory": True, "strings_to_urls": False}) as workbook:
            page = workbook.add_worksheet("A", Page)
            forms = {kind: workbook.add_format({"border": size}) for size, kind in enumerate(KINDS)}
            page.write_string(0, 0, "Tiêu đề", forms[str])
            for place, (cells, high) in enumerate(rows, 1):
                if at_once and page.put_row(place, cells, forms, high):
                    quick += 1
                    continue
                if high is not None:
                    page.set_row(place, high)
                for column, cell in enumerate(cells):
                    written(page, place, column, cell, forms)
        with ZipFile(file) as made:
            return made.read("xl/worksheets/sheet1.xml"), quick


@given(rows)
@settings(max_examples=15, deadline=None)
def test_it_is_the_same_sheet(told: Told) -> None:
    slow, none = sheet_of(told, at_once=False)
    assert (slow, none) == (sheet_of(told, at_once=True)[0], 0)


def test_plain_rows_go_at_once_and_others_are_left_to_the_caller() -> None:
    odd = ["", " a", "a ", "=1", "+1", "-1", "@a", "a&b", "<", "a\nb", "\x02", "_x0041_", "\uffff", "a" * 16_001]
    told = [(["H39", "Lò Thị Ví Dụ"], None), (["100% là", 12], 33.0), *((["a", each], None) for each in odd)]
    assert sheet_of([*told, ([None, date(2026, 11, 23)], None)], at_once=True)[1] == 3


@pytest.mark.parametrize("cell", [Decimal("1.5"), Share(1, 2), date(1900, 12, 31), datetime(1901, 1, 1, tzinfo=VN)])
def test_what_takes_more_care_is_left_to_the_caller(cell: object, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"constant_memory": True}) as workbook:
        page, form = workbook.add_worksheet("A", Page), workbook.add_format()
        assert not page.put_row(0, ("a", cell), dict.fromkeys(KINDS, form), None)
        page.write_string(0, 0, "a", form)


def test_a_moment_is_written_as_the_clock_on_the_wall_shows_it() -> None:
    assert at_local_time(datetime(2026, 11, 22, 18, 30, 59, tzinfo=UTC)) == datetime(2026, 11, 23, 1, 30)
    told = [
        ([datetime(2026, 11, 22, 18, 0, tzinfo=UTC), "a"], None),
        ([datetime(2026, 11, 23, 1, 0, tzinfo=VN), "a"], None),
    ]
    sheet, quick = sheet_of(told, at_once=True)
    assert (quick, sheet.count(b"<v>46349.04166666666</v>")) == (2, 2)


def test_rows_are_not_kept(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx"), {"constant_memory": True}) as workbook:
        page, form = workbook.add_worksheet("A", Page), workbook.add_format()
        forms = dict.fromkeys(KINDS, form)
        assert all(page.put_row(place, ("a", 2), forms, 30.0) for place in range(50))
        assert (len(page.row_info), len(page.row_sizes), len(page.table)) == (0, 0, 0)
        assert not page.put_row(1_048_576, ("a", "b"), forms, None)
        assert page.dim_rowmax == 49
