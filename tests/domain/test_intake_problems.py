"""An intake that is wrong gets all its problems at once, each at its field, in Vietnamese."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from factories import DAYS, INTAKES, PROCEDURES, TODAY, a_business, a_person, a_procedure, an_intake
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.intake import Collector, Intake, Paper, ReturnChannel
from cchc_desktop.domain.intake_problems import all_at_once, problems
from cchc_desktop.domain.person import Address, OwnerKind
from cchc_desktop.domain.problem import Problem, errors
from cchc_desktop.domain.procedure import Case, Fee, Procedure

OWNER = a_person(number="014190000012")
RIGHT = an_intake(owner=OWNER)
PROCEDURE = a_procedure()
SOMEBODY = a_person(name="Nguyễn Văn Thí Dụ", number="014088000034", born=date(1988, 7, 1), sex="Nam")


def of(intake: Intake, procedure: Procedure | None = PROCEDURE) -> dict[str, Problem]:
    return {problem.field: problem for problem in problems(intake, procedure, TODAY)}


def test_nothing_is_said_of_an_intake_that_is_right() -> None:
    assert problems(RIGHT, PROCEDURE, TODAY) == ()


def test_everything_wrong_is_said_at_once_in_the_order_of_the_screen() -> None:
    wrong = an_intake(
        owner=a_person(name="", number="01419000001", phone="12"),
        submitter=a_person(name=""),
        procedure_code="",
        papers=(Paper("Đơn", original=-1),),
        sets=0,
        return_channel=ReturnChannel.POST,
        fee_amount=-1,
        summary="Đ" * 1001,
        filed_on=TODAY + timedelta(days=1),
    )
    wrong = replace(wrong, owner=replace(wrong.owner, address=Address()))

    assert [problem.field for problem in errors(problems(wrong, None, TODAY))] == [
        "owner.name",
        "owner.number",
        "owner.phone",
        "submitter.name",
        "procedure_code",
        "papers.0.original",
        "sets",
        "collector.address",
        "fee_amount",
        "summary",
        "filed_on",
    ]


def test_an_error_says_what_is_safe_and_the_next_key_and_a_warning_stops_nothing() -> None:
    found = of(an_intake(owner=a_person(number="01419000001"), papers=RIGHT.papers[:1]))

    assert found["owner.number"].message == "Số định danh cần 12 chữ số, mới có 11. Chưa lưu gì. Sửa rồi Enter."
    assert not found["papers"].is_error
    assert "Chưa lưu gì" not in found["papers"].message


@pytest.mark.parametrize(
    ("code", "procedure", "problem"),
    [
        ("", None, "procedure.none"),
        ("1.999999", None, "procedure.unknown"),
        ("1.010803", a_procedure(valid_from=TODAY + timedelta(days=1)), "procedure.early"),
        ("1.010803", a_procedure(valid_to=TODAY - timedelta(days=1)), "procedure.closed"),
    ],
)
def test_a_dossier_needs_a_procedure_of_the_day(code: str, procedure: Procedure | None, problem: str) -> None:
    found = of(replace(RIGHT, procedure_code=code), procedure)["procedure_code"]

    assert (found.code, found.is_error) == (problem, True)


def test_a_procedure_is_received_on_its_first_and_its_last_day() -> None:
    assert "procedure_code" not in of(RIGHT, a_procedure(valid_from=TODAY, valid_to=TODAY))


def test_a_case_must_be_the_procedures_and_should_be_chosen() -> None:
    procedure = a_procedure(cases=(Case("a", "Trường hợp A"),))

    assert of(replace(RIGHT, case_code="b"), procedure)["case_code"].is_error
    assert not of(RIGHT, procedure)["case_code"].is_error
    assert "case_code" not in of(replace(RIGHT, case_code="a"), procedure)


def test_an_authorisation_without_anybody_is_an_error() -> None:
    problem = of(replace(RIGHT, authorised=True))["authorised"]

    assert (problem.code, problem.is_error) == ("authorised.nobody", True)


def test_somebody_elses_dossier_without_an_authorisation_is_a_doubt() -> None:
    assert not of(replace(RIGHT, submitter=SOMEBODY))["authorised"].is_error
    assert problems(replace(RIGHT, submitter=SOMEBODY, authorised=True), PROCEDURE, TODAY) == ()


def test_who_submits_for_a_company_needs_no_authorisation() -> None:
    intake = replace(RIGHT, owner=a_business(), owner_kind=OwnerKind.ENTERPRISE, submitter=SOMEBODY)

    assert problems(intake, PROCEDURE, TODAY) == ()


def test_an_owner_entered_again_as_submitter_is_noticed() -> None:
    assert of(replace(RIGHT, submitter=OWNER))["submitter.number"].code == "submitter.owner"


def test_a_child_needs_somebody_to_act_for_it() -> None:
    child = a_person(number="014311000012", born=date(2012, 5, 1), sex="Nữ")

    assert not of(replace(RIGHT, owner=child))["owner.born"].is_error
    assert "owner.born" not in of(replace(RIGHT, owner=child, submitter=SOMEBODY))
    assert "submitter.born" in of(replace(RIGHT, submitter=child))


def test_post_needs_an_address_the_owners_will_do() -> None:
    post = replace(RIGHT, return_channel=ReturnChannel.POST)
    homeless = replace(post, owner=replace(OWNER, address=Address()))

    assert of(homeless)["collector.address"].is_error
    assert of(replace(homeless, collector=Collector(address="Số 1, Sơn La"))) == {}
    assert of(post) == {}


def test_post_without_a_phone_is_a_doubt() -> None:
    silent = replace(RIGHT, return_channel=ReturnChannel.POST, owner=replace(OWNER, phone=""))

    assert not of(silent)["collector.phone"].is_error
    assert of(replace(silent, collector=Collector(phone="0912345678"))) == {}


def test_a_collectors_phone_is_a_phone() -> None:
    assert of(replace(RIGHT, collector=Collector(phone="0912")))["collector.phone"].is_error


@pytest.mark.parametrize(
    ("amount", "wrong"), [(-1, True), (0, False), (600_000, False), (10**12, False), (10**12 + 1, True)]
)
def test_a_fee_is_nothing_or_more(amount: int, wrong: bool) -> None:
    assert ("fee_amount" in of(replace(RIGHT, fee_amount=amount))) is wrong


def test_a_fee_left_out_or_taken_from_the_exempt_is_a_doubt() -> None:
    procedure = a_procedure(fee=Fee(600_000, "Lệ phí"))

    assert of(RIGHT, procedure)["fee_amount"].message == "Thủ tục có lệ phí, chưa ghi số tiền."
    assert of(replace(RIGHT, fee_exempt="hộ nghèo"), procedure) == {}
    assert not of(replace(RIGHT, fee_amount=600_000, fee_exempt="hộ nghèo"), procedure)["fee_exempt"].is_error


@pytest.mark.parametrize(("length", "wrong"), [(1000, False), (1001, True)])
def test_a_summary_fits_the_portals_member(length: int, wrong: bool) -> None:
    assert ("summary" in of(replace(RIGHT, summary="Đ" * length))) is wrong


def test_a_dossier_may_have_been_filed_before_but_not_in_the_future() -> None:
    assert of(replace(RIGHT, filed_on=TODAY - timedelta(days=3))) == {}
    assert of(replace(RIGHT, filed_on=TODAY + timedelta(days=1)))["filed_on"].is_error


@given(INTAKES, st.none() | PROCEDURES, DAYS)
def test_no_intake_raises_and_every_problem_has_its_field(intake, procedure, today) -> None:
    for problem in problems(intake, procedure, today):
        assert problem.field
        assert problem.message.endswith(("Sửa rồi Enter.", ".")), problem
        assert ("Chưa lưu gì" in problem.message) is problem.is_error


def test_a_wrong_form_hides_nothing_else() -> None:
    form = Problem("owner.sex", "intake_file.wrong", "…")
    wrong = replace(an_intake(sets=0), owner=replace(a_person(), name="", phone="12"))

    found = all_at_once([form], wrong, a_procedure(), TODAY)

    assert found[0] is form
    assert {problem.field for problem in found} == {"owner.sex", "owner.name", "owner.phone", "sets"}


@pytest.mark.parametrize("field", ["owner.name", "owner", "owner.name.x"])
def test_of_a_member_whose_form_is_wrong_nothing_more_is_said(field: str) -> None:
    form = Problem(field, "intake_file.wrong", "…")
    wrong = replace(an_intake(), owner=replace(a_person(), name=""))

    assert all_at_once([form], wrong, a_procedure(), TODAY) == (form,)


def test_a_number_is_one_field_whatever_its_kind() -> None:
    form = Problem("owner.passport", "intake_file.wrong", "…")
    wrong = replace(an_intake(), owner=replace(a_person(), number="123"))

    assert all_at_once([form], wrong, a_procedure(), TODAY) == (form,)
