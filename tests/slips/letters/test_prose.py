"""Blocks of text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.marks import faults, texts, written

from cchc_desktop.slips.drawing.facts import Fact
from cchc_desktop.slips.drawing.fonts import Face, width
from cchc_desktop.slips.drawing.grid import Field, Row
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.page import Frame, Page, Rule
from cchc_desktop.slips.drawing.text import NO_BREAK, Ink, Printed, Run, wrap
from cchc_desktop.slips.drawing.wide_box import Boxed
from cchc_desktop.slips.letters.prose import Blank, Block, Facts, Measure, Para, Rows, grid_of, spread, strips

ink = Ink()
PLAIN = Measure(Column(50, 300), 12, 15)
LETTER = replace(PLAIN, indent=28, after=6, justified=True)
LONG = ink("Kết quả giải quyết hồ sơ của Ông/Bà chưa thể trả đúng thời hạn nêu trên. " * 4)


def drawn(measure: Measure, *blocks: Block) -> tuple[Page, float]:
    """The blocks from 100 points down, and where they end."""
    page, y = Page(400, 900), 100.0
    for strip in strips(blocks, measure, grid_of(blocks, measure)):
        strip.draw(page, y)
        y += strip.height
    return page, y


def ends(page: Page) -> list[float]:
    """Where each text ends, its blanks as wide as they are drawn."""
    wider = [text.wider * (text.text.count(" ") + text.text.count(NO_BREAK)) for text in texts(page)]
    return [
        text.x + width(text.text, text.face, text.size) + more for text, more in zip(texts(page), wider, strict=True)
    ]


def test_a_letter_s_paragraph_is_indented_and_flush_on_both_sides() -> None:
    page, bottom = drawn(LETTER, Para((Run(LONG),)))
    first, *others = texts(page)

    assert first.x == 78
    assert {text.x for text in others} == {50}
    *full, last = ends(page)
    assert full == pytest.approx([350] * len(full))
    assert last < 350
    assert bottom == 100 + len(texts(page)) * 15 + 6
    assert faults(page) == []


def test_a_bare_one_begins_at_the_margin_and_a_plain_measure_leaves_blanks_alone() -> None:
    assert texts(drawn(LETTER, Para((Run(LONG),), bare=True))[0])[0].x == 50
    assert {text.wider for text in texts(drawn(PLAIN, Para((Run(LONG),)))[0])} == {0.0}


def test_bold_words_amid_a_line_move_with_it() -> None:
    runs = (Run(ink("Đề nghị gia hạn đến:")), Run(ink("08 giờ 15 phút, Thứ Hai, ngày 26 tháng 10 năm"), Face.BOLD))
    (line, *_more) = wrap(runs, 12, lambda _line: 300.0)
    pieces, wider = spread(line, 12, 300)

    first, second = pieces
    assert wider > 0
    gap = second.x - (first.x + width(first.text, first.face, 12) + wider * first.text.count(" "))
    assert gap == pytest.approx(width(" ", Face.BOLD, 12) + wider)


@pytest.mark.parametrize("said", ["Một", "Hai chữ"])
def test_a_line_that_would_be_torn_apart_is_left_as_it_is(said: str) -> None:
    (line,) = wrap([Run(ink(said))], 12, lambda _line: 300.0)

    assert spread(line, 12, 300) == (line, 0.0)


def test_facts_beside_something_are_narrow_and_what_follows_stands_below_it() -> None:
    facts = Facts(((Fact(ink("Địa chỉ:"), LONG),),))
    measure = replace(PLAIN, clear=45, beside=150)

    page, _bottom = drawn(measure, facts)
    inside = [end for text, end in zip(texts(page), ends(page), strict=True) if text.y < 145]
    assert max(inside) <= 200
    assert max(ends(page)) > 200

    short = Facts(((Fact(ink("Địa chỉ:"), ink("Tổ 3")),),))
    page, _bottom = drawn(measure, short, Para((Run(LONG),)))
    assert texts(page)[1].y > 145


def test_the_table_has_its_heads_once_and_each_row_is_one() -> None:
    fields = (Field((ink("TT"),), 30), Field((ink("Tên giấy tờ"),), 270))
    rows = Rows(fields, (Row((ink("1"), ink("Tờ khai"))), Row((ink("2"), ink("Sổ hộ nghèo")))))

    assert grid_of((rows,), PLAIN) is not None
    assert grid_of((Para((Run(LONG),)),), PLAIN) is None
    assert [strip.row for strip in strips((rows,), PLAIN, grid_of((rows,), PLAIN))] == [True, True, False]


def test_a_line_to_sign_on_starts_behind_its_label() -> None:
    page, _bottom = drawn(PLAIN, Blank(ink("Đã nhận lại (ký):")))
    (rule,) = [mark for mark in page.marks if isinstance(mark, Rule)]

    assert rule.dashed
    assert rule.x0 > ends(page)[0]
    assert rule.x1 == 350


def test_a_label_wider_than_the_page_wraps_and_is_signed_behind_its_last_word() -> None:
    page, _bottom = drawn(PLAIN, Blank(LONG))

    assert faults(page) == []
    assert written([page]) == "".join(LONG.split())


def test_a_box_is_one_strip_among_the_blocks() -> None:
    page, _bottom = drawn(PLAIN, Boxed(Run(ink("Hạn:")), Run(ink("ngày 21"), Face.BOLD)))

    assert sum(isinstance(mark, Frame) for mark in page.marks) == 1


def test_nothing_to_say_takes_no_room() -> None:
    assert drawn(PLAIN, Para((Run(Printed("")),)), Facts(()))[1] == 100
