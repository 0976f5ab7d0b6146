"""Everything wrong with the first start's form is told at its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.office_file import OfficeFile, read_office
from cchc_desktop.domain.office_text import write_office
from cchc_desktop.domain.scanner import Scanner, ScannerKind
from cchc_desktop.ui.set_up.form import SetUpForm, is_last_group, key_groups

TODAY = date(2026, 10, 5)
KEY = "ABCD-EFGH-JKLM-OI2B"
GOOD = SetUpForm(
    unit_code="h52.18",
    upper="Ủy ban nhân dân tỉnh Minh Họa",
    lower="Trung tâm Phục vụ hành chính công",
    place="Minh Họa",
    hotline="1900 0000",
    counter="03",
    code="tq01",
    name="Lê Văn Trưởng Quầy",
    password="mật khẩu dài",
    again="mật khẩu dài",
    admin_password="mật khẩu khác hẳn",
    admin_again="mật khẩu khác hẳn",
    printer="Canon LBP2900",
    scanner="serial",
    port="COM3",
    url="https://portal.example.vn/quay/v1",
    enrolment_code="ABC123",
)


def fields(form: SetUpForm) -> list[str]:
    return [problem.field for problem in form.problems(TODAY)]


def test_a_good_form_becomes_the_office_file() -> None:
    assert fields(GOOD) == []

    file = read_office(write_office(GOOD.office_file(TODAY)))

    assert isinstance(file, OfficeFile)
    assert (file.office.unit_code, file.office.counter) == ("H52.18", "03")
    assert file.office.names[0].valid_from == TODAY
    assert file.printers == {"receipt": "Canon LBP2900"}
    assert file.scanner == Scanner(ScannerKind.SERIAL, "COM3")
    assert file.lead.code == "tq01"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"unit_code": "52"}, "unit_code"),
        ({"upper": ""}, "upper"),
        ({"lower": ""}, "lower"),
        ({"place": ""}, "place"),
        ({"counter": "ba"}, "counter"),
        ({"code": ""}, "code"),
        ({"name": ""}, "name"),
        ({"url": "http://example.vn"}, "url"),
        ({"enrolment_code": ""}, "enrolment_code"),
        ({"password": "ngắn", "again": "ngắn"}, "password"),
        ({"again": "khác"}, "again"),
        ({"admin_password": ""}, "admin_password"),
        ({"admin_again": "mật khẩu dài"}, "admin_again"),
        ({"code": "QuanTri"}, "code"),
    ],
)
def test_each_wrong_thing_is_told_at_its_field_and_alone(change: dict[str, str], field: str) -> None:
    assert fields(replace(GOOD, **change)) == [field]


def test_no_portal_and_no_printer_are_choices_not_mistakes() -> None:
    form = replace(GOOD, url="", enrolment_code="", printer="")

    assert fields(form) == []
    assert form.office_file(TODAY).portal_url == ""
    assert form.office_file(TODAY).printers == {}


def test_an_empty_form_names_all_that_is_missing() -> None:
    assert set(fields(SetUpForm())) == {
        "unit_code",
        "upper",
        "lower",
        "place",
        "code",
        "name",
        "password",
        "admin_password",
    }


@given(st.text(), st.text())
def test_no_text_breaks_the_check(upper: str, code: str) -> None:
    assert isinstance(replace(GOOD, upper=upper, code=code).problems(TODAY), tuple)


def test_passwords_are_in_no_text_of_the_form() -> None:
    assert "mật khẩu" not in f"{GOOD!r} {GOOD}"


def test_the_last_group_is_recognised_however_it_is_typed() -> None:
    assert key_groups(KEY)[-1] == "OI2B"
    assert is_last_group(" o12b", KEY)
    assert is_last_group("0I2 8", KEY)
    assert not is_last_group("JKLM", KEY)
    assert not is_last_group("", KEY)
