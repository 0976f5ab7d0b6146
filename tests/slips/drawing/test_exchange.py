"""A giving and taking with its signatures."""

from __future__ import annotations

import pytest
from slips.marks import faults, texts

from cchc_desktop.slips.drawing.exchange import FREE, Exchange, exchange_strip
from cchc_desktop.slips.drawing.page import Frame, Page
from cchc_desktop.slips.drawing.text import EMPTY, Ink, Printed

ink = Ink()
WIDTHS = (150.0, 210.0, 120.0)


def said(name: str = "", party: str = "1. Giao: Trung tâm") -> Exchange:
    return Exchange(
        ink("I. GIAO HỒ SƠ"),
        tuple(map(ink, ("Tên cơ quan", "Thời gian giao, nhận", "Ghi chú"))),
        ink(party),
        ink("2. Nhận: Phòng Bảo trợ xã hội"),
        ink("14 giờ 05 phút, ngày 06 tháng 10 năm 2026"),
        (ink("Người giao"), ink("Người nhận")),
        (ink(name), EMPTY),
    )


def drawn(exchange: Exchange) -> Page:
    strip = exchange_strip(exchange, 20, WIDTHS, 10)
    page = Page(520, 20 + strip.height)
    strip.draw(page, 10)
    return page


@pytest.mark.parametrize("name", ["", "Lê Văn Mẫu", "N" * 500, "tên rất dài " * 42])
def test_everything_stands_inside_and_nothing_overlaps(name: str) -> None:
    assert faults(drawn(said(name, f"1. Giao: {name}"))) == []


def test_giver_and_taker_have_a_half_each_with_room_to_sign() -> None:
    page = drawn(said("Lê Văn Mẫu"))
    places = {text.text: text for text in texts(page)}

    assert places[Printed("Người giao")].x < places[Printed("Người nhận")].x
    assert places[Printed("Lê Văn Mẫu")].y - places[Printed("Người giao")].y >= FREE


def test_the_row_of_a_name_that_is_not_known_is_no_lower() -> None:
    heights = [next(mark.height for mark in drawn(said(name)).marks if isinstance(mark, Frame)) for name in ("", "Lê")]

    assert heights[0] == heights[1]
