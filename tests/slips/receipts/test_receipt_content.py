"""What a receipt says, whatever its paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from slips.receipts import FORMS, NORMAL, OFFICE, printing

from cchc_desktop.domain.reissue import Reissue
from cchc_desktop.domain.status import ENDED_EARLY, Status
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.receipts.receipt_content import Content, content


def said(paper: str = "a5", **how: object) -> Content:
    return content(NORMAL, OFFICE, FORMS, printing(paper, **how), Ink())


def test_the_head_is_in_capitals_and_the_date_in_words() -> None:
    text = said()

    assert (text.upper, text.lower) == ("ỦY BAN NHÂN DÂN TỈNH MINH HỌA", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG")
    assert text.place_and_day == "Minh Họa, ngày 05 tháng 10 năm 2026"
    assert text.code_line == "Mã hồ sơ: H99.18-261005-3012"


def test_a_provisional_number_is_named_as_what_it_is() -> None:
    text = content(replace(NORMAL, code=None, provisional="BN-03-0001"), OFFICE, FORMS, printing(), Ink())

    assert (text.code, text.code_line) == ("BN-03-0001", "Số biên nhận: BN-03-0001")


def test_a_provisional_number_is_followed_by_the_code_the_portal_gave_it() -> None:
    waiting = replace(NORMAL, code=None, provisional="BN-03-0001")
    given = content(replace(waiting, alias="H99.18-261005-0001"), OFFICE, FORMS, printing(), Ink())

    assert given.code == "BN-03-0001"
    assert [(fact.label, fact.value) for fact in given.people[0]] == [("Mã hồ sơ trên Cổng:", "H99.18-261005-0001")]
    for dossier in (waiting, replace(NORMAL, alias="H99.18-261005-0001")):
        facts = [fact.label for row in content(dossier, OFFICE, FORMS, printing(), Ink()).people for fact in row]
        assert "Mã hồ sơ trên Cổng:" not in facts


@pytest.mark.parametrize("status", sorted(ENDED_EARLY, key=lambda status: status.value))
def test_a_receipt_that_holds_no_more_says_so_and_since_when(status: Status) -> None:
    ended = replace(NORMAL, status=status)
    day = Reissue(ended_on=date(2026, 10, 7))

    for paper in ("a5", "a4", "80mm"):
        text = content(ended, OFFICE, FORMS, printing(paper), Ink(), day)
        assert text.corrected == f"{status.label} · từ ngày 07/10/2026 · giấy này không còn giá trị hẹn trả"
    again = content(replace(ended, reissues=1), OFFICE, FORMS, printing(), Ink())
    assert again.corrected.startswith("Bản 2 · ")
    assert again.corrected.endswith(f" · {status.label} · giấy này không còn giá trị hẹn trả")
    assert said().corrected == ""


def test_a_dossier_without_any_number_was_never_received() -> None:
    with pytest.raises(ValueError, match="needs a code"):
        content(replace(NORMAL, code=None), OFFICE, FORMS, printing(), Ink())


def test_a_first_print_has_no_marks() -> None:
    assert (said().reprint, said().practice, said().watermark) == ((), (), ())


def test_a_reprint_says_which_and_when_in_its_frame_and_foot() -> None:
    text = said(reprint=2)

    assert text.reprint == ("IN LẠI LẦN 2", "14:05 ngày 06/10/2026")
    assert text.footer(1, 1, Ink())[1] == "Quầy 03 · Trang 1/1 · In lại lần 2"
    assert said("80mm", reprint=2).reprint == ("IN LẠI LẦN 2 – 14:05 ngày 06/10/2026",)


def test_practice_says_so_everywhere() -> None:
    text = said(practice=True)

    assert (text.practice, text.watermark) == (
        ("BẢN TẬP", "không có giá trị"),
        ("BẢN TẬP", "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"),
    )


def test_the_foot_is_form_counter_page_ledger_and_hotline() -> None:
    assert said().footer(2, 3, Ink()) == (
        "Mẫu số 01 · TT 03/2025/TT-VPCP · bản 1",
        "Quầy 03 · Trang 2/3",
        "Số cái 7F3A 91C2 · Tổng đài 1900\u00a00000",
    )


def test_what_is_not_known_leaves_no_hole_in_the_foot() -> None:
    assert said(ledger_hash="").footer(1, 1, Ink())[2] == "Tổng đài 1900\u00a00000"
