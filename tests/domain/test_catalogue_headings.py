"""A column is known by its English name and by the headings of published lists, and named as the file names it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from cchc_desktop.domain.catalogue_headings import COLUMNS, HEADINGS, called, column_of, is_head, is_numbering


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Mã", "code"),
        ("MÃ TTHC", "code"),
        ("ma thu tuc", "code"),
        (unicodedata.normalize("NFD", "Tên thủ tục"), "name"),
        ("Lĩnh vực:", "procedure_field"),
        ("Phí,\n lệ phí (đồng)", "fee_vnd"),
        ("Thẩm quyền", "authority"),
        ("Thành phần hồ sơ", "document.name"),
        ("Document.Name", "document.name"),
        ("Căn cứ pháp lý", ""),
        ("", ""),
    ],
)
def test_a_heading_is_known_whatever_its_case_and_marks(heading: str, column: str) -> None:
    assert column_of(heading) == column


def test_every_heading_is_for_one_column_that_there_is() -> None:
    assert [column for column in HEADINGS if column not in COLUMNS] == []
    assert [
        heading for column, headings in HEADINGS.items() for heading in headings if column_of(heading) != column
    ] == []


def test_the_paper_on_catalogues_lists_every_heading() -> None:
    paper = (Path(__file__).parents[2] / "docs" / "catalogue.md").read_text(encoding="utf-8")

    assert [
        column for column, headings in HEADINGS.items() if f"| `{column}` | {'; '.join(headings)} |" not in paper
    ] == []


def test_one_known_heading_makes_no_line_of_headings() -> None:
    assert is_head(["TT", "Mã", "Tên"])
    assert not is_head(["Phòng", "phòng", "Văn bản"])
    assert is_numbering("T.T") is False
    assert all(map(is_numbering, ("TT", "STT", "tt")))


def test_a_column_is_called_as_the_file_calls_it() -> None:
    vietnamese = {"code": "Mã", "processing.amount": "Thời gian giải quyết", "document.name": "Giấy tờ"}

    assert called("code", vietnamese) == "Mã"
    assert called("processing.unit", vietnamese) == called("processing", vietnamese) == "Thời gian giải quyết"
    assert called("procedure_field", vietnamese) == "Lĩnh vực"
    assert called("processing_note", vietnamese) == "processing_note"
    assert called("procedure_field", {"code": "code"}) == "procedure_field"
