"""A table, one line a document, becomes the rows of the JSON form, each cell with the line it stands in."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.catalogue_csv import TableRefused, place, rows, titles, worded
from cchc_desktop.domain.catalogue_headings import COLUMNS
from cchc_desktop.domain.shape import Mismatch

HEAD = "code,name,procedure_field,processing.amount,document.name,document.qty,document.required\n"
TABLE = HEAD + (
    "1.010803,Trợ cấp,Người có công,20,Đơn,1,có\n"
    ",,,,Bằng,2,không\n"
    "1.010803,Trợ cấp,,20,Căn cước,1,\n"
    "\n"
    '1.010804,"Tên có dấu phẩy, và\nxuống dòng",Người có công,,,,\n'
    "1.010805,Ưu đãi,Người có công,,Đơn,1,TRUE\n"
)


def refused(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(TableRefused) as caught:
        rows(text)
    return [(line, mismatch.path, mismatch.kind) for line, mismatch in caught.value.mismatches]


def wrong(text: str) -> list[tuple[int, str, str]]:
    return [(line, mismatch.path, mismatch.kind) for row in rows(text) for line, mismatch in row.wrong]


def test_lines_of_one_code_are_one_procedure_with_its_documents() -> None:
    first, second, third = rows(TABLE)

    assert first.content == {
        "code": "1.010803",
        "name": "Trợ cấp",
        "procedure_field": "Người có công",
        "processing": {"amount": 20},
        "documents": [
            {"name": "Đơn", "qty": 1, "required": True},
            {"name": "Bằng", "qty": 2, "required": False},
            {"name": "Căn cước", "qty": 1},
        ],
    }
    assert "documents" not in second.content
    assert third.content["documents"] == [{"name": "Đơn", "qty": 1, "required": True}]


def test_every_member_knows_its_line_and_column() -> None:
    first, second, third = rows(TABLE)

    assert [row.line for row in (first, second, third)] == [2, 6, 8]
    assert place(first, "processing.unit") == (2, "processing.unit")
    assert place(first, "documents.1.qty") == (3, "document.qty")
    assert place(first, "documents.2.name") == (4, "document.name")


@pytest.mark.parametrize("mark", [";", "\t"])
def test_cells_may_be_parted_by_semicolons_or_tabs(mark: str) -> None:
    head = ["code", "name", "procedure_field"]

    (row,) = rows(f"{mark.join(head)}\n{mark.join(['1.010803', 'Trợ cấp, ưu đãi', 'Người có công'])}\n")

    assert row.content["name"] == "Trợ cấp, ưu đãi"


def test_codes_stay_text_though_they_are_digits() -> None:
    (row,) = rows("code,name,procedure_field,document.name,document.code,fee_vnd\n1.010803,A,B,Đơn,001,600000\n")

    assert row.content["documents"] == [{"name": "Đơn", "code": "001"}]
    assert row.content["fee_vnd"] == 600_000


def test_an_unknown_column_is_refused_with_the_nearest_known_one() -> None:
    with pytest.raises(TableRefused) as caught:
        rows(HEAD.replace("document.name", "documant.name"))

    assert [mismatch.what for _, mismatch in caught.value.mismatches] == [
        "không có cột này; có phải “document.name” không"
    ]


def test_needed_columns_must_be_there_and_each_once() -> None:
    assert refused("name,name\n") == [(1, "code", "missing"), (1, "procedure_field", "missing"), (1, "name", "twice")]
    assert refused("") == [(1, name, "missing") for name in ("code", "name", "procedure_field")]


def test_lines_of_one_procedure_may_not_contradict_each_other() -> None:
    text = HEAD + "1.010803,A,B,20,Đơn,1,có\n1.010803,Khác,B,21,Bằng,1,có\n"

    assert wrong(text) == [(3, "name", "wrong"), (3, "processing", "wrong")]


def test_a_line_longer_than_the_head_is_refused() -> None:
    assert wrong(HEAD + "1.010803,A,B,20,Đơn,1,có,thừa\n") == [(2, "", "wrong")]


def test_a_line_without_a_code_that_names_another_procedure_is_one() -> None:
    first, second = rows(HEAD + "1.010803,A,B,20,Đơn,1,có\n,X,B,5,Đơn,1,có\n,,,,Bằng,1,có\n")

    assert (first.content["name"], first.document_lines) == ("A", [2])
    assert (second.content["name"], second.document_lines) == ("X", [3, 4])
    assert "code" not in second.content


def test_an_open_quote_is_a_sentence_not_an_exception() -> None:
    assert refused(HEAD + '1.010803,"A,B\n') == [(1, "", "syntax")]


def test_the_first_line_may_already_leave_the_code_out() -> None:
    (row,) = rows(HEAD + ",A,B,20,Đơn,1,có\n")

    assert "code" not in row.content


@given(st.text(alphabet='code,name;"\n\t1.0ệ', max_size=60))
def test_no_text_raises_anything_else(text) -> None:
    for table in (text, HEAD + text):
        with suppress(TableRefused):
            assert all(row.line > 1 for row in rows(table))


def test_the_paper_on_catalogues_lists_every_column() -> None:
    paper = (Path(__file__).parents[2] / "docs" / "catalogue.md").read_text(encoding="utf-8")

    assert [column for column in COLUMNS if f"`{column}`" not in paper] == []


def test_a_local_time_and_the_steps_of_the_process_stand_in_columns_too() -> None:
    head = "code,name,procedure_field,processing.amount,local.amount,local.unit,step.title,step.hours,document.name\n"
    (only,) = rows(head + "1.010803,A,B,15,10,working_day,Tiếp nhận,4,Đơn\n,,,,10,,Thẩm định,60,\n")

    assert only.content["local"] == [{"amount": 10, "unit": "working_day"}]
    assert only.content["steps"] == [{"title": "Tiếp nhận", "hours": 4}, {"title": "Thẩm định", "hours": 60}]
    assert only.content["documents"] == [{"name": "Đơn"}]
    assert only.wrong == []
    assert place(only, "steps.1.hours") == (3, "step.hours")
    assert place(only, "local.0.unit") == (2, "local.unit")


def test_a_local_time_that_differs_from_its_first_line_is_refused() -> None:
    head = "code,name,procedure_field,local.amount\n"

    assert wrong(head + "1.010803,A,B,10\n1.010803,A,B,7\n") == [(3, "local", "wrong")]


def test_a_table_without_end_is_refused() -> None:
    assert refused(HEAD + "1.010803,A,B,,,,\n" * 20_001) == [(20_001, "", "long")]


VIETNAMESE = "TT,Mã,Tên thủ tục,Lĩnh vực,Thời hạn,Mức độ,Giấy tờ,Bản chính\n"


def test_titles_above_the_headings_and_numbers_of_lines_are_not_read() -> None:
    titles = "DANH MỤC, THỦ TỤC; HÀNH CHÍNH\n\n(Kèm theo Quyết định số 1276/QĐ-UBND)\n"
    head = VIETNAMESE.replace(",", ";")

    (only,) = rows(
        f"{titles}{head}1;1.010803;Trợ cấp;Người có công;10 ngày;toàn trình;Đơn;1\n2;;;;;;Bằng;2\n3;;;;;;;\n"
    )

    assert (only.line, only.document_lines) == (5, [5, 6])
    assert only.content == {
        "code": "1.010803",
        "name": "Trợ cấp",
        "procedure_field": "Người có công",
        "processing": {"amount": 10, "unit": "day"},
        "online_level": "full",
        "documents": [{"name": "Đơn", "original": 1}, {"name": "Bằng", "original": 2}],
    }


def test_headings_are_missed_doubted_and_doubled_by_their_own_names() -> None:
    with pytest.raises(TableRefused) as caught:
        rows("\nMã,Mã TTHC,Lĩnh vực,Giấy tớ nộp,Căn cứ\n")

    assert [(line, mismatch.path, mismatch.what) for line, mismatch in caught.value.mismatches] == [
        (2, "Giấy tớ nộp", "không có cột này; có phải “Giấy tờ” không"),
        (2, "Căn cứ", "không có cột này; đổi tên cột, hoặc xóa cột"),
        (2, "Tên TTHC", "thiếu cột này; tên cột là “Tên TTHC” hoặc “name”"),
        (2, "Mã TTHC", "cột này ghi hai lần"),
    ]


def test_a_wrong_cell_is_named_by_its_heading_and_told_what_it_may_hold() -> None:
    (only,) = rows(VIETNAMESE + "1,1.010803,A,B,10 tuần,mức 4,Đơn,1\n2,,,,7 ngày,,Bằng,\n")

    assert [place(only, path) for path in ("code", "processing.amount", "processing.unit", "documents.1.original")] == [
        (2, "Mã"),
        (2, "Thời hạn"),
        (2, "Thời hạn"),
        (3, "Bản chính"),
    ]
    assert worded(only, Mismatch("online_level", "wrong", "")).what == (
        "cần một trong: “toàn trình”, “một phần”, “cung cấp thông tin”"
    )
    assert worded(only, Mismatch("name", "wrong", "x")).what == "x"
    assert [(line, mismatch.path) for line, mismatch in only.wrong] == [(3, "Thời hạn")]


def test_a_unit_beside_a_time_of_another_unit_is_refused() -> None:
    head = "Mã,Tên,Lĩnh vực,Thời hạn,Đơn vị thời hạn\n"

    assert wrong(head + "1.010803,A,B,10 ngày,ngày làm việc\n") == [(2, "Đơn vị thời hạn", "wrong")]
    assert rows(head + "1.010803,A,B,10,ngày làm việc\n") != rows(head + "1.010803,A,B,10,ngày\n")


def test_titles_of_groups_are_passed_over_and_a_procedure_without_a_code_is_not() -> None:
    text = "TT;Mã TTHC;Tên TTHC;Lĩnh vực\nI;;Lĩnh vực Người có công;\n1;1.1;A;Người có công\nB. CẤP XÃ;;;\n2;;B;Hộ tịch\n3;;C;\n"
    assert [(row.line, row.content["name"]) for row in rows(text)] == [(3, "A"), (5, "B"), (6, "C")]
    assert titles(text) == [2, 4]
    assert titles('Mã;Tên\n"') == []
