"""The receipt on A4 portrait."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.marks import texts
from slips.receipts import COMPANY, FORMS, LONG, NO_DUE, NORMAL, OFFICE, OWNER, printing

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.slips.drawing.fonts import width
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Page, Text
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.receipts import receipt


def pages(dossier: Dossier, **how: object) -> list[Page]:
    return receipt.copies(dossier, OFFICE, FORMS, printing("a4", **how), Ink())[0]


def starting(page: Page, start: str) -> Text:
    return next(text for text in texts(page) if text.text.startswith(start))


def test_a_copy_with_eight_papers_is_one_page() -> None:
    (page,) = pages(replace(NORMAL, intake=replace(NORMAL.intake, papers=(NORMAL.intake.papers * 2)[:8])))

    assert (page.width, page.height) == (pytest.approx(210 * MM), pytest.approx(297 * MM))


def business(papers: int) -> Dossier:
    """What a company's employee hands in, with all that stands above the papers."""
    owner = replace(COMPANY, name="Công ty TNHH Ví Dụ", representative="Lê Văn Thí Dụ")
    intake = replace(LONG.intake, owner=owner, papers=(NORMAL.intake.papers * 4)[:papers], summary="Cho 01 chuyên gia")
    return replace(LONG, code=NORMAL.code, intake=intake)


def test_an_ordinary_dossier_of_a_company_is_one_page() -> None:
    for papers in (1, 4, 5):
        assert len(pages(business(papers), practice=True)) == 1


def test_a_page_that_is_not_the_last_is_filled_before_the_rest_moves_on() -> None:
    for papers in range(7, 20):
        made = pages(business(papers))
        lows = [max(mark.y for mark in texts(page) if mark.y < page.height - 20 * MM) for page in made]

        assert len(made) <= 2
        assert all(low > 0.68 * made[0].height for low in lows[:-1])


def test_the_head_of_the_papers_never_stands_alone_at_the_foot() -> None:
    name = "Nguyễn Hoàng Phương " * 9
    for lines in range(1, 14):
        wordy = replace(NORMAL, intake=replace(NORMAL.intake, owner=replace(OWNER, name=name * lines)))
        for page in pages(wordy):
            said = [text.text for text in texts(page)]
            assert ("1. Thành phần hồ sơ nộp gồm:" in said) <= ("Tên giấy tờ" in said)


def test_the_columns_of_the_head_keep_apart() -> None:
    (page,) = pages(NORMAL)
    upper, nation = starting(page, "ỦY BAN"), starting(page, "CỘNG HÒA")

    assert nation.x - (upper.x + width(upper.text, upper.face, upper.size)) >= 5 * MM


def test_the_margins_of_a_filed_paper_are_kept() -> None:
    (page,) = pages(NORMAL)

    assert min(text.x for text in texts(page)) >= 28 * MM - 0.01
    assert max(text.x + width(text.text, text.face, text.size) for text in texts(page)) <= (210 - 16) * MM + 0.01


def test_every_word_of_the_form_stands_there_in_its_order() -> None:
    (page,) = pages(NORMAL)
    order = [
        starting(page, start).y for start in ("1. Thành", "2. ", "3. ", "4. ", "5. ", "6. ", "7. ", "Vào Sổ", "Ghi chú")
    ]

    assert order == sorted(order)
    assert starting(page, "Vào Sổ").text == "Vào Sổ theo dõi hồ sơ, Quyển số: 01/2026, Số thứ tự: 1.254"


def test_the_copy_mark_stands_under_the_title_and_the_code_under_it() -> None:
    (page,) = pages(NORMAL)

    assert starting(page, "GIẤY").y < starting(page, "(Liên 1").y < starting(page, "Mã hồ sơ").y


def test_sizes_are_those_of_the_table() -> None:
    (page,) = pages(NORMAL)
    wanted = {"ỦY BAN": 11.5, "GIẤY TIẾP NHẬN": 15, "Tiếp nhận hồ sơ": 13, "08 giờ 15 phút, Thứ Hai": 14}

    assert {start: starting(page, start).size for start in wanted} == wanted


def test_the_box_without_a_due_date_says_so_and_how_the_office_will_tell() -> None:
    (page,) = pages(NO_DUE)

    assert starting(page, "5. ").text == "5. Thời gian trả kết quả: KHÔNG CÓ NGÀY HẸN TRẢ"
    assert starting(page, "Khi có kết quả").y > starting(page, "5. ").y


def test_there_are_two_centimetres_to_sign_in() -> None:
    (page,) = pages(NORMAL)
    hint = next(text for text in texts(page) if text.text == "(Ký và ghi rõ họ tên)")
    name = [text for text in texts(page) if text.text == "Trần Thị Ví Dụ"][-1]

    assert (name.y - 0.66 * name.size) - (hint.y + 0.22 * hint.size) >= 20 * MM - 0.2
