"""Pages: what is put where, before there is any PDF."""

from __future__ import annotations

import pytest

from cchc_desktop.slips.drawing.bars import qr
from cchc_desktop.slips.drawing.fonts import Face, width
from cchc_desktop.slips.drawing.page import Align, Fill, Page, Placed, Text
from cchc_desktop.slips.drawing.text import Ink, Run, wrap

ink = Ink()
RUN = (ink("Ghi chú"), Face.REGULAR, 10.0)


def only_text(page: Page) -> Text:
    (text,) = (mark for mark in page.marks if isinstance(mark, Text))
    return text


@pytest.mark.parametrize(("align", "share"), [(Align.LEFT, 0.0), (Align.CENTRE, 0.5), (Align.RIGHT, 1.0)])
def test_a_text_stands_left_centred_or_right_of_its_place(align: Align, share: float) -> None:
    page = Page(200, 100)
    page.text(100, 50, RUN, align)

    assert only_text(page).x == 100 - share * width("Ghi chú", Face.REGULAR, 10)


def test_nothing_is_written_for_an_empty_text() -> None:
    page = Page(200, 100)
    page.text(100, 50, (ink(""), Face.BOLD, 10.0))

    assert page.marks == []


def test_white_text_says_so() -> None:
    page = Page(200, 100)
    page.white_text(100, 50, RUN)

    assert only_text(page).white


def test_a_wrapped_line_keeps_its_pieces_apart() -> None:
    page = Page(200, 100)
    (line,) = wrap([Run(ink("Tiếp nhận của:")), Run(ink("Trần"), Face.BOLD)], 10, lambda _line: 200)
    page.line(20, 50, line, 10)

    assert [(mark.x, mark.face) for mark in page.marks if isinstance(mark, Text)] == [
        (20, Face.REGULAR),
        (20 + line[1].x, Face.BOLD),
    ]


def test_centred_lines_end_at_the_last_base_line() -> None:
    page = Page(200, 100)

    assert page.centred(100, 20, [ink("một"), ink("hai")], Face.BOLD, 10, 12) == 32


def test_a_symbol_stands_on_the_dots_of_the_printer_on_white() -> None:
    page, symbol = Page(200, 100), qr("H99.18-261005-3012", 1.5, 203)
    page.symbol(50.1, 20.1, symbol)
    white, placed = page.marks

    assert isinstance(placed, Placed)
    assert placed.x / symbol.dot == pytest.approx(round(50.1 / symbol.dot))
    assert isinstance(white, Fill)
    assert (white.ink, white.x) == (0.0, pytest.approx(placed.x - symbol.quiet * symbol.dot))
