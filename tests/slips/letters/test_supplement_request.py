"""The supplement request."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.letters import ADVISER, DOSSIER, LONG_SUPPLEMENT, NEVER_RECEIVED, REQUESTED, SITE, SUPPLEMENT, on
from slips.marks import pdf_text, texts
from slips.receipts import FORM_SETS, FORMS, LONG, OFFICE, printing

from cchc_desktop.domain.intake import Paper
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.letters.addressed import Adviser
from cchc_desktop.slips.letters.supplement_request import SupplementRequest


def text(slip: SupplementRequest, forms: FormSet = FORMS) -> str:
    return pdf_text(slip.draw(SITE, forms, printing("a4", copies=(2,)))).replace("\ufffe", "-")


def squeezed(said: str) -> str:
    return "".join(Ink()(said).split())


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_it_says_what_is_missing_why_by_which_rule_until_when_and_whom_to_ask(paper: str) -> None:
    said = text(SUPPLEMENT, on(paper, SUPPLEMENT))

    for part in (
        *("PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "Số: 03.012/HDHS", "Mã hồ sơ: H99.18-261005-3012"),
        *("Trung tâm Phục vụ hành chính công:", "Trần Thị Ví Dụ", "0900 000 012", "phường Giả Định", "(1.001776)"),
        *("Yêu cầu Ông/Bà hoàn thiện hồ sơ", "Giấy xác nhận khuyết tật còn giá trị (do Ủy ban nhân dân cấp xã cấp)"),
        *("Nội dung cần hoàn thiện: Điền đủ mục 5", "Lý do: Giấy xác nhận khuyết tật đã hết giá trị"),
        *("Căn cứ: Nghị định số 20/2021/NĐ-CP, Điều 7", "Giai đoạn: thẩm định, giải quyết hồ sơ"),
        "Nộp bổ sung chậm nhất: 17 giờ 00 phút, Thứ Tư, ngày 21 tháng 10 năm 2026",
        *("tra cứu quy định tại dichvucong.minhhoa.example", "liên hệ Lê Văn Mẫu, số điện thoại 0900 000 077"),
        *("NGƯỜI HƯỚNG DẪN", "Mẫu số 02", "Minh Họa, ngày 07 tháng 10 năm 2026"),
    ):
        assert squeezed(part) in said, part


def test_the_older_form_numbers_the_papers_in_place_of_a_table() -> None:
    said = text(SUPPLEMENT, FORM_SETS[0])

    assert squeezed("1. Tờ khai đề nghị trợ giúp xã hội (Mẫu số 1a): 01 bản chính.") in said
    assert squeezed("3. Sổ hộ nghèo: 02 bản photo.") in said
    assert squeezed("Chứng thực") not in said


def test_a_paper_without_a_count_is_asked_for_by_its_name() -> None:
    request = replace(REQUESTED, papers=(Paper("Sổ hộ nghèo"),))

    assert squeezed("1. Sổ hộ nghèo.") in text(SupplementRequest(DOSSIER, request, ADVISER), FORM_SETS[0])


def test_a_second_request_says_so_why_and_who_agreed() -> None:
    said = text(LONG_SUPPLEMENT)

    assert squeezed("(Yêu cầu lần thứ 2)") in said
    assert squeezed("Lý do phải yêu cầu thêm lần nữa: Sở Y tế yêu cầu thêm sau khi thẩm định") in said
    assert squeezed("Người đồng ý yêu cầu thêm: Lê Văn Trưởng Quầy") in said
    assert squeezed("Yêu cầu lần thứ") not in text(SUPPLEMENT)


def test_what_is_not_known_leaves_no_empty_line() -> None:
    bare = replace(REQUESTED, reason="", papers=(), deadline=None, stage="", legal_basis="", slip_number="")
    said = text(SupplementRequest(DOSSIER, bare, ADVISER))

    for label in ("Lý do:", "Căn cứ:", "Giai đoạn:", "Nộp bổ sung chậm nhất", "Thành phần hồ sơ"):
        assert squeezed(label) not in said
    assert squeezed("Số: ………/HDHS") in said


def test_each_line_that_was_typed_stands_by_itself() -> None:
    request = replace(REQUESTED, content="Điền mục 5\nKý trang 2")
    draft = Draft(SITE, FORMS, printing("a4"), Ink())
    (page,) = SupplementRequest(DOSSIER, request, ADVISER).copies(draft)[0]

    assert "Ký trang 2" in [mark.text for mark in texts(page)]


def test_an_enterprise_is_not_called_mister() -> None:
    said = text(SupplementRequest(LONG, REQUESTED, ADVISER))

    assert squeezed("Yêu cầu Quý cơ quan, tổ chức hoàn thiện") in said
    assert "Ông/Bà" not in said


def test_without_a_phone_of_the_adviser_the_hotline_is_given() -> None:
    slip = SupplementRequest(DOSSIER, REQUESTED, Adviser("Lê Văn Mẫu"))

    assert squeezed("liên hệ Lê Văn Mẫu, số điện thoại 1900 0000") in text(slip)
    no_phone = replace(OFFICE, names=(replace(OFFICE.names[0], hotline=""),))
    said = pdf_text(slip.draw(no_phone, FORMS, printing("a4")))
    assert squeezed("liên hệ Lê Văn Mẫu tại quầy 03") in said
    assert squeezed("tra cứu quy định") not in said


def test_its_name_and_day_are_known_without_drawing_it() -> None:
    assert (SUPPLEMENT.kind, SUPPLEMENT.title) == ("supplement_request", "H99.18-261005-3012")
    assert SUPPLEMENT.day.isoformat() == "2026-10-07"
    assert SupplementRequest(NEVER_RECEIVED, REQUESTED, ADVISER).title == "03.012/HDHS"
