"""The receipt on A5 landscape."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.marks import texts
from slips.receipts import FORMS, LONG, LONGEST_CODE, NORMAL, OFFICE, printing

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.slips.drawing.fonts import DESCENT, width
from cchc_desktop.slips.drawing.measures import CUT, MM
from cchc_desktop.slips.drawing.page import Frame, Page, Placed, Text
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.receipts import receipt


def first_page(dossier: Dossier, **how: object) -> Page:
    return receipt.copies(dossier, OFFICE, FORMS, printing(**how), Ink())[0][0]


def starting(page: Page, start: str) -> Text:
    return next(text for text in texts(page) if text.text.startswith(start))


def box(page: Page) -> Frame:
    return next(mark for mark in page.marks if isinstance(mark, Frame) and mark.stroke == 1.2)


def test_it_is_half_an_a4_sheet_with_its_margins() -> None:
    page = first_page(NORMAL)

    assert (page.width, page.height) == (pytest.approx(210 * MM), CUT)
    assert min(text.x for text in texts(page)) >= 15 * MM - 0.01
    assert max(text.x + width(text.text, text.face, text.size) for text in texts(page)) <= (210 - 11) * MM + 0.01
    assert max(text.y + DESCENT * text.size for text in texts(page)) <= CUT - 5 * MM


def test_an_ordinary_dossier_is_one_page_and_a_longer_one_fills_it() -> None:
    for papers in range(1, 20):
        dossier = replace(NORMAL, intake=replace(NORMAL.intake, papers=(NORMAL.intake.papers * 4)[:papers]))
        made = receipt.copies(dossier, OFFICE, FORMS, printing(practice=True), Ink())[0]
        lows = [max(mark.y for mark in texts(page) if mark.y < page.height - 15 * MM) for page in made]

        assert len(made) == (1 if papers <= 6 else 2)
        assert all(low > 0.65 * CUT for low in lows[:-1])


def test_copy_mark_and_date_stand_level() -> None:
    page = first_page(NORMAL)

    assert starting(page, "(Liên 1").y == starting(page, "Minh Họa, ngày").y


def test_sizes_are_those_of_the_table() -> None:
    page = first_page(NORMAL)
    wanted = {
        "ỦY BAN": 11,
        "Độc lập": 12,
        "GIẤY TIẾP NHẬN": 14,
        "Tiếp nhận hồ sơ": 10.5,
        "Mẫu số 01": 8.5,
        "Thứ Hai": 16,
    }

    assert {start: starting(page, start).size for start in wanted} == wanted


def test_items_stand_in_two_columns() -> None:
    page = first_page(NORMAL)

    for left, right in (("2.", "5."), ("3.", "6."), ("4.", "7.")):
        assert starting(page, left).y == starting(page, right).y
        assert starting(page, left).x < starting(page, right).x


def test_lines_beside_the_box_are_narrow_and_those_below_it_wide() -> None:
    page = first_page(LONG)
    bottom = box(page).y + box(page).height
    people = [text for text in texts(page) if text.x < 20 * MM and bottom - 35 * MM < text.y < bottom + 16 * MM]

    assert any(text.y > bottom and text.x + width(text.text, text.face, text.size) > box(page).x for text in people)
    for text in people:
        if text.y - text.size < bottom:
            assert text.x + width(text.text, text.face, text.size) < box(page).x


@pytest.mark.parametrize("dots_per_inch", [203, 300, 600])
def test_the_bars_of_the_longest_code_widen_their_column_and_keep_their_quiet_zone(dots_per_inch: int) -> None:
    page = first_page(LONGEST_CODE, dots_per_inch=dots_per_inch)
    placed = next(mark for mark in page.marks if isinstance(mark, Placed))

    assert placed.symbol.width >= 80 * MM
    assert placed.x + placed.symbol.width + 2.4 * MM < 210 * MM
    assert placed.symbol.height >= 8.5 * MM
