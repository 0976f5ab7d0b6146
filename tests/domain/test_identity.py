"""Numbers of persons and bodies are refused only when they cannot be right."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.vn import mst

from cchc_desktop.domain.identity import (
    Sex,
    digits,
    grouped,
    masked,
    normal_passport,
    normal_tax_code,
    old_number_problems,
    passport_problems,
    personal_number_problems,
    tax_code_problems,
)
from cchc_desktop.domain.problem import Problem

TODAY = date(2026, 11, 20)
WOMAN_OF_1990 = "014190003271"


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_number_that_agrees_with_what_was_typed_has_no_problem() -> None:
    assert personal_number_problems(WOMAN_OF_1990, date(1990, 2, 1), Sex.NU, TODAY) == []
    assert personal_number_problems("014 190 003.271", None, None, TODAY) == []
    assert personal_number_problems("001306000123", date(2006, 5, 5), Sex.NU, TODAY) == []


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("", "Số định danh cần 12 chữ số, mới có 0."),
        ("01419000327", "Số định danh cần 12 chữ số, mới có 11."),
        ("0141900032711", "Số định danh cần 12 chữ số, đang có 13."),
        ("123456789", "Số định danh cần 12 chữ số, mới có 9. Số CMND cũ ghi ở ô số cũ."),
        ("01419000327O", "Số định danh chỉ gồm chữ số, đang lẫn ký tự khác."),
        ("０14190003271", "Số định danh chỉ gồm chữ số, đang lẫn ký tự khác."),
    ],
)
def test_what_is_not_twelve_digits_is_an_error_that_says_how_many_there_are(number: str, message: str) -> None:
    (problem,) = personal_number_problems(number, None, None, TODAY)

    assert problem.is_error
    assert problem.message == message


@pytest.mark.parametrize(
    ("number", "born", "sex", "code"),
    [
        ("999190003271", None, None, "personal_number.province"),
        (WOMAN_OF_1990, None, Sex.NAM, "personal_number.sex"),
        (WOMAN_OF_1990, date(1991, 1, 1), None, "personal_number.year"),
        (WOMAN_OF_1990, date(2090, 1, 1), None, "personal_number.year"),
        ("014490003271", None, None, "personal_number.future"),
        ("014230003271", None, None, "personal_number.future"),
    ],
)
def test_what_the_digits_tell_against_the_form_is_only_a_warning(
    number: str, born: date | None, sex: Sex | None, code: str
) -> None:
    (problem,) = personal_number_problems(number, born, sex, TODAY)

    assert problem.code == code
    assert not problem.is_error


@given(st.text())
def test_a_personal_number_has_one_error_or_warnings_alone(text: str) -> None:
    found = personal_number_problems(text, None, None, TODAY)

    assert len(found) == 1 or not any(problem.is_error for problem in found)


@pytest.mark.parametrize("number", ["", "123456789", "123 456 789", "012345678901"])
def test_an_old_number_may_be_absent_of_nine_or_of_twelve_digits(number: str) -> None:
    assert old_number_problems(number) == []


@pytest.mark.parametrize("number", ["12345678", "12345678A", "1234567890"])
def test_another_old_number_never_stops_the_act(number: str) -> None:
    (problem,) = old_number_problems(number)

    assert not problem.is_error


def test_passports_are_letters_and_digits() -> None:
    assert passport_problems("C1234567") == []
    assert passport_problems(" p 01234567 ") == []
    assert codes(passport_problems("")) == ["passport.missing"]
    assert codes(passport_problems("C12345/7")) == ["passport.characters"]
    assert codes(passport_problems("Đ1234567")) == ["passport.characters"]
    assert normal_passport(" c 123-4567") == "C1234567"


@pytest.mark.parametrize("number", ["C1234", "C123456789", "ABCDEFGH"])
def test_an_unusual_passport_is_doubted_not_refused(number: str) -> None:
    (problem,) = passport_problems(number)

    assert (problem.code, problem.is_error) == ("passport.form", False)


@pytest.mark.parametrize("code", ["0100109106", "0100109106-001", "0100109106001", "01 0010 9106", WOMAN_OF_1990])
def test_tax_codes_have_ten_thirteen_or_twelve_digits(code: str) -> None:
    assert tax_code_problems(code) == []


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("", "tax_code.missing"),
        ("010010910", "tax_code.length"),
        ("01001091060", "tax_code.length"),
        ("0100109107", "tax_code.check_digit"),
        ("0100109107-001", "tax_code.check_digit"),
        ("010010910A", "tax_code.characters"),
    ],
)
def test_a_wrong_tax_code_is_an_error(code: str, problem: str) -> None:
    (found,) = tax_code_problems(code)

    assert (found.code, found.is_error) == (problem, True)


@given(st.integers(1, 9_999_999), st.integers(0, 8))
def test_one_mistyped_digit_of_a_tax_code_is_noticed(serial: int, place: int) -> None:
    body = f"01{serial:07}"
    check = mst.calc_check_digit(body)
    if len(check) > 1:
        return  # no tax code is given for these
    wrong = body[:place] + str((int(body[place]) + 1) % 10) + body[place + 1 :]

    assert tax_code_problems(body + check) == []
    assert codes(tax_code_problems(wrong + check)) == ["tax_code.check_digit"]


def test_a_branch_is_written_with_its_dash() -> None:
    assert normal_tax_code("0100109106001") == "0100109106-001"
    assert normal_tax_code(" 0100109106 - 001 ") == "0100109106-001"
    assert normal_tax_code("01.001.09106") == "0100109106"
    assert normal_tax_code("mst?") == "mst?"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("000190000012", "000 190 ••• 012"),
        ("000 190 000 012", "000 190 ••• 012"),
        ("123456789", "123 ••• 789"),
        ("C1234567", "C1 ••• 567"),
        ("123456", "•••"),
        ("", ""),
    ],
)
def test_numbers_are_masked_in_lists(number: str, shown: str) -> None:
    assert masked(number) == shown


@given(st.from_regex(r"[0-9]{7,12}", fullmatch=True))
def test_three_digits_of_a_number_are_always_hidden(number: str) -> None:
    assert len(digits(masked(number))) == len(number) - 3


@given(st.from_regex(r"[0-9]{12}", fullmatch=True))
def test_grouping_changes_no_digit(number: str) -> None:
    assert digits(grouped(number)) == number


def test_numbers_are_read_in_threes() -> None:
    assert grouped("014190003271") == "014 190 003 271"
    assert grouped("123456789") == "123 456 789"
    assert grouped("C1234567") == "C1234567"
    assert digits(" 014-190.003 271x") == "014190003271"
