"""The stop notice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.letters import DIVISION, DOSSIER, HELD, SITE, STOP, STOPPED, WITHDRAWN
from slips.marks import pdf_text
from slips.receipts import FORM_SETS, FORMS, PAPERS, printing

from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.forms.form_set import FormMissing
from cchc_desktop.slips.letters.stop import Stop


def text(slip: Stop) -> str:
    return pdf_text(slip.draw(SITE, FORMS, printing("a4"))).replace("\ufffe", "-")


def squeezed(said: str) -> str:
    return "".join(Ink()(said).split())


def test_it_says_who_asked_why_where_it_stood_and_what_is_given_back() -> None:
    said = text(STOP)

    for part in (
        *("THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "Số: 03.001/TBD", "Kính gửi: Ông/Bà Trần Thị Ví Dụ", "Mẫu số 05"),
        "tiếp nhận hồ sơ mã số H99.18-261005-3012 của Ông/Bà Trần Thị Ví Dụ",
        "Ngày 07 tháng 10 năm 2026, Ông/Bà đề nghị rút hồ sơ với lý do: gia đình chuyển nơi ở sang tỉnh khác.",
        "Trung tâm Phục vụ hành chính công thông báo dừng giải quyết hồ sơ nêu trên kể từ ngày 07 tháng 10 năm 2026.",
        *("Lý do dừng: Theo đề nghị của người nộp hồ sơ.", "Căn cứ: Nghị định số 118/2025/NĐ-CP"),
        f"Giai đoạn giải quyết khi dừng: hồ sơ ở {DIVISION}.",
        "đã thu 600.000 đồng; việc hoàn trả (nếu có) theo quy định về phí, lệ phí. Biên lai MH/26E số 0000123.",
        *("Giấy tờ trả lại:", PAPERS[0].name, PAPERS[1].name, "Đã nhận lại đủ giấy tờ trên", "GIÁM ĐỐC"),
    ):
        assert squeezed(part) in said, part
    assert squeezed(PAPERS[2].name) not in said


def test_papers_that_were_listed_at_the_withdrawal_are_those_given_back() -> None:
    said = text(Stop(HELD, replace(STOPPED, papers=()), replace(WITHDRAWN, papers=PAPERS[3:4])))

    assert squeezed(PAPERS[3].name) in said


def test_without_papers_nobody_signs_for_any() -> None:
    said = text(Stop(DOSSIER, replace(STOPPED, papers=())))

    assert squeezed("Giấy tờ trả lại: không có.") in said
    assert squeezed("Đã nhận lại") not in said


def test_a_stop_of_the_office_s_own_does_not_say_that_the_citizen_asked() -> None:
    said = text(Stop(DOSSIER, STOPPED))

    assert squeezed("đề nghị rút hồ sơ") not in said
    assert squeezed("hồ sơ ở Bộ phận tiếp nhận và trả kết quả.") in said
    assert squeezed("Phí, lệ phí: chưa thu.") in said


def test_a_struck_out_fee_was_not_taken() -> None:
    voided = replace(HELD, fees=(replace(HELD.fees[0], voided=True),))

    assert squeezed("Phí, lệ phí: chưa thu.") in text(Stop(voided, STOPPED))


def test_the_circular_of_2018_has_no_such_form_and_the_refusal_says_so() -> None:
    with pytest.raises(FormMissing, match=r"TT 01/2018/TT-VPCP không có mẫu này"):
        STOP.draw(SITE, FORM_SETS[0], printing("a4"))


def test_its_name_and_day_are_known_without_drawing_it() -> None:
    assert (STOP.kind, STOP.title, STOP.day.isoformat()) == ("stop", HELD.code, "2026-10-07")
