"""The head of page 1."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.marks import faults, texts
from slips.receipts import FORMS, LONGEST_CODE, NORMAL, OFFICE, printing

from cchc_desktop.slips.drawing.codes import codes
from cchc_desktop.slips.drawing.fonts import ASCENT
from cchc_desktop.slips.drawing.look import A4_LIST, A5_LIST
from cchc_desktop.slips.drawing.openings import beside, code_column, under
from cchc_desktop.slips.drawing.page import Page, Text
from cchc_desktop.slips.drawing.said import for_copies
from cchc_desktop.slips.drawing.sheet import Opening
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.receipts.receipt_content import Content, content

ink = Ink()


def said(**changes: object) -> Content:
    """What a slip with a number says."""
    how = printing("a5", practice=True, reprint=2)
    text = replace(content(NORMAL, OFFICE, FORMS, how, ink), number=ink("Số: 03.012/HDHS"))
    return replace(for_copies(text, FORMS.receipt.on("a5"), how, ink)[1], **changes)  # type: ignore[arg-type]


def opened(low: bool, text: Content, code: str = str(NORMAL.code), **how: object) -> Opening:
    look = A5_LIST if low else A4_LIST
    symbols = codes(code, printing("a4", **how), look.bar_room, look.bar_height) if code else None
    return (beside if low else under)(look, symbols, text)


def starting(page: Page, start: str) -> Text:
    return next(text for text in texts(page) if text.text.startswith(start))


@pytest.mark.parametrize("low", [False, True])
def test_number_and_date_stand_on_one_line_under_agency_and_nation(low: bool) -> None:
    page = opened(low, said()).page

    number, date = starting(page, "Số: 03"), starting(page, "Minh Họa, ngày")
    assert number.y == date.y > starting(page, "TRUNG TÂM").y
    assert number.x < date.x
    assert faults(page) == []


def test_the_copy_mark_stands_under_the_title_and_on_low_paper_beside_the_number() -> None:
    high, low = opened(False, said()).page, opened(True, said()).page

    assert starting(high, "(Liên 2").y > starting(high, "GIẤY").y
    assert starting(low, "(Liên 2").y == starting(low, "Số: 03").y
    assert starting(low, "Số: 03").x >= A5_LIST.left.left


@pytest.mark.parametrize("low", [False, True])
def test_what_belongs_to_the_title_stands_under_it(low: bool) -> None:
    page = opened(low, said(under_title=(ink("(Yêu cầu lần thứ 2)"),))).page

    assert starting(page, "(Yêu cầu").y > starting(page, "GIẤY").y
    assert faults(page) == []


@pytest.mark.parametrize("low", [False, True])
@pytest.mark.parametrize("code", ["", str(NORMAL.code), str(LONGEST_CODE.code)])
def test_what_follows_stands_clear_of_everything(low: bool, code: str) -> None:
    opening = opened(low, said(), code, qr=True)
    lowest = max(text.y for text in texts(opening.page))

    assert faults(opening.page) == []
    assert opening.top(A4_LIST.body_sizes[0]) > (lowest if not low and code else 0)
    if low and code:
        assert opening.beside_until > lowest


def test_a_title_that_just_does_not_fit_is_a_point_smaller_before_it_breaks() -> None:
    def titles(text: str) -> list[tuple[str, float]]:
        page = opened(True, said(title=ink(text))).page
        return [(mark.text, mark.size) for mark in texts(page) if mark.text.startswith("PHIẾU")]

    assert titles("PHIẾU TỪ CHỐI") == [("PHIẾU TỪ CHỐI", 14)]
    assert titles("PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ") == [("PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", 13.5)]
    assert titles("PHIẾU " + "KIỂM SOÁT QUÁ TRÌNH " * 3)[0][1] == 14


def test_without_a_code_the_marks_still_stand_above_the_first_line() -> None:
    size = A4_LIST.body_sizes[0]
    opening = opened(False, said(copy_mark=ink("")), "")

    practice = starting(opening.page, "không có giá trị")
    assert opening.base - ASCENT * size > practice.y


def test_the_column_of_the_codes_ends_at_the_margin() -> None:
    symbols = codes(str(NORMAL.code), printing("a4"), A5_LIST.bar_room, A5_LIST.bar_height)
    column = code_column(A5_LIST, symbols)

    assert column.left + column.width == pytest.approx(A5_LIST.size.end)
    assert column.width >= symbols.width
