"""Papers: none at all is an error where the procedure lists some, a missing one only a warning that names it."""

import pytest
from factories import DOCUMENTS, PAPERS, a_procedure, an_intake

from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.paper_problems import paper_problems
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.procedure import RequiredDocument


def of(intake, procedure) -> dict[str, Problem]:
    return {problem.field: problem for problem in paper_problems(intake, procedure)}


def test_nothing_is_wrong_when_all_is_here() -> None:
    assert of(an_intake(), a_procedure()) == {}


@pytest.mark.parametrize("papers", [(), (Paper("Đơn"), Paper("Bằng"))])
def test_no_paper_at_all_is_an_error_where_papers_are_listed(papers: tuple[Paper, ...]) -> None:
    problem = of(an_intake(papers=papers), a_procedure())["papers"]

    assert (problem.code, problem.is_error) == ("papers.none", True)


def test_no_paper_at_all_is_a_warning_where_none_is_listed() -> None:
    problem = of(an_intake(papers=()), a_procedure(documents=()))["papers"]

    assert (problem.code, problem.is_error) == ("papers.unlisted", False)


def test_without_a_procedure_nothing_is_said_of_papers() -> None:
    assert of(an_intake(papers=()), None) == {}


def test_missing_papers_are_counted_and_named() -> None:
    problem = of(an_intake(papers=PAPERS[:1]), a_procedure())["papers"]

    assert not problem.is_error
    assert problem.message == "Còn thiếu 2 giấy tờ: “Bằng Tổ quốc ghi công”; “Căn cước của người đề nghị”."


def test_a_group_is_named_with_all_that_would_do() -> None:
    documents = (
        *DOCUMENTS,
        RequiredDocument("Giấy kết hôn", certified=1, one_of="q"),
        RequiredDocument("Giấy khai sinh", photocopy=1, one_of="q"),
    )

    problem = of(an_intake(), a_procedure(documents=documents))["papers"]

    assert problem.message == "Còn thiếu 1 giấy tờ: “Giấy kết hôn” hoặc “Giấy khai sinh”."


def test_a_conditional_paper_is_asked_about_with_its_condition() -> None:
    documents = (*DOCUMENTS, RequiredDocument("Trích lục khai tử", photocopy=1, condition="khi đã mất"))

    problem = of(an_intake(), a_procedure(documents=documents))["papers"]

    assert (problem.code, problem.is_error) == ("papers.conditional", False)
    assert problem.message == "Xem có cần thêm: “Trích lục khai tử” (khi đã mất)."


@pytest.mark.parametrize("count", [-1, 1000])
@pytest.mark.parametrize("member", ["original", "certified", "photocopy"])
def test_a_count_out_of_bounds_is_an_error_at_its_box(member: str, count: int) -> None:
    intake = an_intake(papers=(*PAPERS[:3], Paper("Ảnh", **{"original": 1} | {member: count})))

    assert of(intake, a_procedure())[f"papers.3.{member}"].is_error


def test_a_paper_needs_a_name_of_bearable_length() -> None:
    found = of(an_intake(papers=(*PAPERS[:3], Paper("", original=1), Paper("Đ" * 4001, original=1))), a_procedure())

    assert found["papers.3.name"].code == "paper.name"
    assert found["papers.4.name"].code == "paper.long"


@pytest.mark.parametrize(("sets", "wrong"), [(0, True), (-1, True), (1, False), (999, False), (1000, True)])
def test_a_dossier_comes_in_one_set_or_more(sets: int, wrong: bool) -> None:
    assert ("sets" in of(an_intake(sets=sets), a_procedure())) is wrong
