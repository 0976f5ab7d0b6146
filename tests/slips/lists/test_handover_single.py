"""The handover paper of one folder."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.lists import DIVISION, SHORT
from slips.marks import pdf_text
from slips.receipts import AT, FORMS, LONG, OFFICE, TWENTY, printing

from cchc_desktop.slips.lists.handover_single import HandoverSingle

SLIP = HandoverSingle(SHORT, AT, DIVISION, "Lê Văn Mẫu", "03", SHORT.due_at)


def said(slip: HandoverSingle) -> str:
    return pdf_text(slip.draw(OFFICE, FORMS, printing("a4", copies=(1,)))).replace("\ufffe", "-")


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_it_says_whose_folder_it_is_and_when_the_result_is_wanted() -> None:
    text = said(SLIP)

    for part in (
        *("Chủ hồ sơ: Trần Thị Ví Dụ", "000 190 ••• 012", "Ngày nhận: 08 giờ 15 phút, ngày 05 tháng 10 năm 2026"),
        *(
            "10 ngày làm việc",
            "chậm nhất 08 giờ 15 phút, ngày 19 tháng 10 năm 2026, là giờ đã hẹn với tổ chức, cá nhân.",
            "01 (bộ), gồm 2 bản chính",
        ),
        *("Bản 1: Bên giao giữ", "02 bản, mỗi bên giữ 01 bản"),
    ):
        assert squeezed(part) in text, part


def test_it_says_when_the_time_began_and_when_it_ends() -> None:
    promise = "bắt đầu 08 giờ 15 phút, ngày 05 tháng 10 năm 2026; trả 08 giờ 15 phút, ngày 19 tháng 10 năm 2026"

    assert squeezed(promise) in said(SLIP)


def test_a_time_before_the_promised_one_is_the_office_s_own() -> None:
    text = said(replace(SLIP, deliver_by=AT))

    assert squeezed("chậm nhất 14 giờ 05 phút, ngày 06 tháng 10 năm 2026.") in text
    assert squeezed("giờ đã hẹn") not in text


def test_both_ways_have_their_table() -> None:
    text = said(SLIP)

    for part in (
        *("I. GIAO HỒ SƠ", "1. Giao: Trung tâm Phục vụ hành chính công", f"2. Nhận: {DIVISION}"),
        *(
            "14 giờ 05 phút, ngày 06 tháng 10 năm 2026",
            "Xác nhận của Trung tâm",
            "II. NHẬN KẾT QUẢ",
            "Kết quả xử lý",
            "….. giờ ….. phút",
        ),
    ):
        assert squeezed(part) in text, part


def test_a_wish_for_the_result_is_left_out_when_nobody_has_one() -> None:
    assert "chậmnhất" not in said(replace(SLIP, deliver_by=None))


def test_all_papers_are_on_it_however_many() -> None:
    text = said(replace(SLIP, dossier=LONG))

    for paper in TWENTY:
        assert squeezed(paper.name) in text


def test_a_folder_with_no_due_date_says_so() -> None:
    assert squeezed("không có ngày hẹn trả") in said(replace(SLIP, dossier=replace(SHORT, due_at=None)))


def test_a_dossier_that_was_never_received_is_not_handed_over() -> None:
    with pytest.raises(ValueError, match="needs a code"):
        replace(SLIP, dossier=replace(SHORT, code=None)).draw(OFFICE, FORMS, printing("a4"))
