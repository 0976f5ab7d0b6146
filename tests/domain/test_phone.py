"""Phone numbers are taken as people write them, and doubted rather than refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.phone import email_problems, normal_phone, phone_problems, spaced


@pytest.mark.parametrize(
    ("typed", "normal"),
    [
        ("0912 345 678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("84912345678", "0912345678"),
        ("912345678", "0912345678"),
        ("(024) 3825-6789", "02438256789"),
        ("0228.3849386", "02283849386"),
        ("0225.3821.055", "02253821055"),
        ("02123.852.269", "02123852269"),
        ("1900 1234", "19001234"),
        ("+1 415 555 2671", "+14155552671"),
        ("113", "113"),
        ("0212", "0212"),
        ("không có", "khôngcó"),
        ("", ""),
    ],
)
def test_numbers_are_kept_in_national_form(typed: str, normal: str) -> None:
    assert normal_phone(typed) == normal


@given(st.text("0123456789+-. ()x\u200b", max_size=20) | st.text(max_size=20))
def test_the_normal_form_is_stable_and_no_text_breaks_the_checks(text: str) -> None:
    once = normal_phone(text)

    assert normal_phone(once) == once
    assert len(phone_problems(text)) <= 1
    assert spaced(once).replace(" ", "") == once


@pytest.mark.parametrize(
    "number",
    [
        "",
        "  ",
        "0912345678",
        "+84912345678",
        "0228.3849386",
        "0225.3821.055",
        "02123.852.269",
        "1900 1234",
        "+14155552671",
    ],
)
def test_numbers_in_use_and_no_number_at_all_are_fine(number: str) -> None:
    assert phone_problems(number) == []


@pytest.mark.parametrize("number", ["01681234567", "0412345678", "0123456789", "091234567"])
def test_an_unusual_number_is_only_a_warning(number: str) -> None:
    (problem,) = phone_problems(number)

    assert (problem.code, problem.is_error) == ("phone.unusual", False)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("0912 345", "phone.short"),
        ("0912345678901234", "phone.long"),
        ("09123A5678", "phone.characters"),
        ("0912345678 / 0987654321", "phone.characters"),
        ("09+12345678", "phone.characters"),
    ],
)
def test_what_cannot_be_dialled_is_an_error(number: str, code: str) -> None:
    (problem,) = phone_problems(number)

    assert (problem.code, problem.is_error) == (code, True)


def test_a_short_number_says_how_many_digits_there_are() -> None:
    (problem,) = phone_problems("0912 345")

    assert problem.message == "Số điện thoại cần 10 chữ số (cố định 11), mới có 7."


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("0912345678", "0912 345 678"),
        ("02123852269", "0212 3852 269"),
        ("02438256789", "024 3825 6789"),
        ("+14155552671", "+14155552671"),
        ("113", "113"),
    ],
)
def test_numbers_are_spaced_for_reading(phone: str, shown: str) -> None:
    assert spaced(phone) == shown


@pytest.mark.parametrize("address", ["", " ", "vi.du@sonla.gov.vn", "a@b.vn"])
def test_mail_addresses_that_can_be_right_are_fine(address: str) -> None:
    assert email_problems(address) == []


@pytest.mark.parametrize("address", ["vidu", "a@b@c.vn", "a b@c.vn", "@c.vn", "a@", "a@localhost", "a@vn."])
def test_other_mail_addresses_are_doubted(address: str) -> None:
    (problem,) = email_problems(address)

    assert not problem.is_error
