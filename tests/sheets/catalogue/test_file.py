"""A catalogue's file by its ending and encoding: what can be read is read, whatever cannot is told in one sentence."""

from __future__ import annotations

import io
import json
import unicodedata

import pytest
from openpyxl import Workbook

from cchc_desktop.sheets.catalogue.file import MOST_BYTES, read_file, unreadable

NAME = "Giải quyết chế độ trợ cấp thờ cúng liệt sĩ, Đường Nguyễn Huệ"
TABLE = f'code,name,procedure_field,document.name\n1.010803,"{NAME}",Người có công,Đơn đề nghị\n'


def names(data: bytes, file: str = "a.csv") -> list[str]:
    reading = read_file(data, file)
    assert reading.problems == ()
    return [procedure.name for procedure in reading.procedures]


def why_not(data: bytes, file: str) -> str:
    reading = read_file(data, file)
    assert reading.procedures == ()
    return " ".join(problem.message for problem in reading.problems)


def decomposed(text: str) -> bytes:
    """As Windows writes Vietnamese in 1258: letters with their hats, tones apart."""
    found = []
    for mark in text:
        for each in unicodedata.normalize("NFD", mark) if len(mark.encode("cp1258", "ignore")) == 0 else mark:
            found.append(each)
    whole = "".join(found)
    hats = {"a\u0302": "â", "e\u0302": "ê", "o\u0302": "ô", "a\u0306": "ă", "o\u031b": "ơ", "u\u031b": "ư"}
    hats |= {old.capitalize(): new.upper() for old, new in hats.items()}
    for tone in "\u0300\u0301\u0303\u0309\u0323":
        for old, new in hats.items():
            whole = whole.replace(old[0] + tone + old[1], new + tone).replace(old, new)
    return whole.encode("cp1258")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_without_a_word(encoding: str) -> None:
    reading = read_file(TABLE.encode(encoding), "Danh mục.CSV")

    assert ([each.name for each in reading.procedures], reading.notices) == ([NAME], ())


@pytest.mark.parametrize("data", [TABLE.encode("utf-16"), TABLE.encode("utf-16-le"), TABLE.encode("utf-16-be")])
def test_utf_16_is_read_and_told_of(data: bytes) -> None:
    assert names(data) == [NAME]
    assert "UTF-16" in read_file(data, "a.csv").notices[0].message


def test_windows_1258_is_read_whole_and_told_of() -> None:
    data = decomposed(TABLE)

    assert names(data) == [NAME]
    assert "Windows-1258" in read_file(data, "a.csv").notices[0].message


def test_letters_of_the_old_fonts_are_refused_with_a_way_out() -> None:
    tcvn3 = b"code,name,procedure_field\n1.010803,Tr\xee c\xcap th\xea c\xf3ng li\xd6t s\xdc \xb5\xb8\xa9,Ng\xad\xeai\n"

    assert "CSV UTF-8" in why_not(tcvn3, "a.csv")
    assert "CSV UTF-8" in why_not(bytes(range(128, 256)), "a.csv")


def test_every_ending_has_its_reader() -> None:
    row = {"code": "1.010803", "name": NAME, "procedure_field": "Người có công"}
    book, made = Workbook(), io.BytesIO()
    assert book.active is not None
    book.active.append(list(row))
    book.active.append(list(row.values()))
    book.save(made)

    assert names(json.dumps([row]).encode(), "a.json") == [NAME]
    assert names(json.dumps(row).encode(), "a.ndjson") == [NAME]
    assert names(made.getvalue(), "a.xlsx") == [NAME]


def test_what_the_file_does_not_say_otherwise_makes_the_same_version_of_a_procedure() -> None:
    row = {"code": "1.010803", "name": NAME, "procedure_field": "Người có công", "documents": [{"name": "Đơn đề nghị"}]}
    (from_json,) = read_file(json.dumps([row]).encode(), "a.json").procedures
    (from_csv,) = read_file(TABLE.encode(), "a.csv").procedures

    assert from_json == from_csv


def test_other_files_are_refused_by_what_they_are() -> None:
    assert "đuôi .xlsx, .csv" in why_not(b"x", "a.docx")
    assert "đuôi .xlsx, .csv" in why_not(b"x", "")
    assert ".xls" in why_not(b"x", "a.xls")
    assert "không phải bảng tính" in why_not(b"x", "a.xlsx")
    assert "quá lớn" in why_not(bytes(MOST_BYTES + 1), "a.csv")
    assert "20.000 dòng" in why_not(TABLE.encode() + b"1.010803,,,x\n" * 20_001, "a.csv")


