"""Lines of labelled facts."""

from __future__ import annotations

import pytest
from slips.marks import texts

from cchc_desktop.slips.drawing.facts import Fact
from cchc_desktop.slips.drawing.fonts import ASCENT, Face, width
from cchc_desktop.slips.drawing.lines import draw_lines, fact_lines, line_strips
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Ink

ink = Ink()
NUMBER = Fact(ink("Số định danh:"), ink("000 190 ••• 012"))
PHONE = Fact(ink("Điện thoại:"), ink("0900 000 012"))


def test_two_facts_of_a_row_share_a_line_where_both_fit() -> None:
    (line,) = fact_lines([(NUMBER, PHONE)], 10, lambda _line: 300)

    assert [piece.text.replace("\u00a0", " ") for piece in line] == [
        "Số định danh: 000 190 ••• 012",
        "Điện thoại: 0900 000 012",
    ]


def test_they_stand_under_one_another_where_they_do_not() -> None:
    assert len(fact_lines([(NUMBER, PHONE)], 10, lambda _line: 200)) == 2


def test_the_second_moves_as_far_right_as_it_must_and_no_further() -> None:
    both = sum(width(f"{fact.label} {fact.value}", Face.REGULAR, 10) for fact in (NUMBER, PHONE))
    (line,) = fact_lines([(NUMBER, PHONE)], 10, lambda _line: both + 10)

    assert line[1].x + width(line[1].text, Face.REGULAR, 10) <= both + 10


def test_lines_below_the_box_are_wider() -> None:
    long = Fact(ink("Địa chỉ:"), ink("Số 12, đường Thử Nghiệm " * 6))
    lines = fact_lines([(long,)], 10, lambda line: 150 if line < 2 else 400)

    ends = [width(line[-1].text, Face.REGULAR, 10) for line in lines]
    assert max(ends[:2]) <= 150
    assert 150 < ends[2] <= 400


def test_a_strip_draws_its_line_a_capital_s_height_below_its_top() -> None:
    page = Page(300, 300)
    (strip,) = line_strips(fact_lines([(PHONE,)], 10, lambda _line: 300), 20, 10, 13)
    strip.draw(page, 50)

    assert [(text.x, text.y) for text in texts(page)] == [(20, 50 + ASCENT * 10)]
    assert strip.height == 13


def test_drawn_lines_are_a_leading_apart() -> None:
    page = Page(300, 300)
    draw_lines(page, fact_lines([(NUMBER,), (PHONE,)], 10, lambda _line: 300), 20, 0, 10, 13)

    first, second = texts(page)
    assert second.y - first.y == pytest.approx(13)
