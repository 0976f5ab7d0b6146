"""The checklist against what was handed in: all here in one key, and what is still missing."""

import pytest
from factories import DOCUMENT_LISTS, DOCUMENTS, PAPERS, a_procedure
from hypothesis import given

from cchc_desktop.domain.checklist import all_here, alternatives, asked, missing, papers_for
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.procedure import Case, RequiredDocument

MARRIAGE = RequiredDocument("Giấy đăng ký kết hôn", "11", certified=1, one_of="quan hệ")
BIRTH = RequiredDocument("Giấy khai sinh", "12", photocopy=1, one_of="quan hệ")
FORM = RequiredDocument("Đơn", "10", original=1)


def names(documents: tuple[RequiredDocument, ...] | tuple[Paper, ...]) -> list[str]:
    return [document.name for document in documents]


def test_the_checklist_opens_with_every_paper_and_none_counted() -> None:
    papers = papers_for(a_procedure(), "")

    assert names(papers) == names(DOCUMENTS)
    assert [paper.code for paper in papers] == ["01", "02", "03", "04"]
    assert not any(paper.handed_in for paper in papers)


def test_all_here_counts_as_asked_and_leaves_what_is_needed_only_sometimes() -> None:
    assert all_here(a_procedure(), "") == PAPERS


def test_all_here_does_not_tick_what_is_required_only_in_a_condition() -> None:
    conditional = RequiredDocument("Trích lục khai tử", photocopy=1, condition="khi đã mất")

    assert [paper.handed_in for paper in all_here(a_procedure(documents=(FORM, conditional)), "")] == [True, False]


def test_all_here_takes_the_first_of_papers_that_stand_for_each_other() -> None:
    papers = all_here(a_procedure(documents=(FORM, MARRIAGE, BIRTH)), "")

    assert [paper.handed_in for paper in papers] == [True, True, False]
    assert papers[1].certified == 1


def test_a_case_has_its_own_checklist() -> None:
    procedure = a_procedure(cases=(Case("a", "A", documents=(FORM,)),))

    assert names(all_here(procedure, "a")) == ["Đơn"]
    assert names(papers_for(procedure, "a")) == ["Đơn"]


@pytest.mark.parametrize(
    ("document", "counts"),
    [
        (RequiredDocument("A", original=2), (2, 0, 0)),
        (RequiredDocument("A", certified=1, photocopy=3), (0, 1, 3)),
        (RequiredDocument("A"), (1, 0, 0)),
    ],
)
def test_as_many_are_asked_as_the_catalogue_says_one_original_if_it_is_silent(document, counts) -> None:
    assert asked(document) == counts


def test_required_papers_not_handed_in_are_missing() -> None:
    assert names(missing(PAPERS[:1], DOCUMENTS)) == ["Bằng Tổ quốc ghi công", "Căn cước của người đề nghị"]
    assert missing(PAPERS, DOCUMENTS) == ()


def test_a_paper_listed_without_a_count_is_missing() -> None:
    assert names(missing((Paper("Đơn", code="10"),), (FORM,))) == ["Đơn"]


def test_a_paper_is_known_by_its_code_or_its_name() -> None:
    assert missing((Paper("Đơn đề nghị viết tay", original=1, code="10"),), (FORM,)) == ()
    assert missing((Paper("Đơn", photocopy=1),), (FORM,)) == ()
    assert names(missing((Paper("Khác", original=1),), (RequiredDocument("Đơn"),))) == ["Đơn"]


def test_a_required_paper_with_a_condition_is_among_the_missing_an_optional_one_is_not() -> None:
    conditional = RequiredDocument("Trích lục khai tử", photocopy=1, condition="khi đã mất")
    optional = RequiredDocument("Sổ BHXH", photocopy=1, required=False)

    assert missing((), (conditional, optional)) == (conditional,)


def test_any_member_of_a_group_will_do_and_a_missing_group_is_named_once() -> None:
    documents = (MARRIAGE, BIRTH)

    assert missing((Paper("Giấy khai sinh", photocopy=1),), documents) == ()
    assert missing((), documents) == (MARRIAGE,)
    assert alternatives(MARRIAGE, documents) == documents
    assert alternatives(FORM, (FORM, *documents)) == (FORM,)


@given(DOCUMENT_LISTS)
def test_with_all_here_no_unconditional_paper_is_missing(documents) -> None:
    papers = all_here(a_procedure(documents=documents), "")

    assert [document for document in missing(papers, documents) if not document.condition] == []
