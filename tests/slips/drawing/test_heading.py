"""Head and foot of a slip."""

from __future__ import annotations

import pytest
from slips.marks import black_texts_on_black, faults, texts

from cchc_desktop.slips.drawing import heading
from cchc_desktop.slips.drawing.fonts import Face, width
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.page import Fill, Frame, Page, Rule
from cchc_desktop.slips.drawing.text import Ink

ink = Ink()
COLUMN = Column(50, 250)
UPPER, LOWER = ink("ỦY BAN NHÂN DÂN TỈNH MINH HỌA"), ink("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG")


def only_rule(page: Page) -> Rule:
    (rule,) = (mark for mark in page.marks if isinstance(mark, Rule))
    return rule


def test_the_agency_is_regular_over_bold_over_a_rule_of_two_fifths() -> None:
    page = Page(400, 400)
    bottom = heading.agency(page, COLUMN, (UPPER, LOWER), 50, 11)
    rule = only_rule(page)

    assert [(text.text, text.face) for text in texts(page)] == [(UPPER, Face.REGULAR), (LOWER, Face.BOLD)]
    assert rule.x1 - rule.x0 == pytest.approx(0.4 * width(LOWER, Face.BOLD, 11))
    assert (rule.x0 + rule.x1) / 2 == pytest.approx(COLUMN.middle)
    assert rule.y0 == bottom
    assert faults(page) == []


def test_a_long_agency_takes_even_lines() -> None:
    page = Page(400, 400)
    heading.agency(page, Column(50, 150), (UPPER, LOWER), 50, 11)

    assert [text.text for text in texts(page)][-2:] == ["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"]
    assert faults(page) == []


def test_an_upper_agency_is_set_smaller_before_it_takes_a_second_line() -> None:
    page = Page(400, 400)
    heading.agency(page, Column(50, width(UPPER, Face.REGULAR, 11.2)), (UPPER, LOWER), 50, 12)

    assert texts(page)[0].text == UPPER
    assert {text.size for text in texts(page)} == {11}


def test_an_office_without_an_upper_agency_has_none() -> None:
    page = Page(400, 400)
    heading.agency(page, COLUMN, (ink(""), LOWER), 50, 11)

    assert [(text.text, text.y) for text in texts(page)] == [(LOWER, pytest.approx(50))]


def test_the_motto_is_a_point_larger_over_a_rule_of_its_length() -> None:
    page = Page(400, 400)
    motto = ink("Độc lập - Tự do - Hạnh phúc")
    heading.nation(page, COLUMN, (ink("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), motto), 50, 11)
    rule = only_rule(page)

    assert [text.size for text in texts(page)] == [11, 12]
    assert rule.x1 - rule.x0 == pytest.approx(width(motto, Face.BOLD, 12))
    assert rule.stroke == 0.7


def test_the_marks_stand_in_their_frames_and_can_be_read() -> None:
    page = Page(400, 400)
    heading.reprint_mark(page, 350, 50, (ink("IN LẠI LẦN 12"), ink("14:05 ngày 06/10/2026")))
    heading.practice_mark(page, 50, 50, (ink("BẢN TẬP"), ink("không có giá trị")))
    (frame,) = (mark for mark in page.marks if isinstance(mark, Frame))
    (black,) = (mark for mark in page.marks if isinstance(mark, Fill))

    assert faults(page) == []
    assert black_texts_on_black(page) == []
    for text in texts(page):
        box = black if text.white else frame
        assert box.x <= text.x
        assert text.x + width(text.text, text.face, text.size) <= box.x + box.width


def test_the_footer_gets_smaller_rather_than_meet_itself() -> None:
    page = Page(600, 400)
    parts = tuple(
        map(ink, ("Mẫu số 01 · TT 03/2025/TT-VPCP · bản 1", "Quầy 03 · Trang 1/1 · In lại lần 2", "Số cái 7F3A 91C2"))
    )
    heading.footer(page, (40, 430), 300, parts, bold_centre=True)

    assert faults(page) == []
    assert {text.size for text in texts(page)} < {8.5, 8.0, 7.5, 7.0}


def test_page_two_repeats_the_title_balanced_over_the_copy_mark() -> None:
    page = Page(400, 400)
    title, copy = ink("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"), ink("(tiếp theo – Liên 1: Lưu)")
    named = ink("Số: 03.004/TC – Trần Thị Ví Dụ")
    last = heading.continued_title(page, Column(50, 200), (title, copy, named), 30, 13)

    assert [text.text for text in texts(page)] == ["GIẤY TIẾP NHẬN HỒ SƠ", "VÀ HẸN TRẢ KẾT QUẢ", copy, named]
    assert texts(page)[-1].y == last
    assert faults(page) == []
