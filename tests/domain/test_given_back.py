"""Papers given back are papers that were handed in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.given_back import left, problems
from cchc_desktop.domain.intake import Paper

FORM, CARD = Paper("Đơn đề nghị", original=2, photocopy=1), Paper("Thẻ", certified=1)
COUNTS = st.integers(0, 4)
PAPERS = st.lists(st.builds(Paper, st.sampled_from(["Đơn", "Thẻ", "Bản khai"]), COUNTS, COUNTS, COUNTS), max_size=4)


def codes(papers: list[Paper], before: tuple[Paper, ...] = ()) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in problems(papers, (FORM, CARD), before)]


def test_what_was_handed_in_goes_back_however_it_is_written() -> None:
    assert codes([Paper(" đơn  ĐỀ nghị", original=2), Paper("Thẻ", certified=1)]) == []


def test_what_was_not_handed_in_cannot_go_back() -> None:
    assert codes([FORM, Paper("Đơn", original=99)]) == [("papers.1.name", "given_back.unknown")]


def test_no_more_goes_back_than_came() -> None:
    assert codes([Paper("Đơn đề nghị", original=99, certified=1)]) == [
        ("papers.0.original", "given_back.more"),
        ("papers.0.certified", "given_back.more"),
    ]
    assert codes([Paper("Đơn đề nghị", original=1), Paper("Đơn đề nghị", original=2)]) == [
        ("papers.1.original", "given_back.more")
    ]


def test_papers_of_a_supplement_count_with_the_first() -> None:
    more = (FORM, Paper("Đơn đề nghị", original=1))

    assert list(problems([Paper("Đơn đề nghị", original=3)], more)) == []


def test_what_is_back_already_does_not_go_back_again() -> None:
    assert codes([Paper("Đơn đề nghị", original=1)], (Paper("Đơn đề nghị", original=2),)) == [
        ("papers.0.original", "given_back.more")
    ]


@given(PAPERS)
def test_all_of_it_may_go_back_once_and_only_once(received: list[Paper]) -> None:
    assert list(problems(received, received)) == []
    again = list(problems(received, received, received))
    assert bool(again) is any(paper.handed_in for paper in received)


@given(PAPERS, PAPERS)
def test_what_is_left_can_go_back_and_then_nothing_is(received: list[Paper], before: list[Paper]) -> None:
    originals = [Paper(paper.name, original=paper.original) for paper in received if paper.original]
    still = left(originals, before)

    assert all(paper.original > 0 for paper in still)
    assert not list(problems(still, received, before))
    assert left(originals, [*before, *still]) == ()


def test_what_was_given_back_is_not_left() -> None:
    assert left((FORM, Paper("Đơn  đề nghị", original=1)), (Paper("đơn đề nghị", original=1),)) == (
        Paper("Đơn đề nghị", original=2, photocopy=1),
    )
