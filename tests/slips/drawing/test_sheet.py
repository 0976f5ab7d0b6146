"""Strips on numbered pages."""

from __future__ import annotations

from dataclasses import replace

from slips.marks import faults, texts
from slips.receipts import FORMS, LONG, NORMAL, OFFICE, printing

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.page import Page, Placed, Watermark
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.receipts import receipt


def copy(dossier: Dossier, **how: object) -> list[Page]:
    return receipt.copies(dossier, OFFICE, FORMS, printing(copies=(2,), **how), Ink())[0]


def lines(page: Page) -> list[str]:
    return [text.text for text in texts(page)]


def test_every_page_but_the_last_says_that_there_is_more() -> None:
    pages = copy(LONG)

    assert len(pages) == 3
    assert ["(xem tiếp trang sau)" in lines(page) for page in pages] == [True, True, False]


def test_page_two_repeats_title_copy_mark_code_and_bars() -> None:
    _first, second, _last = copy(LONG)

    assert lines(second)[:3] == [
        "Mã hồ sơ: H99.18.05.13-261005-3013",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "(tiếp theo – Liên 2: Giao tổ chức, cá nhân nộp hồ sơ)",
    ]
    assert any(isinstance(mark, Placed) for mark in second.marks)


def test_the_head_of_the_table_is_on_every_page_and_pages_are_numbered() -> None:
    for number, page in enumerate(copy(LONG), start=1):
        assert "1. Thành phần hồ sơ nộp gồm" in lines(page)
        assert f"Quầy 03 · Trang {number}/3" in lines(page)


def test_the_last_page_has_rows_with_the_signatures() -> None:
    last = copy(LONG)[-1]

    assert "NGƯỜI NỘP HỒ SƠ" in lines(last)
    assert {"19", "20"} <= set(lines(last))


def test_every_page_of_a_practice_reprint_is_marked() -> None:
    for page in copy(LONG, practice=True, reprint=2):
        assert {"BẢN TẬP", "IN LẠI LẦN 2"} <= set(lines(page))
        assert any(isinstance(mark, Watermark) for mark in page.marks)


def test_the_marks_move_no_line() -> None:
    for dossier in (NORMAL, LONG):
        for plain, marked in zip(copy(dossier), copy(dossier, practice=True, reprint=2), strict=True):
            places = {(text.x, text.y) for text in texts(marked)}
            assert {(text.x, text.y) for text in texts(plain) if "Trang" not in text.text} <= places


def test_the_type_shrinks_before_a_second_page_is_begun() -> None:
    sizes = {}
    for count in (4, 5, 6):
        papers = (NORMAL.intake.papers * 2)[:count]
        pages = copy(replace(NORMAL, intake=replace(NORMAL.intake, papers=papers)))
        assert len(pages) == 1
        sizes[count] = next(text.size for text in texts(pages[0]) if text.text.startswith("Tiếp nhận hồ sơ của"))

    assert sizes[4] == 10.5
    assert sizes[4] >= sizes[5] >= sizes[6] >= 9.5
    assert sizes[6] < 10.5


def test_when_a_second_page_is_needed_anyway_the_type_is_as_large_as_it_can_be() -> None:
    body = {text.size for text in texts(copy(LONG)[0]) if text.face is Face.REGULAR and text.text.startswith("Địa chỉ")}

    assert body == {10.5}


def test_copies_break_at_the_same_places() -> None:
    for paper in ("a5", "a4"):
        first, second = receipt.copies(LONG, OFFICE, FORMS, printing(paper), Ink())
        marks = ("(Liên", "(tiếp theo")
        for one, two in zip(first, second, strict=True):
            assert faults(one) == faults(two) == []
            plain = [[text for text in lines(page) if not text.startswith(marks)] for page in (one, two)]
            assert [t for t in plain[0] if t[0].isdigit()] == [t for t in plain[1] if t[0].isdigit()]
