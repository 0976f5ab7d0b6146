"""What was typed becomes an intake; what cannot be one is said at its field and loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from factories import TODAY, a_procedure

from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.domain.person import IdentityKind
from cchc_desktop.domain.procedure import Fee
from cchc_desktop.ui.intake.form import IntakeForm, OwnerShape, PaperForm, PersonForm, ReturnForm
from cchc_desktop.ui.intake.reading import address_of, problems_of, read_form, submitter_shape

OWNER = PersonForm(number="001 190 000 012", name="Trần Thị Ví Dụ", born="14/3/1990", phone="0912 345 678")
PAPER = PaperForm("Đơn", original=1)


def a_form(**changes: object) -> IntakeForm:
    members: dict[str, object] = {"owner": OWNER, "procedure_code": "1.010803", "papers": (PAPER,)}
    return IntakeForm(**(members | changes))  # type: ignore[arg-type]  # members by name


def test_a_whole_form_becomes_an_intake_in_its_usual_writing() -> None:
    intake = read_form(a_form(), a_procedure())

    assert (intake.owner.number, intake.owner.phone) == ("001190000012", "0912345678")
    assert intake.owner.born == date(1990, 3, 14)
    assert intake.owner.number_kind is IdentityKind.PERSONAL
    assert intake.sets == 1
    assert [paper.name for paper in intake.papers] == ["Đơn"]


def test_a_day_that_is_none_is_an_error_at_its_field_and_left_out() -> None:
    form = a_form(owner=PersonForm(name="Trần", number="001190000012", born="31/02/1990"))

    found = {problem.field: problem for problem in problems_of(form, a_procedure(), TODAY)}

    assert found["owner.born"].is_error
    assert read_form(form, a_procedure()).owner.born is None


def test_a_body_is_not_asked_when_it_was_born() -> None:
    form = a_form(shape=OwnerShape.ENTERPRISE, owner=PersonForm(name="Công ty", number="0100109106", born="x"))

    assert read_form(form, a_procedure()).owner.born is None
    assert not any(problem.field == "owner.born" for problem in problems_of(form, a_procedure(), TODAY))


@pytest.mark.parametrize(("sets", "read"), [("2", 2), ("", 0), ("hai", 0), ("9" * 30, 0), ("²", 0)])
def test_sets_that_are_no_number_are_no_sets(sets: str, read: int) -> None:
    form = a_form(sets=sets)

    assert read_form(form, a_procedure()).sets == read
    assert any(problem.field == "sets" for problem in problems_of(form, a_procedure(), TODAY)) is (read == 0)


def test_a_fee_is_due_unless_exempt_for_a_reason() -> None:
    procedure = a_procedure(fee=Fee(600_000))

    assert read_form(a_form(), procedure).fee_amount == 600_000
    exempt = a_form(exempt=True, fee_exempt="Hộ nghèo")
    assert (read_form(exempt, procedure).fee_amount, read_form(exempt, procedure).fee_exempt) == (0, "Hộ nghèo")
    assert any(p.field == "fee_exempt" and p.is_error for p in problems_of(a_form(exempt=True), procedure, TODAY))
    assert read_form(exempt, a_procedure()).fee_amount is None


def test_places_of_the_catalogue_get_their_codes() -> None:
    address = address_of(PersonForm(detail="Tổ 3", commune="mai son", province="son la"))

    assert (address.commune, address.province, address.province_code) == ("Xã Mai Sơn", "Sơn La", "14")


@pytest.mark.parametrize(
    ("province", "commune", "field"),
    [
        ("Nơi Xa", "", "owner.address.province"),
        ("Hòa Bình", "", "owner.address.province"),
        ("Sơn La", "Nơi Xa", "owner.address.commune"),
    ],
)
def test_places_of_no_catalogue_are_doubted_and_stay_text(province: str, commune: str, field: str) -> None:
    form = a_form(owner=PersonForm(name="Trần", number="001190000012", province=province, commune=commune))

    found = [problem for problem in problems_of(form, a_procedure(), TODAY) if problem.field == field]

    assert [problem.is_error for problem in found] == [False]
    address = read_form(form, a_procedure()).owner.address
    assert (address.province, address.commune, address.commune_code) == (province, commune, "")


@pytest.mark.parametrize("province", ["TP HCM", "Đắc Lắc", "Thành phố Hồ Chí Minh", "tỉnh Sơn La"])
def test_other_spellings_of_todays_provinces_are_not_doubted(province: str) -> None:
    form = a_form(owner=PersonForm(name="Trần", number="001190000012", province=province))

    assert not any("province" in problem.field for problem in problems_of(form, a_procedure(), TODAY))


def test_a_field_says_its_error_rather_than_its_doubt_and_the_owner_comes_first() -> None:
    form = IntakeForm(owner=PersonForm(number="12"), submitter=PersonForm())

    fields = [problem.field for problem in problems_of(form, None, TODAY)]

    assert len(fields) == len(set(fields))
    assert fields[:2] == ["owner.number", "owner.name"]
    assert fields.index("submitter.name") < fields.index("procedure_code")


def test_a_submitter_with_letters_in_the_number_is_a_foreigner() -> None:
    assert submitter_shape(PersonForm(number="X1234567")) is OwnerShape.FOREIGNER
    assert submitter_shape(PersonForm(number="001190000012")) is OwnerShape.CITIZEN


def test_nobody_is_authorised_when_nobody_stands_in() -> None:
    assert not read_form(a_form(authorised=True), a_procedure()).authorised


def test_the_way_back_is_taken_over() -> None:
    intake = read_form(a_form(giving_back=ReturnForm(ReturnChannel.POST, phone="0912 345 678")), a_procedure())

    assert (intake.return_channel, intake.collector.phone) == (ReturnChannel.POST, "0912345678")


@pytest.mark.parametrize(("practice", "doubted"), [(False, True), (True, False)])
def test_numbers_of_no_province_are_doubted_but_in_practice(practice: bool, doubted: bool) -> None:
    form = a_form(owner=PersonForm(name="Trần Thị Ví Dụ", number="000190000012"))

    found = problems_of(form, a_procedure(), TODAY, practice)

    assert any(problem.field == "owner.number" for problem in found) is doubted


def test_a_year_alone_is_a_birth_where_the_card_has_no_more() -> None:
    form = a_form(owner=replace(OWNER, born=" 1945 "))
    owner = read_form(form, None).owner

    assert (owner.born, owner.born_year) == (None, 1945)
    problems = {problem.field: problem for problem in problems_of(form, a_procedure(), TODAY)}
    assert not problems["owner.born"].is_error


def test_what_is_neither_day_nor_year_says_that_a_year_will_do() -> None:
    form = a_form(owner=replace(OWNER, born="3/1945"))

    (problem,) = [each for each in problems_of(form, a_procedure(), TODAY) if each.field == "owner.born"]

    assert problem.is_error
    assert "thẻ chỉ có năm thì ghi 1945" in problem.message
