"""Each mistake in a person is said at its field; doubts are only warnings."""

from datetime import date

import pytest
from factories import PEOPLE, TODAY, a_business, a_foreigner, a_person
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.person import Address, IdentityKind, OwnerKind, Person
from cchc_desktop.domain.person_problems import age, is_too_young, person_problems
from cchc_desktop.domain.problem import Problem


def of(person: Person, kind: OwnerKind = OwnerKind.CITIZEN) -> dict[str, Problem]:
    return {problem.field: problem for problem in person_problems(person, "chủ hồ sơ", kind, TODAY)}


def test_nothing_is_wrong_with_a_person_whose_card_was_scanned() -> None:
    assert of(a_person(number="014190000012")) == {}
    assert of(a_foreigner()) == {}
    assert of(a_business(), OwnerKind.ENTERPRISE) == {}


@pytest.mark.parametrize("name", ["", "   "])
def test_a_name_must_be_there(name: str) -> None:
    assert of(a_person(name=name))["name"].message == "Chưa có tên chủ hồ sơ."


def test_a_name_of_five_hundred_letters_is_taken_and_one_more_is_not() -> None:
    assert "name" not in of(a_person(name="Đ" * 500))
    problem = of(a_person(name="Đ" * 501))["name"]
    assert problem.is_error
    assert problem.message == "Tên chủ hồ sơ dài nhất 500 chữ, đang có 501."


def test_a_personal_number_has_twelve_digits() -> None:
    problem = of(a_person(number="01419000001"))["number"]

    assert problem.is_error
    assert problem.message == "Số định danh cần 12 chữ số, mới có 11."


@pytest.mark.parametrize(
    ("person", "code"),
    [
        (a_person(number="000190000012"), "personal_number.province"),
        (a_person(number="014190000012", sex="Nam"), "personal_number.sex"),
        (a_person(number="014190000012", born=date(1991, 3, 14)), "personal_number.year"),
        (a_person(number=""), "number.empty"),
        (a_person(number="12345678", number_kind=IdentityKind.OLD), "old_number.form"),
        (a_person(number="A1", number_kind=IdentityKind.PASSPORT, nationality="Lào"), "passport.form"),
        (a_person(number="123", number_kind=IdentityKind.NONE), "number.kind"),
    ],
)
def test_what_a_number_makes_doubtful_is_a_warning(person: Person, code: str) -> None:
    problem = of(person)["number"]

    assert (problem.code, problem.is_error) == (code, False)


@pytest.mark.parametrize(
    ("person", "code"),
    [
        (a_business(number="0100109107"), "tax_code.check_digit"),
        (a_business(number="010010910"), "tax_code.length"),
        (a_foreigner(number="Hộ chiếu"), "passport.characters"),
    ],
)
def test_a_number_that_cannot_be_one_is_an_error(person: Person, code: str) -> None:
    problem = of(person)["number"]

    assert (problem.code, problem.is_error) == (code, True)


def test_a_company_without_a_number_is_asked_for_its_tax_code() -> None:
    assert "mã số thuế" in of(a_business(number=""), OwnerKind.ENTERPRISE)["number"].message


@pytest.mark.parametrize(
    ("born", "code"),
    [
        (date(2026, 10, 6), "born.future"),
        (date(1905, 10, 5), "born.old"),
        (date(1906, 10, 5), None),
        (date(2026, 10, 5), None),
        (None, None),
    ],
)
def test_a_birth_to_come_is_an_error_and_a_great_age_a_doubt(born: date | None, code: str | None) -> None:
    problem = of(a_person(number="", born=born)).get("born")

    assert (problem.code if problem else None) == code
    assert problem is None or problem.is_error is (code == "born.future")


def test_phone_and_mail_are_checked_at_their_fields() -> None:
    found = of(a_person(phone="09123", email="vidu"))

    assert (found["phone"].code, found["phone"].is_error) == ("phone.short", True)
    assert (found["email"].code, found["email"].is_error) == ("email.form", False)


def test_a_passport_asks_for_a_nationality() -> None:
    assert not of(a_foreigner(nationality=""))["nationality"].is_error


@pytest.mark.parametrize(
    ("address", "field"),
    [
        (Address(province="Sơn La", province_code="99"), "address.province"),
        (Address(province_code="14", commune_code="00004"), "address.commune"),
        (Address(commune_code="99999"), "address.commune"),
        (Address("Bản A, xã B, huyện C, tỉnh Hà Tây"), None),
        (Address("Tổ 3", "Xã Mai Sơn", "Sơn La"), None),
    ],
)
def test_codes_of_places_are_checked_and_old_addresses_stand_as_text(address: Address, field: str | None) -> None:
    found = of(a_person(number="", address=address))

    assert [name for name in found if name.startswith("address")] == ([field] if field else [])
    assert not any(problem.is_error for problem in found.values())


@pytest.mark.parametrize(
    ("born", "years"), [(date(1990, 10, 5), 36), (date(1990, 10, 6), 35), (date(2004, 2, 29), 22), (TODAY, 0)]
)
def test_age_is_full_years(born: date, years: int) -> None:
    assert age(born, TODAY) == years


@pytest.mark.parametrize(("born", "young"), [(date(2011, 10, 6), True), (date(2011, 10, 5), False), (None, False)])
def test_under_fifteen_somebody_else_acts(born: date | None, young: bool) -> None:
    assert is_too_young(a_person(born=born), TODAY) is young


@given(PEOPLE, st.sampled_from(OwnerKind))
def test_no_person_raises(person, kind) -> None:
    assert all(problem.field and problem.message for problem in person_problems(person, "người nộp", kind, TODAY))


@pytest.mark.parametrize(
    ("year", "code", "is_error"),
    [(1945, "born.year_only", False), (TODAY.year + 1, "born.future", True), (1850, "born.old", False)],
)
def test_a_birth_of_which_only_the_year_is_known_is_taken(year: int, code: str, is_error: bool) -> None:
    person = a_person(born=None, born_year=year, number="", number_kind=IdentityKind.NONE)

    found = of(person)

    assert (found["born"].code, found["born"].is_error) == (code, is_error)


def test_a_year_alone_is_held_against_the_number_and_the_age_of_majority() -> None:
    other = a_person(born=None, born_year=1945)  # the number says 1990
    codes = {problem.code for problem in person_problems(other, "chủ hồ sơ", OwnerKind.CITIZEN, TODAY)}
    assert "personal_number.year" in codes

    assert is_too_young(a_person(born=None, born_year=TODAY.year - 14), TODAY)
    assert not is_too_young(a_person(born=None, born_year=TODAY.year - 15), TODAY), "it may be either"
