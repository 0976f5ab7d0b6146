"""A spreadsheet becomes the table it shows; what nobody can read is refused by its line and column."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cchc_desktop.domain.catalogue_csv import TableRefused, rows
from cchc_desktop.sheets.catalogue.spreadsheet import MOST_BYTES, as_csv

HEAD = ["code", "name", "procedure_field", "document.name", "document.original"]
FIRST = ["1.010803", "Trợ cấp", "Người có công", "Đơn", 1]
Change = Callable[[Worksheet], Any]


def a_file(lines: list[list[Any]], change: Change = lambda sheet: None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(line)
    change(sheet)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def refused(data: bytes) -> list[tuple[int, str, str]]:
    with pytest.raises(TableRefused) as caught:
        as_csv(data)
    return [(line, mismatch.path, mismatch.what) for line, mismatch in caught.value.mismatches]


def test_lines_stay_where_they_are_and_become_procedures() -> None:
    text, notices = as_csv(a_file([HEAD, FIRST, [None, None, None, "Bằng", 2.0], [], ["1.010804", "B", "C"]]))

    first, second = rows(text)
    assert notices == ()
    assert (first.line, first.document_lines, second.line) == (2, [2, 3], 5)
    assert first.content["documents"] == [{"name": "Đơn", "original": 1}, {"name": "Bằng", "original": 2}]


def test_titles_above_the_columns_and_columns_without_a_name_are_let_be() -> None:
    lines = [["DANH MỤC"], [], [*HEAD[:3], None, "same_day_cutoff"], ["1.010803", "A", "B", None, time(15, 0)]]
    text, notices = as_csv(a_file(lines))

    (only,) = rows(text)
    assert (only.line, only.content["same_day_cutoff"]) == (4, "15:00")
    assert notices == ("Tên cột ở dòng 3; các dòng tiêu đề phía trên không đọc.",)


def test_headings_in_vietnamese_are_found_and_their_codes_mended() -> None:
    lines = [["DANH MỤC THỦ TỤC"], ["TT", "Mã TTHC", "Tên TTHC", "Lĩnh vực"], [1, 1.0108, "A", "B"]]
    text, notices = as_csv(a_file(lines))

    assert rows(text)[0].content["code"] == "1.010800"
    assert notices == ("Tên cột ở dòng 2; các dòng tiêu đề phía trên không đọc.",)


def test_days_and_codes_typed_as_numbers_are_what_was_typed() -> None:
    text, _ = as_csv(a_file([[*HEAD[:3], "valid_from"], [1.0108, "A", "B", datetime(2025, 7, 1)]]))

    assert rows(text)[0].content | {"name": ""} == {
        "code": "1.010800",
        "name": "",
        "procedure_field": "B",
        "valid_from": "2025-07-01",
    }


def test_a_cell_merged_downwards_says_the_same_of_each_line() -> None:
    lines = [HEAD, FIRST, [None, None, None, "Bằng", None]]
    text, notices = as_csv(a_file(lines, lambda sheet: (sheet.merge_cells("A2:A3"), sheet.merge_cells("E2:E3"))))

    (only,) = rows(text)
    assert [document["original"] for document in only.content["documents"]] == [1, 1]
    assert notices == ("2 ô gộp dọc: giá trị được hiểu là của mọi dòng trong ô.",)


def test_a_cell_merged_across_columns_is_refused_where_it_stands() -> None:
    found = refused(a_file([HEAD, FIRST], lambda sheet: sheet.merge_cells("C2:D2")))

    assert found == [
        (2, "procedure_field", "ô gộp sang cột document.name; bỏ gộp ô, hoặc xóa dòng tiêu đề nhóm"),
    ]


def test_titles_groups_and_numbers_of_columns_of_a_decision_are_understood() -> None:
    upper = ["TT", "Mã TTHC", "Tên TTHC", "Thời hạn giải quyết", None, "Thành phần hồ sơ", None]
    lower = [None, None, None, "Theo quy định", "Sau cắt giảm", "Tên", "Bản chính"]
    lines = [
        ["ỦY BAN NHÂN DÂN TỈNH MINH HỌA"],
        [],
        ["DANH MỤC THỦ TỤC HÀNH CHÍNH"],
        upper,
        lower,
        [f"({number})" for number in range(1, 8)],
        ["I", "Lĩnh vực Người có công"],
        [1, 1.0108, "Trợ cấp", "10 ngày làm việc", "7 ngày làm việc", "Đơn", 1],
        [None, None, None, None, None, "Bằng", 2],
        ["II", "Lĩnh vực Đất đai"],
        [2, "1.010804", "Giao đất", "20 ngày", None, "Đơn", 1],
    ]

    def merge(sheet: Worksheet) -> None:
        down = (f"{column}4:{column}5" for column in "ABC")
        for each in ("A1:G1", "A3:G3", "D4:E4", "F4:G4", "B7:G7", "B10:G10", "B8:B9", "C8:C9", *down):
            sheet.merge_cells(each)

    text, notices = as_csv(a_file(lines, merge))

    first, second = rows(text)
    assert (first.line, second.line, first.document_lines) == (8, 11, [8, 9])
    assert (first.content["code"], first.content["procedure_field"]) == ("1.010800", "Người có công")
    assert first.content["processing"] == {"amount": 10, "unit": "working_day"}
    assert first.content["local"] == [{"amount": 7, "unit": "working_day"}]
    assert [each["name"] for each in first.content["documents"]] == ["Đơn", "Bằng"]
    assert second.content["procedure_field"] == "Đất đai"
    assert notices == (
        "2 ô gộp dọc: giá trị được hiểu là của mọi dòng trong ô.",
        "2 dòng tiêu đề nhóm không đọc như thủ tục: dòng 7, 10. Lĩnh vực lấy theo tiêu đề nhóm.",
        "Tên cột ghép từ hai dòng 4 và 5; các dòng tiêu đề phía trên không đọc.",
    )


def test_hidden_lines_are_read_and_told_of() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    text, notices = as_csv(a_file([HEAD, FIRST, ["1.010804", "B", "C"]], hide))

    assert len(rows(text)) == 2
    assert notices == ("1 dòng đang ẩn cũng được đọc: dòng 3.",)


def test_a_formula_without_a_result_is_refused() -> None:
    ((line, column, what),) = refused(a_file([HEAD, [*FIRST[:4], "=1+1"]]))

    assert (line, column) == (2, "document.original")
    assert "công thức chưa có kết quả" in what


def test_a_formula_with_its_result_is_that_result() -> None:
    data = a_file([HEAD, [*FIRST[:4], "=1+1"]])
    text, notices = as_csv(changed(data, "xl/worksheets/sheet1.xml", b"<v />", b"<v>2</v>", b"<v></v>"))

    assert rows(text)[0].content["documents"] == [{"name": "Đơn", "original": 2}]
    assert notices == ("1 ô là công thức: đã lấy kết quả lưu trong tệp.",)


def test_a_line_that_numbers_the_columns_is_passed_over() -> None:
    lines = [["Mã", "Tên", "Lĩnh vực"], [1, 2, 3], ["1.010803", "A", "B"]]
    text, notices = as_csv(a_file(lines))

    assert ([row.line for row in rows(text)], notices) == ([3], ())


def test_a_name_that_looks_like_a_formula_is_a_name() -> None:
    def as_text(sheet: Worksheet) -> None:
        sheet["B2"].data_type = "s"

    text, _ = as_csv(a_file([HEAD, ["1.010803", '=HYPERLINK("x")', *FIRST[2:]]], as_text))

    assert rows(text)[0].content["name"] == '=HYPERLINK("x")'


def test_a_cell_in_error_is_refused() -> None:
    assert refused(a_file([HEAD, [*FIRST[:4], "#REF!"]])) == [(2, "document.original", "ô báo lỗi #REF!")]


def test_the_sheet_that_is_a_catalogue_is_read_wherever_it_stands() -> None:
    def add(sheet: Worksheet) -> None:
        other = sheet.parent.create_sheet("Danh mục")
        other.append(HEAD)
        other.append(FIRST)

    text, notices = as_csv(a_file([["Ghi chú"]], add))

    assert len(rows(text)) == 1
    assert notices == ("Chỉ đọc trang “Danh mục”; tệp còn 1 trang khác.",)


def changed(data: bytes, name: str, *old_new: bytes) -> bytes:
    """The file with one of its parts changed: of (old, new, old…) whichever old is there becomes `new`."""
    made, new = io.BytesIO(), old_new[1]
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as again:
        for part in packed.infolist():
            content = packed.read(part)
            for old in (old_new[0], *old_new[2:]) if part.filename == name else ():
                content = content.replace(old, new)
            again.writestr(part.filename, content)
    return made.getvalue()


def many_lines(count: int) -> bytes:
    """A sheet of so many lines, written as text: openpyxl would take its time."""
    line = '<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>1.010803</t></is></c></row>'
    filled = "".join(line.format(n=n) for n in range(10, count + 1)).encode()
    return changed(a_file([HEAD, FIRST]), "xl/worksheets/sheet1.xml", b"</sheetData>", filled + b"</sheetData>")


def test_two_hundred_thousand_lines_are_refused_before_they_are_read() -> None:
    ((line, column, what),) = refused(many_lines(200_000))

    assert (line, column) == (20_001, "")
    assert "hơn 20.000 dòng" in what


def test_a_file_that_unpacks_without_end_is_refused_unread() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", "")
        made.writestr("xl/worksheets/sheet1.xml", b"\0" * (MOST_BYTES + 1))

    assert "hơn 20.000 dòng" in refused(packed.getvalue())[0][2]


def test_locked_old_and_foreign_files_are_each_told_apart() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as made:
        made.writestr("word/document.xml", "<w/>")

    assert "có mật khẩu" in refused(compound + "EncryptedPackage".encode("utf-16-le"))[0][2]
    assert "đời cũ (.xls)" in refused(compound)[0][2]
    for other in (b"", b"PK\3\4", b"%PDF-1.7", document.getvalue()):
        assert "không phải bảng tính XLSX" in refused(other)[0][2]


SOUND = a_file([HEAD, FIRST])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SOUND) - 1), st.integers(0, 255))
def test_a_broken_file_is_read_or_refused_and_never_more(place: int, byte: int) -> None:
    broken = SOUND[:place] + bytes([byte]) + SOUND[place + 1 :]
    try:
        text, _ = as_csv(broken)
    except TableRefused:
        return
    assert isinstance(text, str)
