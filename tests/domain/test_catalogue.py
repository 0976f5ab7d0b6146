"""A catalogue file is taken whole or refused whole, naming row and column."""

import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from factories import PROCEDURES, a_procedure
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.catalogue import Catalogue, Kind, catalogue_version, read_catalogue, write_catalogue
from cchc_desktop.domain.procedure import Linkage, Procedure

ROOT = Path(__file__).parents[2]
SAMPLE = (ROOT / "resources" / "sample" / "procedures.json").read_text(encoding="utf-8")
LEAST = {"code": "1.010803", "name": "Trợ cấp thờ cúng liệt sĩ", "procedure_field": "Người có công"}
OTHER = LEAST | {"code": "1.010804"}
WRONG = LEAST | {"processing": {"amount": 5, "unit": "days"}}
CSV = "code,name,procedure_field,processing.amount,processing.unit,document.name,document.qty\n"


def read(text: str, kind: Kind = "json") -> tuple[Procedure, ...]:
    found = read_catalogue(text, kind)
    assert isinstance(found, Catalogue), found
    return found.procedures


def refused(text: str, kind: Kind = "json") -> list[str]:
    found = read_catalogue(text, kind)
    assert isinstance(found, tuple)
    return [problem.message.removesuffix(" Danh mục cũ giữ nguyên. Sửa tệp rồi nhập lại.") for problem in found]


def test_the_sample_is_read_with_its_times_papers_cases_and_fee() -> None:
    procedures = {procedure.code: procedure for procedure in read(SAMPLE)}

    assert len(procedures) == 44
    assert [case.code for case in procedures["1.010801"].cases] == ["tro-cap", "dieu-26", "giay-chung-nhan"]
    assert procedures["1.014199"].fee is not None
    certified = [document.name for document in procedures["1.010803"].documents if document.certified]
    assert certified == ['Bản sao chứng thực từ Bằng "Tổ quốc ghi công"']
    assert procedures["1.010803"].documents[3].condition == "khi các thân nhân ủy quyền cho một người"
    assert procedures["1.001978"].statutory[0].decision == ""
    assert procedures["1.010802"].statutory == ()


def test_what_stands_as_legal_basis_in_the_sample_names_a_text_of_law() -> None:
    times = [
        said.decision
        for procedure in read(SAMPLE)
        for said in (
            *(*procedure.statutory, *procedure.local, *procedure.legs),
            *(time for case in procedure.cases for time in case.processing),
        )
    ]

    assert {said for said in times if said} == {"Điểm d, đ khoản 1 Điều 26 Nghị định 131/2021/NĐ-CP"}


def test_every_procedure_of_the_sample_goes_to_a_division_of_the_sample_office() -> None:
    office = (ROOT / "resources" / "sample" / "office.toml").read_text(encoding="utf-8")

    assert {f'"{procedure.division}"' for procedure in read(SAMPLE)} <= set(re.findall(r'"[^"]*"', office))


def test_the_same_procedures_come_from_a_list_from_lines_and_from_a_table() -> None:
    table = CSV + "1.010803,Trợ cấp thờ cúng liệt sĩ,Người có công,24,day,Đơn,1\n,,,,,Bằng,2\n"
    row = LEAST | {
        "processing": {"amount": 24, "unit": "day"},
        "documents": [{"name": "Đơn", "qty": 1}, {"name": "Bằng", "qty": 2}],
    }

    assert read(table, "csv") == read(json.dumps([row])) == read(json.dumps(row), "ndjson")


def test_a_byte_order_mark_and_blank_lines_are_nothing() -> None:
    assert read(f"\ufeff\n{json.dumps(LEAST)}\n\n{json.dumps(OTHER)}\n", "ndjson") == read(json.dumps([LEAST, OTHER]))


