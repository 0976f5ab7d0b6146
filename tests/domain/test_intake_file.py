"""An INTAKE.json becomes the intake it says, or every mistake of its form at once; drafts come back as they were."""

import json
from datetime import date
from pathlib import Path

import pytest
from factories import INTAKES, PAPERS, TODAY, a_procedure, an_intake
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.catalogue import Catalogue, read_catalogue
from cchc_desktop.domain.intake import Channel, Intake, Paper, ReturnChannel
from cchc_desktop.domain.intake_cleaning import cleaned
from cchc_desktop.domain.intake_file import ALL_PAPERS, intake_json, read_intake, read_what_fits, with_all_papers
from cchc_desktop.domain.intake_problems import problems
from cchc_desktop.domain.person import IdentityKind, OwnerKind
from cchc_desktop.domain.problem import Problem, errors

ROOT = Path(__file__).parents[2]
EXAMPLES = {path.stem: path for path in sorted((ROOT / "docs" / "examples").glob("intake*.json"))}


def example(name: str) -> Intake:
    found = read_intake(EXAMPLES[name].read_bytes())
    assert isinstance(found, Intake), found
    return found


def refused(content: object) -> dict[str, Problem]:
    found = read_intake(json.dumps(content).encode())
    assert isinstance(found, tuple)
    return {problem.field: problem for problem in found}


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_example_can_be_received_under_the_sample_catalogue(name: str) -> None:
    catalogue = read_catalogue((ROOT / "resources/sample/procedures.json").read_text(encoding="utf-8"), "json")
    assert isinstance(catalogue, Catalogue)
    intake, _ = cleaned(example(name))
    procedure = next(each for each in catalogue.procedures if each.code == intake.procedure_code)

    assert errors(problems(with_all_papers(intake, procedure), procedure, TODAY)) == ()


def test_the_examples_say_what_they_are_for() -> None:
    assert example("intake").papers == ALL_PAPERS
    assert example("intake-business").owner_kind is OwnerKind.ENTERPRISE
    assert example("intake-business").owner.number_kind is IdentityKind.TAX_CODE
    assert example("intake-foreigner").owner.number_kind is IdentityKind.PASSPORT
    assert example("intake-authorised").authorised
    post = example("intake-post")
    assert (post.channel, post.return_channel) == (Channel.POST, ReturnChannel.POST)
    assert (post.owner.number_kind, post.filed_on) == (IdentityKind.OLD, date(2026, 10, 1))


def test_the_least_an_intake_says_is_an_owners_name_and_a_procedure() -> None:
    found = read_intake('{"owner": {"name": "Trần Thị Ví Dụ"}, "procedure_code": "1.010803"}'.encode())

    assert isinstance(found, Intake)
    assert (found.owner.name, found.owner.number_kind, found.sets) == ("Trần Thị Ví Dụ", IdentityKind.NONE, 1)
    assert (found.submitter, found.papers, found.fee_amount) == (None, (), None)


def test_every_mistake_is_named_at_its_member() -> None:
    found = refused(
        {"owner": {"name": 3, "born": "05/10/1990"}, "papers": [{"name": "Đơn", "original": "1"}], "chanel": "post"}
    )

    assert set(found) == {"owner.name", "owner.born", "papers.0.original", "chanel", "procedure_code"}
    assert found["chanel"].message == "Mục “chanel”: không có mục này; có phải “channel” không. Chưa lưu gì."


def test_a_mistake_never_repeats_what_was_typed() -> None:
    found = refused({"owner": {"name": "Trần Thị Ví Dụ", "born": "Trần Thị Ví Dụ"}, "procedure_code": 12345})

    assert not any("Ví Dụ" in problem.message or "12345" in problem.message for problem in found.values())


def test_what_fits_of_a_wrong_file_is_read_all_the_same() -> None:
    content = {
        "owner": {"name": "Trần Thị Ví Dụ", "sex": "X", "phone": "12"},
        "papers": [{"name": "Đơn", "original": "1"}],
    }

    intake, wrong = read_what_fits(json.dumps(content).encode())

    assert intake is not None
    assert (intake.owner.phone, intake.owner.sex, intake.procedure_code) == ("12", "", "")
    assert intake.papers == (Paper("Đơn"),)
    assert {problem.field for problem in wrong} == {"owner.sex", "papers.0.original", "procedure_code"}


@pytest.mark.parametrize("data", [b"[]", b"1", b"{"])
def test_what_is_no_intake_at_all_gives_none(data: bytes) -> None:
    assert read_what_fits(data)[0] is None


def test_somebody_has_one_number() -> None:
    person = {"name": "A", "personal_number": "000190000012", "passport": "X1"}

    found = refused({"owner": person, "submitter": person, "procedure_code": "1.010803"})

    assert set(found) == {"owner.number", "submitter.number"}


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b'"\xff"', b"[" * 100_000, b"{'owner': 1}"])
def test_what_is_no_json_is_a_sentence(data: bytes) -> None:
    found = read_intake(data)

    assert isinstance(found, tuple)
    assert [problem.code for problem in found] == ["intake_file.syntax"]


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_raise(data) -> None:
    assert read_intake(data)


def test_papers_left_to_the_checklist_are_its_own_once_the_procedure_is_known() -> None:
    left = an_intake(papers=ALL_PAPERS)

    assert with_all_papers(left, a_procedure()).papers == PAPERS


def test_papers_that_were_named_stay() -> None:
    named = an_intake(papers=(Paper("Đơn", original=1),))

    assert with_all_papers(named, a_procedure()) is named


def test_papers_left_to_a_checklist_nobody_asked_are_an_error_not_a_paper() -> None:
    found = errors(problems(an_intake(papers=ALL_PAPERS), a_procedure(), TODAY))

    assert "papers" in {problem.field for problem in found}


@given(INTAKES)
def test_an_intake_written_is_the_intake_read(intake) -> None:
    assert read_intake(intake_json(intake)) == intake


def test_papers_left_to_the_checklist_are_written_as_all() -> None:
    written = intake_json(an_intake(papers=ALL_PAPERS))

    assert json.loads(written)["papers"] == "all"
    assert read_intake(written) == an_intake(papers=ALL_PAPERS)
