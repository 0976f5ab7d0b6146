"""The table of papers."""

from __future__ import annotations

import pytest
from slips.marks import faults, texts, written

from cchc_desktop.slips.drawing.facts import PaperRow
from cchc_desktop.slips.drawing.page import Fill, Frame, Page, Rule
from cchc_desktop.slips.drawing.table import Table
from cchc_desktop.slips.drawing.text import Ink

ink = Ink()
HEADS = tuple(map(ink, ("TT", "Tên giấy tờ", "Bản chính", "Chứng thực", "Bản photo")))


def a_table(grey: bool = True) -> Table:
    return Table(20, (25, 200, 55, 55, 55), HEADS, 10, grey)


def a_row(name: str) -> PaperRow:
    return PaperRow(ink("1"), ink(name), (ink("1"), ink("–"), ink("–")))


def drawn(*names: str, most: float = 500) -> Page:
    table, page, tops = a_table(), Page(420, 800), []
    table.head(page, 10)
    y = 10 + table.head_height
    for strip in table.strips([a_row(name) for name in names], most):
        tops.append(y)
        strip.draw(page, y)
        y += strip.height
    table.frame(page, 10, tops, y)
    return page


def test_everything_stands_inside_its_cell() -> None:
    page = drawn("Phiếu lý lịch tư pháp", "Đơn đề nghị " * 12)

    assert faults(page) == []


def test_a_long_name_wraps_and_loses_nothing() -> None:
    assert "Đơnđềnghị" * 12 in written([drawn("Đơn đề nghị " * 12)])


def test_a_row_is_as_high_as_its_name_needs() -> None:
    one, five = a_table().strips([a_row("Phiếu"), a_row("Đơn đề nghị cấp lại giấy phép " * 5)], 500)

    assert five.height > 3 * one.height
    assert one.row
    assert five.row


def test_a_row_too_high_for_a_page_goes_on_with_its_number_said_once() -> None:
    strips = a_table().strips([a_row("Đơn đề nghị " * 40)], 60)
    page = Page(420, 800)
    for number, strip in enumerate(strips):
        strip.draw(page, number * 70)

    assert len(strips) > 2
    assert all(strip.height <= 60 for strip in strips)
    assert [text.text for text in texts(page)].count("1") == 2  # number and count
    assert written([page]).count("Đơnđềnghị") == 40


def test_the_head_is_grey_on_paper_and_not_on_thermal_paper() -> None:
    paper, thermal = Page(420, 800), Page(420, 800)
    a_table(grey=True).head(paper, 10)
    a_table(grey=False).head(thermal, 10)

    assert [mark.ink for mark in paper.marks if isinstance(mark, Fill)] == [0.07]
    assert not any(isinstance(mark, Fill) for mark in thermal.marks)


def test_the_frame_is_heavier_than_the_lines() -> None:
    page = drawn("Phiếu")

    assert {mark.stroke for mark in page.marks if isinstance(mark, Rule)} == {0.5}
    assert [mark.stroke for mark in page.marks if isinstance(mark, Frame)] == [0.75]


def test_a_row_stands_in_the_middle_of_its_height() -> None:
    (strip,) = a_table().strips([a_row("Phiếu")], 500)
    page = Page(420, 800)
    strip.draw(page, 100)

    for text in texts(page):
        above, below = text.y - 0.66 * text.size - 100, 100 + strip.height - text.y
        assert above == pytest.approx(below)