def test_names_are_kept_composed() -> None:
    row = LEAST | {"name": unicodedata.normalize("NFD", LEAST["name"]) + "\u200b"}

    assert read(json.dumps([row]))[0].name == LEAST["name"]


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        (
            json.dumps([LEAST, WRONG | {"code": "1.010804"}]),
            "json",
            "Thủ tục thứ 2, cột processing.unit: "
            "cần một trong: “working_hour”, “working_day”, “day”, đang là chữ khác.",
        ),
        (
            f"{json.dumps(LEAST)}\n\n{json.dumps(OTHER | {'nane': 'x'})}",
            "ndjson",
            "Dòng 3, cột nane: không có mục này; có phải “name” không.",
        ),
        (
            CSV + "1.010803,A,B,5,day,Đơn,1\n,,,,,Bằng,nhiều\n",
            "csv",
            "Dòng 3, cột document.qty: cần số nguyên từ 0 đến 999, đang là chữ.",
        ),
        (
            CSV + "1.010803,A,B,5,,,\n",
            "csv",
            "Dòng 2, cột processing.unit: thiếu đơn vị (ngày làm việc, ngày, giờ làm việc), vì đã ghi số.",
        ),
        (CSV + "1.10803,A,B,,,,\n", "csv", "Dòng 2, cột code: cần chữ dạng “1.010803”, đang là chữ khác."),
        (
            CSV.replace("document.qty", "document.quantity"),
            "csv",
            "Dòng 1, cột document.quantity: không có cột này; có phải “document.qty” không.",
        ),
        (json.dumps([LEAST, OTHER, LEAST]), "json", "Thủ tục thứ 3, cột code: mã này đã có ở thủ tục thứ 1."),
        (
            CSV + "1.010803,A,B,,,,\n1.010804,A,B,,,,\n1.010803,A,B,,,,\n",
            "csv",
            "Dòng 4, cột code: mã này đã có ở dòng 2.",
        ),
        ("[]", "json", "Danh mục không có thủ tục nào."),
        ("\n", "ndjson", "Danh mục không có thủ tục nào."),
        (CSV, "csv", "Danh mục không có thủ tục nào."),
        ("{}", "json", "Tệp danh mục phải là một danh sách thủ tục."),
        ("[", "json", "Tệp không phải JSON đúng cú pháp."),
        (f"{json.dumps(LEAST)}\n[", "ndjson", "Dòng 2 không phải JSON đúng cú pháp."),
        ("5", "ndjson", "Dòng 1: cần một nhóm mục, đang là số."),
    ],
)
def test_one_mistake_refuses_the_whole_and_is_named(text: str, kind: Kind, message: str) -> None:
    assert refused(text, kind) == [message]


def test_all_mistakes_are_named_at_once() -> None:
    rows = [WRONG, OTHER | {"name": ""}, LEAST | {"code": "x"}]

    fields = [problem.field for problem in read_catalogue(json.dumps(rows), "json")]  # type: ignore[union-attr]  # refused

    assert fields == ["1.processing.unit", "2.name", "3.code"]


def test_a_procedures_version_follows_from_what_it_says() -> None:
    (first,), (same,), (changed,) = (
        read(json.dumps([row]))
        for row in (
            LEAST | {"processing": {"amount": 24, "unit": "day"}},
            LEAST | {"statutory": [{"unit": "day", "amount": 24, "valid_from": "2000-01-01"}]},
            LEAST | {"processing": {"amount": 20, "unit": "day"}},
        )
    )

    assert first.version == same.version != changed.version
    assert re.fullmatch("[0-9a-f]{12}", first.version)


def test_a_catalogue_is_called_after_its_text() -> None:
    found = read_catalogue(SAMPLE, "json")

    assert isinstance(found, Catalogue)
    assert found.version == catalogue_version(SAMPLE) != catalogue_version(SAMPLE + " ")
    assert re.fullmatch("[0-9a-f]{12}", found.version)


@given(st.lists(PROCEDURES, min_size=1, max_size=4, unique_by=lambda procedure: procedure.code))
def test_a_catalogue_written_is_the_catalogue_read(procedures) -> None:
    found = read(write_catalogue(procedures), "ndjson")

    assert [replace(procedure, version="") for procedure in found] == procedures
    assert write_catalogue(found) == write_catalogue(procedures)


def test_it_is_written_a_procedure_a_line() -> None:
    written = write_catalogue([a_procedure(), a_procedure(code="1.010804")])

    assert [json.loads(line)["code"] for line in written.splitlines()] == ["1.010803", "1.010804"]


def test_a_table_is_told_of_every_mistake_at_once() -> None:
    table = (
        "code,name,procedure_field,fee_vnd\n1.000001,A,B,abc\n1.000001,A2,B,\n,X,Y,5\n1.000002,D,E,1,2\n1.000003,,F,\n"
    )

    found = read_catalogue(table, "csv")

    assert not isinstance(found, Catalogue)
    assert {problem.field for problem in found} == {"2.fee_vnd", "3.name", "4.code", "5", "6.name"}


@given(st.text(max_size=50), st.sampled_from(["json", "ndjson", "csv"]))
def test_no_text_raises(text, kind) -> None:
    assert read_catalogue(text, kind)


def test_the_sample_has_interconnected_procedures_whose_legs_add_up_to_the_whole_time() -> None:
    legged = [known for known in read(SAMPLE) if known.legs]

    assert len(legged) >= 2
    for procedure in legged:
        whole = procedure.statutory[0].duration
        assert procedure.linkage is not Linkage.NONE
        assert whole is not None
        assert sum(leg.duration.amount for leg in procedure.legs if leg.duration) == whole.amount
