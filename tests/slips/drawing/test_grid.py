"""A table of any columns."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.marks import faults, texts, written

from cchc_desktop.slips.drawing.bars import code_128, qr
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.grid import Field, Grid, Row
from cchc_desktop.slips.drawing.page import Align, Fill, Frame, Page, Placed, Rule
from cchc_desktop.slips.drawing.text import EMPTY, Ink

ink = Ink()
PLAIN = (Field((ink("TT"),), 30), Field((ink("Tên"),), 200, Align.LEFT), Field((ink("Số"),), 60, Align.RIGHT))


def drawn(grid: Grid, *rows: Row) -> Page:
    page, tops = Page(460, 800), []
    grid.head(page, 10)
    y = 10 + grid.head_height
    for strip in grid.strips(rows):
        tops.append(y)
        strip.draw(page, y)
        y += strip.height
    grid.frame(page, 10, tops, y)
    return page


def row(*cells: str) -> Row:
    return Row(tuple(map(ink, cells)))


def test_cells_stand_where_their_column_says() -> None:
    grid = Grid(20, PLAIN, 10)
    page = drawn(grid, row("1", "Phiếu", "12"))
    ends = {text.text: (text.x, text.x + 5 * len(text.text)) for text in texts(page) if text.face is Face.REGULAR}

    assert faults(page) == []
    assert ends["1"][0] == pytest.approx(35 - 2.5)
    assert ends["Phiếu"][0] == pytest.approx(50, abs=4)
    assert ends["12"][1] == pytest.approx(310, abs=4)


def test_a_row_is_as_high_as_its_longest_cell_and_loses_nothing() -> None:
    grid = Grid(20, PLAIN, 10)
    one, long = grid.strips([row("1", "Phiếu", ""), row("2", "Đơn đề nghị " * 12, "")])

    assert long.height > 3 * one.height
    assert one.row
    assert "Đơnđềnghị" * 12 in written([drawn(grid, row("2", "Đơn đề nghị " * 12, ""))])


def test_text_below_a_row_stays_with_it_and_is_never_higher_than_a_page() -> None:
    grid = Grid(20, PLAIN, 10, spans=True)
    plain, told, long = grid.strips(
        [
            row("1", "Phiếu", "12"),
            replace(row("1", "Phiếu", "12"), below=ink("Giấy tờ nộp: Đơn")),
            replace(row("1", "Phiếu", "12"), below=ink("Giấy tờ nộp: Đơn đề nghị " * 200)),
        ]
    )
    page = drawn(grid, replace(row("1", "Phiếu", "12"), below=ink("Giấy tờ nộp: Đơn")))

    assert told.height > 1.5 * plain.height
    assert long.height < 450
    assert "Giấytờnộp:Đơn" in written([page])
    assert faults(page) == []


def test_a_cell_of_too_many_lines_ends_in_dots_after_a_whole_word() -> None:
    grid = Grid(20, (Field((ink("Thủ tục"),), 60, Align.LEFT, most=2),), 10)
    said = [text.text for text in texts(drawn(grid, row("Hỗ trợ chi phí mai táng cho đối tượng")))]

    assert said[-1].endswith(" …")
    assert len(said) == 3  # the head and two lines
    assert faults(drawn(grid, row("N" * 90))) == []


def test_a_code_breaks_after_its_hyphens() -> None:
    grid = Grid(20, (Field((ink("Mã"),), 80, code=True),), 10)

    assert [text.text for text in texts(drawn(grid, row("H99.18-261005-3012")))][1:] == ["H99.18-261005-", "3012"]


def test_heads_that_neighbours_share_stand_over_them_once() -> None:
    both = ink("Trả kết quả")
    fields = (
        Field((ink("TT"),), 30),
        Field((both, ink("Ngày")), 60),
        Field((both, ink("Phương thức"), ink("Nhận")), 60),
        Field((both, ink("Phương thức"), ink("Ký")), 60),
    )
    grid = Grid(20, fields, 10)
    page = drawn(grid, row("1", "", "", ""))
    places = {text.text: text for text in texts(page)}

    assert [text.text for text in texts(page)].count("Trả kết quả") == 1
    assert places["Trả kết quả"].y < places["Phương thức"].y < places["Nhận"].y == places["Ký"].y
    assert places["TT"].y == pytest.approx((places["Trả kết quả"].y + places["Ký"].y) / 2)
    assert faults(page) == []


def test_a_grid_without_heads_has_no_head() -> None:
    grid = Grid(20, (Field((EMPTY,), 80),), 10)

    assert grid.head_height == 0
    assert not any(isinstance(mark, Fill) for mark in drawn(grid, row("x")).marks)


def test_a_span_runs_over_all_columns_with_no_line_through_it() -> None:
    grid = Grid(20, PLAIN, 10, spans=True)
    page = drawn(grid, Row(span=ink("Trường hợp: " + "chuyển nơi hưởng " * 8)), row("1", "Phiếu", "2"))
    plain = drawn(grid, Row(span=ink("dòng"), plain=True))

    assert faults(page) == []
    assert [mark.ink for mark in page.marks if isinstance(mark, Fill)] == [0.07, 0.07]
    assert len([mark for mark in plain.marks if isinstance(mark, Fill)]) == 1  # of the heads alone


def test_uprights_are_drawn_once_a_page_where_no_row_spans() -> None:
    few, many = (drawn(Grid(20, PLAIN, 10), *[row("1", "a", "b")] * count) for count in (2, 20))
    upright = [[mark for mark in page.marks if isinstance(mark, Rule) and mark.x0 == mark.x1] for page in (few, many)]

    assert len(upright[0]) == len(upright[1]) == 4  # two in the heads, two below


def test_a_box_to_tick_is_a_square_in_the_middle_of_its_cell() -> None:
    grid = Grid(20, (Field((ink("Đủ"),), 40, box=True),), 10)
    boxes = [mark for mark in drawn(grid, row("")).marks if isinstance(mark, Frame) and mark.width < 20]

    assert [(box.width, box.x + box.width / 2) for box in boxes] == [(boxes[0].height, 40.0)]


@pytest.mark.parametrize("code", ["H99.18-261005-3012", "H99.18.05.13-20261005-0092637"])
def test_bars_stand_under_their_text_with_white_all_round(code: str) -> None:
    symbol = code_128(code, 170, 170, 24, 203) or qr(code, 1.4, 203)
    grid = Grid(20, (Field((ink("Mã"),), 180, code=True), Field((ink("Tên"),), 100)), 10)
    page = drawn(grid, Row((ink(code), ink("x")), symbols=((0, symbol),)))

    assert faults(page) == []
    assert len([mark for mark in page.marks if isinstance(mark, Placed)]) == 1


def test_an_empty_row_can_be_as_high_as_a_pen_needs() -> None:
    (strip,) = Grid(20, PLAIN, 10).strips([Row((EMPTY, EMPTY, EMPTY), least=33)])

    assert strip.height == 33


def test_the_forms_numbers_stand_under_the_heads_and_come_again_with_them() -> None:
    fields = tuple(
        replace(column, number=ink(number)) for column, number in zip(PLAIN, ("1", "2", "3=4+5"), strict=True)
    )
    plain, numbered = Grid(20, PLAIN, 10), Grid(20, fields, 10)
    page = drawn(numbered, row("7", "Phiếu", "12"))

    assert numbered.head_height > plain.head_height
    assert {text.text for text in texts(page) if text.face is Face.ITALIC} == {"1", "2", "3=4+5"}
    assert faults(page) == []


def test_a_row_may_have_a_face_of_its_own() -> None:
    page = drawn(Grid(20, PLAIN, 10), replace(row("", "Tổng số", "12"), face=Face.BOLD), row("1", "Phiếu", "3"))

    faces = {text.text: text.face for text in texts(page)}
    assert (faces["Tổng số"], faces["12"], faces["3"]) == (Face.BOLD, Face.BOLD, Face.REGULAR)
