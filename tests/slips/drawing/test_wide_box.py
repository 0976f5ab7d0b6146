"""A box as wide as the text."""

from __future__ import annotations

import pytest
from slips.marks import faults, texts

from cchc_desktop.slips.drawing.fonts import Face, width
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.page import Frame, Page
from cchc_desktop.slips.drawing.text import Ink, Run
from cchc_desktop.slips.drawing.wide_box import BELOW, Boxed, wide_box

ink = Ink()
COLUMN = Column(40, 320)


def drawn(value: str) -> tuple[Page, Frame, float]:
    """The page, its frame, and how high the strip is."""
    said = Boxed(Run(ink("Nộp bổ sung chậm nhất:")), Run(ink(value), Face.BOLD))
    page, strip = Page(400, 300), wide_box(COLUMN, said, 12, 15, 13)
    strip.draw(page, 50)
    (frame,) = [mark for mark in page.marks if isinstance(mark, Frame)]
    return page, frame, strip.height


def test_label_left_value_centred_all_inside_the_frame() -> None:
    page, frame, height = drawn("17 giờ 00 phút, Thứ Tư, ngày 21 tháng 10 năm 2026")
    label, value = texts(page)

    assert label.x < value.x
    assert value.x + width(value.text, value.face, value.size) / 2 == pytest.approx(COLUMN.middle)
    assert frame.y < label.y - 0.66 * label.size
    assert value.y + 0.22 * value.size < frame.y + frame.height
    assert frame.y + frame.height == pytest.approx(50 + height - BELOW)
    assert faults(page) == []


def test_it_grows_with_what_it_says() -> None:
    page, _frame, height = drawn("17 giờ 00 phút " * 12)

    assert height > drawn("17 giờ")[2]
    assert faults(page) == []
