"""The apology."""

from __future__ import annotations

from dataclasses import replace

from slips.letters import APOLOGISED, APOLOGY, DEPUTY, DOSSIER, SITE, october
from slips.marks import pdf_text
from slips.receipts import FORM_SETS, FORMS, LONG, NORMAL, printing

from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.letters.apology import Apology


def text(slip: Apology, forms: FormSet = FORMS) -> str:
    return pdf_text(slip.draw(SITE, forms, printing("a4"))).replace("\ufffe", "-")


def squeezed(said: str) -> str:
    return "".join(Ink()(said).split())


def test_it_says_what_is_late_why_and_the_old_and_the_new_date() -> None:
    said = text(APOLOGY)

    for part in (
        *("VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT", "Số: 03.001/PXL", "Mã hồ sơ: H99.18-261005-3012"),
        *("Kính gửi: Ông/Bà Trần Thị Ví Dụ", "Địa chỉ: Số 12, đường Thử Nghiệm", "Điện thoại: 0900 000 012"),
        "Ngày 05 tháng 10 năm 2026, Trung tâm Phục vụ hành chính công tiếp nhận hồ sơ của Ông/Bà Trần Thị Ví Dụ",
        "thuộc lĩnh vực Bảo trợ xã hội.",
        "hẹn trả kết quả: 08 giờ 15 phút, Thứ Hai, ngày 19 tháng 10 năm 2026.",
        "đã được chuyển đến Phòng Bảo trợ xã hội, Sở Y tế tỉnh Minh Họa xem xét",
        "Lý do: Chờ kết quả xác minh của Công an xã Giả Định.",
        "Trung tâm Phục vụ hành chính công trân trọng gửi lời xin lỗi đến Ông/Bà",
        "hẹn trả kết quả lại: 08 giờ 15 phút, Thứ Hai, ngày 26 tháng 10 năm 2026.",
        *("Nơi nhận: - Như trên; - Phòng Bảo trợ xã hội, Sở Y tế tỉnh Minh Họa;", "GIÁM ĐỐC", "Mẫu số 04"),
    ):
        assert squeezed(part) in said, part


def test_the_older_form_appoints_a_day_and_has_its_own_name() -> None:
    said = text(APOLOGY, FORM_SETS[0])

    assert squeezed("PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ") in said
    assert squeezed("Thời gian hẹn trả kết quả lại: 08 giờ 15 phút, Thứ Hai, ngày 26 tháng 10 năm 2026.") in said
    assert "ĐỀNGHỊGIAHẠN" not in said


def test_another_agency_signs_under_its_own_head_and_the_counter_still_received() -> None:
    said = text(Apology(LONG, APOLOGISED, LONG.due_at, "Sở Nội vụ", DEPUTY))

    assert squeezed("ỦY BAN NHÂN DÂN TỈNH MINH HỌA SỞ NỘI VỤ") in said
    assert squeezed("Trung tâm Phục vụ hành chính công tiếp nhận hồ sơ của Công ty Trách nhiệm hữu hạn") in said
    assert squeezed("Sở Nội vụ trân trọng gửi lời xin lỗi") in said
    assert squeezed("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Đỗ Văn Giả Sử") in said


def test_a_folder_that_lies_at_the_counter_was_sent_nowhere() -> None:
    said = text(Apology(DOSSIER, APOLOGISED, None))

    assert squeezed("Đến nay hồ sơ đang ở Bộ phận tiếp nhận và trả kết quả;") in said
    assert squeezed("chuyển đến") not in said
    assert squeezed("- Như trên; - Lưu: VT") in said
    assert squeezed("hẹn trả kết quả: không có ngày hẹn trả") in said


def test_a_folder_nobody_took_is_still_being_handed_over() -> None:
    said = text(replace(APOLOGY, solver="Phòng Kế hoạch", taken=False))

    assert squeezed("hồ sơ đang được bàn giao cho Phòng Kế hoạch xem xét") in said
    assert squeezed("đã được chuyển đến") not in said
    assert squeezed("- Phòng Kế hoạch;") in said


def test_where_the_receipt_has_another_date_than_the_one_in_force_both_are_told() -> None:
    said = text(replace(APOLOGY, due_in_force=october(22, 8, 15)))

    assert squeezed("hẹn trả kết quả: 08 giờ 15 phút, Thứ Hai, ngày 19 tháng 10 năm 2026.") in said
    assert squeezed("đang áp dụng: 08 giờ 15 phút, Thứ Năm, ngày 22 tháng 10 năm 2026.") in said
    assert squeezed("đang áp dụng") not in text(replace(APOLOGY, due_in_force=APOLOGY.due_was))


def test_a_field_that_is_not_known_costs_no_sentence() -> None:
    plain = replace(DOSSIER, reception=replace(DOSSIER.reception, procedure_field=""))

    assert squeezed("nuôi dưỡng hằng tháng (1.001776).") in text(Apology(plain, APOLOGISED, NORMAL.due_at))


def test_its_name_and_day_are_known_without_drawing_it() -> None:
    assert (APOLOGY.kind, APOLOGY.title, APOLOGY.day.isoformat()) == ("apology", DOSSIER.code, "2026-10-07")
