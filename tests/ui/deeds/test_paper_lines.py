"""Papers as lines: as clerks type them, and as a form keeps them; nothing is lost between the two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.intake import Paper
from cchc_desktop.ui.deeds.paper_lines import lines_of, papers_in, short_lines_of

COUNT = st.integers(0, 999)
NAME = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        ("", ()),
        ("\n  \n", ()),
        ("Hộ khẩu x2", (("Hộ khẩu", 2),)),
        ("Hộ khẩu X 2\nTờ khai × 10", (("Hộ khẩu", 2), ("Tờ khai", 10))),
        ("Apex2", (("Apex2", 1),)),
        ("Hộ khẩu x0", (("Hộ khẩu x0", 1),)),
        ("Hộ khẩu x1000", (("Hộ khẩu x1000", 1),)),
        ("x2", (("x2", 1),)),
        ("Hộ khẩu x0/0/0", (("Hộ khẩu", 0),)),
        ("  <b>Tờ khai</b>  x3  ", (("<b>Tờ khai</b>", 3),)),
        ("Mẫu 02 x", (("Mẫu 02 x", 1),)),
    ],
)
def test_papers_are_read_one_a_line(text: str, papers: tuple[tuple[str, int], ...]) -> None:
    assert [(paper.name, paper.original) for paper in papers_in(text)] == list(papers)


@given(st.text(max_size=200))
def test_whatever_is_typed_no_paper_is_nameless(text: str) -> None:
    assert all(paper.name and 0 <= paper.original <= 999 for paper in papers_in(text))


def test_a_known_paper_keeps_its_code() -> None:
    known = {"Bằng": Paper("Bằng", 1, code="KQ01")}
    assert [paper.code for paper in papers_in("Bằng x2\nBằng khác", known)] == ["KQ01", ""]


def test_three_counts_are_read() -> None:
    (paper,) = papers_in("Giấy khai sinh x0/1/2")
    assert (paper.name, paper.original, paper.certified, paper.photocopy) == ("Giấy khai sinh", 0, 1, 2)


@given(st.lists(st.tuples(NAME, COUNT, COUNT, COUNT), max_size=5))
def test_lines_are_read_back_as_they_were(papers: list[tuple[str, int, int, int]]) -> None:
    written = tuple(Paper(*paper) for paper in papers)
    assert papers_in(lines_of(written)) == written


@pytest.mark.parametrize("name", ["Ảnh x4", "Bản vẽ A x 3", "Sổ x2/1/0", "Đơn", "Giấy × 2"])
def test_a_name_that_ends_like_a_count_reads_back_as_itself(name: str) -> None:
    for paper in (Paper(name, original=1), Paper(name, original=3)):
        assert papers_in(short_lines_of([paper])) == (paper,)
