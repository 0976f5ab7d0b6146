"""Flow over pages."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.slips.drawing.flow import Keep, Room, Strip, pages, stack_height
from cchc_desktop.slips.drawing.page import Page

HEAD = 10.0


def strip(height: float, row: bool = False) -> Strip:
    return Strip(height, lambda _page, _y: None, row)


def counts(made: list[list[Strip]]) -> list[tuple[int, int]]:
    """Of each page: strips, and how many of them are rows."""
    return [(len(page), sum(part.row for part in page)) for page in made]


def test_what_fits_stays_on_one_page_to_the_last_point() -> None:
    strips = [strip(20), strip(30, row=True), strip(40)]

    assert counts(pages(strips, HEAD, Room(100, 100, 5))) == [(3, 1)]
    assert len(pages(strips, HEAD, Room(99, 100, 5))) == 2


def test_the_last_page_has_three_rows_with_the_end() -> None:
    strips = [strip(20), *(strip(10, row=True) for _row in range(6)), strip(50)]

    assert counts(pages(strips, HEAD, Room(100, 100, 5))) == [(4, 3), (4, 3)]


def test_as_many_rows_as_can_be_go_with_a_high_end() -> None:
    strips = [strip(20), *(strip(10, row=True) for _row in range(6)), strip(65)]

    assert counts(pages(strips, HEAD, Room(100, 100, 5))) == [(5, 4), (3, 2)]


def test_items_after_the_table_go_with_the_rows_before_them() -> None:
    strips = [*(strip(10, row=True) for _row in range(6)), strip(10), strip(10), strip(40)]

    assert counts(pages(strips, HEAD, Room(100, 120, 5))) == [(3, 3), (6, 3)]


def test_a_table_of_two_rows_moves_whole() -> None:
    strips = [strip(40), strip(10, row=True), strip(10, row=True), strip(60)]

    assert counts(pages(strips, HEAD, Room(100, 100, 5))) == [(1, 0), (3, 2)]


def test_a_form_says_how_many_rows_go_with_its_end() -> None:
    strips = [*(strip(10, row=True) for _row in range(8)), strip(40)]

    assert counts(pages(strips, HEAD, Room(100, 100, 5), Keep(rows=4))) == [(4, 4), (5, 4)]


def test_rows_stay_where_the_page_they_leave_would_be_too_white() -> None:
    strips = [strip(20), *(strip(10, row=True) for _row in range(4)), *(strip(10) for _item in range(3)), strip(30)]

    assert counts(pages(strips, HEAD, Room(100, 100, 5))) == [(2, 1), (7, 3)]
    assert counts(pages(strips, HEAD, Room(100, 100, 5), Keep(rows=3, white=0.3))) == [(5, 4), (4, 0)]


def test_a_headline_goes_with_what_it_names() -> None:
    headline = replace(strip(10), headline=True)
    strips = [strip(40), strip(30), headline, strip(20, row=True), strip(40)]

    assert counts(pages(strips, HEAD, Room(100, 100, 5), Keep(rows=1))) == [(2, 0), (3, 1)]


def test_prose_keeps_so_many_of_its_lines_with_the_end_whatever_they_are() -> None:
    strips = [strip(10, row=True), *(strip(10) for _line in range(7)), strip(30)]

    assert counts(pages(strips, HEAD, Room(100, 100, 5), Keep(strips=3))) == [(5, 1), (4, 0)]


def test_a_strip_higher_than_any_page_still_gets_one() -> None:
    assert counts(pages([strip(500), strip(500, row=True)], HEAD, Room(100, 100, 5))) == [(1, 0), (1, 1)]


def test_nothing_is_one_empty_page() -> None:
    assert pages([], HEAD, Room(100, 100, 5)) == [[]]


def test_the_head_of_the_table_is_counted_once() -> None:
    assert stack_height([strip(1), strip(2, row=True), strip(3, row=True)], HEAD) == 16


@given(
    st.lists(st.floats(1, 60), max_size=5),
    st.lists(st.floats(5, 60), max_size=25),
    st.lists(st.floats(1, 60), max_size=8),
    st.floats(50, 300),
)
def test_no_strip_is_lost_none_changes_place_and_no_page_overflows(
    lines: list[float], rows: list[float], items: list[float], first: float
) -> None:
    strips = [*map(strip, lines), *(strip(height, row=True) for height in rows), *map(strip, items)]
    room = Room(first, 300, 12)

    made = pages(strips, HEAD, room)

    assert [part for page in made for part in page] == strips
    for number, page in enumerate(made):
        left = room.of(number) - (0 if page is made[-1] else room.see_next)
        assert stack_height(page, HEAD) <= left or len(page) == 1


def test_a_strip_draws_where_it_is_told() -> None:
    seen: list[tuple[Page, float]] = []
    page = Page(10, 10)
    Strip(5, lambda where, y: seen.append((where, y))).draw(page, 3)

    assert seen == [(page, 3)]