def test_a_wrong_line_is_named_by_line_and_column_and_the_others_are_known() -> None:
    reading = read_file((TABLE + "8,B,C,\n").encode(), "a.csv")

    assert [problem.field for problem in reading.problems] == ["3.code"]
    assert [procedure.code for procedure in reading.procedures] == ["1.010803"]


def test_a_file_that_is_not_there_is_a_refusal_too() -> None:
    assert "Không mở được tệp a.csv" in unreadable("a.csv").problems[0].message
    assert "Chưa ghi tên tệp" in unreadable("").problems[0].message


HEADINGS = ["TT", "Mã", "Tên", "Lĩnh vực", "Cơ quan giải quyết", "Phòng", "Thời hạn", "Lệ phí", "Mức độ", "Liên thông"]
PAPERS = ["Thành phần hồ sơ", "Bản chính", "Bản sao", "Bản chứng thực", "Bắt buộc"]


def a_published_list(*lines: list[object]) -> bytes:
    book, made = Workbook(), io.BytesIO()
    assert book.active is not None
    titles = (["DANH MỤC THỦ TỤC HÀNH CHÍNH"], ["(Kèm theo Quyết định số 1276/QĐ-UBND)"], [])
    for line in (*titles, [*HEADINGS, *PAPERS], *lines):
        book.active.append(line)
    book.active.merge_cells("A1:O1")
    book.save(made)
    return made.getvalue()


def test_a_published_list_makes_the_procedures_of_the_json_form() -> None:
    row = {
        "code": "1.010803",
        "name": NAME,
        "procedure_field": "Người có công",
        "authority": "Sở Nội vụ",
        "division": "Phòng Người có công",
        "processing": {"amount": 10, "unit": "working_day"},
        "fee_vnd": 600_000,
        "online_level": "partial",
        "linkage": "across_levels",
        "documents": [
            {"name": "Đơn đề nghị", "original": 1},
            {"name": "Trích lục", "photocopy": 1, "certified": 2, "required": False},
        ],
    }
    texts = [1, "1.010803", NAME, "Người có công", "Sở Nội vụ", "Phòng Người có công"]
    words = ["10 ngày làm việc", "600.000 đồng", "Một phần", "Dọc"]
    more: list[object] = [None] * 10
    data = a_published_list(
        [*texts, *words, "Đơn đề nghị", 1, None, None, "có"], [*more, "Trích lục", None, 1, 2, "Không"]
    )

    reading = read_file(data, "danh muc.xlsx")

    assert reading.problems == ()
    assert reading.procedures == read_file(json.dumps([row]).encode(), "a.json").procedures


def test_what_is_wrong_in_a_published_list_is_said_in_its_own_words() -> None:
    reading = read_file(a_published_list([1, "8", "A", "B", "", "", "10 tuần", "theo mức", "mức 4", "xiên"]), "a.xlsx")

    assert [
        problem.message.removesuffix(" Danh mục cũ giữ nguyên. Sửa tệp rồi nhập lại.") for problem in reading.problems
    ] == [
        "Dòng 5, cột Mã: cần chữ dạng “1.010803”, đang là chữ khác.",
        "Dòng 5, cột Mức độ: cần một trong: “toàn trình”, “một phần”, “cung cấp thông tin”.",
        "Dòng 5, cột Liên thông: cần một trong: “không”, “ngang”, “dọc”, “cả hai”.",
        "Dòng 5, cột Thời hạn: cần thời hạn dạng “10 ngày làm việc”, “20 ngày”, “4 giờ làm việc”, “trong ngày”, hoặc số từ 1 trở lên.",
        "Dòng 5, cột Lệ phí: cần số tiền dạng “600.000 đồng” hoặc “không”.",
    ]


def test_two_lines_of_headings_are_understood_in_a_text_too() -> None:
    head = "TT;Thủ tục hành chính;;Lĩnh vực;Thời hạn giải quyết;\n;Mã;Tên;;Theo quy định;Thực tế\n"
    data = f"DANH MỤC, năm 2026\n{head}(1);(2);(3);(4);(5);(6)\n1;1.010803;A;B;10 ngày;7 ngày\n".encode()

    reading = read_file(data, "a.csv")

    assert reading.problems == ()
    assert [(each.code, each.name, each.procedure_field) for each in reading.procedures] == [("1.010803", "A", "B")]


def test_a_column_under_a_group_that_nobody_knows_is_refused_by_both_names() -> None:
    head = "Mã;Tên;Lĩnh vực;Cách thức thực hiện;\n;;;Trực tiếp;Bưu chính\n"
    reading = read_file(f"{head}1.010803;A;B;x;x\n".encode(), "a.csv")

    told = [problem.message for problem in reading.problems]
    assert len(told) == 2
    assert "Cách thức thực hiện – Trực tiếp" in told[0]
    assert "xóa cột" in told[0]
