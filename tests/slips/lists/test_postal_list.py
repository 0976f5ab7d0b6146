"""The list of what goes by public post."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.lists import numbered, postal_list
from slips.marks import read_codes, texts
from slips.receipts import FORMS, LONG, OFFICE, printing

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import NO_BREAK, Ink
from cchc_desktop.slips.lists.postal_list import PostalItem, PostalList


def pages(slip: PostalList) -> list[Page]:
    return slip.copies(Draft(OFFICE, FORMS, printing("a4"), Ink()))[0]


def said(slip: PostalList) -> str:
    return " ".join(text.text for page in pages(slip) for text in texts(page)).replace(NO_BREAK, " ")


def test_a_letter_goes_to_the_owner_at_home() -> None:
    text = said(postal_list(numbered(1)))

    for part in ("Trần Thị Ví Dụ", "Số 12, đường Thử Nghiệm,", "0900 000 012", "EB123456780VN", "Số: BC-3-261006-01"):
        assert part in text


def test_a_letter_goes_where_the_intake_says() -> None:
    text = said(postal_list((LONG,)))

    assert "Phòng Nhân sự" in text
    assert "0900 000 014" in text


def test_the_total_is_in_words_too_and_both_sign() -> None:
    text = said(postal_list(numbered(21)))

    assert "Tổng số: 21 (hai mươi mốt) bưu gửi." in text
    assert "NGƯỜI GỬI" in text
    assert "NHÂN VIÊN BƯU CHÍNH" in text


def test_an_item_without_a_code_leaves_room_for_it() -> None:
    slip = replace(postal_list(()), items=(PostalItem(LONG),))

    assert "…………………" in said(slip)


def test_the_bars_carry_the_list_s_number_and_its_check_on_every_page() -> None:
    slip = postal_list(numbered(40))
    data = slip.draw(OFFICE, FORMS, printing("a4"))

    assert {text for _, text in read_codes(data, 203)} == {"BC-3-261006-01-7F3A"}
    for page in pages(slip):
        assert any("BC-3-261006-01" in text.text for text in texts(page))


def test_a_list_of_nothing_is_none() -> None:
    with pytest.raises(ValueError, match="needs an item"):
        postal_list(()).draw(OFFICE, FORMS, printing("a4"))


def test_a_corrected_code_is_marked() -> None:
    assert "đã sửa mã" in said(postal_list(numbered(2), corrected=True))
    assert "đã sửa mã" not in said(postal_list(numbered(2)))
