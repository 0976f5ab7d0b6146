"""The control sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from slips.letters import (
    DIVISION,
    DOSSIER,
    FRESH,
    NEVER_RECEIVED,
    OUT,
    RETURNED,
    SITE,
    UNDER_WAY,
    WHOLE_WAY,
    by_five,
    october,
    story,
)
from slips.marks import pdf_text, texts
from slips.receipts import FORM_SETS, FORMS, NO_DUE, printing

from cchc_desktop.domain.legs import Leg, LegDates
from cchc_desktop.domain.stages import stages
from cchc_desktop.domain.status import Status
from cchc_desktop.slips.control_sheet import ControlSheet
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.page import Page
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.forms.form_set import FormSet

COUNTER = "Bộ phận tiếp nhận và trả kết quả"


def pages(slip: ControlSheet) -> list[Page]:
    return slip.copies(Draft(SITE, FORMS, printing("a4"), Ink()))[0]


def text(slip: ControlSheet, forms: FormSet = FORMS) -> str:
    return pdf_text(slip.draw(SITE, forms, printing("a4"))).replace("\ufffe", "-")


def lines(slip: ControlSheet) -> list[str]:
    return [mark.text for page in pages(slip) for mark in texts(page)]


def squeezed(said: str) -> str:
    return "".join(Ink()(said).split())


def leg(agency: str, due: datetime | None) -> LegDates:
    return LegDates(Leg(agency), None, due)


def test_it_says_whose_dossier_it_goes_with_and_who_works_on_it_until_when() -> None:
    said = text(UNDER_WAY)

    for part in (
        *("PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "Mã hồ sơ: H99.18-261005-3012", "Mẫu số 06"),
        *("Kèm theo hồ sơ của: Trần Thị Ví Dụ", "Điện thoại: 0900 000 012", "Thủ tục: Thực hiện, điều chỉnh"),
        "Thời gian nhận hồ sơ: 08 giờ 15 phút, ngày 05 tháng 10 năm 2026",
        "Thời gian trả kết quả: 08 giờ 15 phút, Thứ Hai, ngày 19 tháng 10 năm 2026",
        f"Cơ quan (bộ phận) giải quyết hồ sơ: {DIVISION}, Sở Y tế tỉnh Minh Họa",
        "Cơ quan phối hợp giải quyết hồ sơ: không",
    ):
        assert squeezed(part) in said, part
    assert "Mẫusố05·TT01/2018" in text(UNDER_WAY, FORM_SETS[0])


def test_a_stage_of_the_ledger_has_its_hands_moment_names_result_and_batch() -> None:
    said = lines(UNDER_WAY)

    for part in (
        "16 giờ 30 phút, ngày 05 tháng 10 năm 2026",
        "Lê Văn Mẫu",
        "Vàng Thị Thử",
        "Đúng hạn",
        "BG-3-261005-01",
    ):
        assert part in said, part


def test_the_usual_hands_follow_to_be_filled_in() -> None:
    said = lines(FRESH)

    assert said.count("….. giờ ….. phút, ngày ….. / ….. / 20…..") == 5
    assert said.count("Giao:") == 5
    assert (said.count("Trước hạn"), said.count("Quá hạn")) == (5, 5)


def test_what_was_done_is_not_left_to_be_filled_in_again() -> None:
    assert lines(UNDER_WAY).count("….. giờ ….. phút, ngày ….. / ….. / 20…..") == 3
    assert text(UNDER_WAY).count(squeezed("Nhận: Bộ phận thẩm định")) == 1


def test_a_division_that_is_none_of_the_usual_hands_stands_in_the_place_of_the_first() -> None:
    elsewhere = ControlSheet(
        replace(DOSSIER, reception=replace(DOSSIER.reception, division="Phòng Kế hoạch")),
        stages(story(OUT[0]), by_five),
    )

    assert squeezed(f"Giao: {DIVISION} Nhận: Bộ phận thẩm định") in text(elsewhere)


def test_a_folder_sent_back_starts_its_way_again() -> None:
    back = ControlSheet(DOSSIER, stages(story(*WHOLE_WAY[:4]), by_five))

    assert lines(back).count("….. giờ ….. phút, ngày ….. / ….. / 20…..") == 5
    assert squeezed("Trả lại: thiếu chữ ký của người đề nghị") in text(back)


@pytest.mark.parametrize("status", [Status.STOPPED, Status.WITHDRAWN, Status.REFUSED])
def test_nothing_is_to_come_of_a_dossier_that_has_ended(status: Status) -> None:
    ended = ControlSheet(replace(DOSSIER, status=status), UNDER_WAY.stages)

    assert lines(ended).count("Giao:") == len(UNDER_WAY.stages)


def test_a_returned_dossier_fills_two_pages_with_both_dates() -> None:
    said = text(RETURNED)

    assert len(pages(RETURNED)) == 2
    assert squeezed("Thời gian trả kết quả: 08 giờ 15 phút, Thứ Ba, ngày 20 tháng 10 năm 2026") in said
    assert squeezed("Hẹn trả ghi trên giấy tiếp nhận: 08 giờ 15 phút, Thứ Hai, ngày 19 tháng 10 năm 2026") in said
    assert squeezed("Giao: 10 giờ 00 phút, ngày 12/10/2026 Nhận: 07 giờ 05 phút, ngày 13/10/2026") in said
    assert squeezed("Quyết định số 123/QĐ-UBND") in said
    assert "Tên cơ quan" in [mark.text for mark in texts(pages(RETURNED)[1])]


def test_the_legs_of_an_interconnected_procedure_have_each_its_own_date() -> None:
    legs = (leg(DIVISION, october(7, 17)), leg("Công an tỉnh", october(12, 17)), leg("Sở Tài chính", None))
    slip = ControlSheet(DOSSIER, (), legs=legs)
    said = text(slip)

    assert squeezed("Cơ quan phối hợp giải quyết hồ sơ: Công an tỉnh (hạn 12/10/2026); Sở Tài chính") in said
    assert [line for line in lines(slip) if line.startswith("Hạn ")] == ["Hạn 07/10/2026", "Hạn 12/10/2026"]
    assert lines(slip).count("Giao:") == 4


def test_without_a_due_date_it_says_that_there_is_none() -> None:
    assert squeezed("Thời gian trả kết quả: không có ngày hẹn trả") in text(ControlSheet(NO_DUE, ()))


def test_it_is_drawn_by_the_forms_of_the_reception_or_of_its_first_stage() -> None:
    assert (FRESH.kind, FRESH.title, FRESH.day.isoformat()) == ("control_sheet", DOSSIER.code, "2026-10-05")
    assert ControlSheet(NEVER_RECEIVED, UNDER_WAY.stages).day.isoformat() == "2026-10-05"


def test_what_was_never_received_has_no_control_sheet() -> None:
    with pytest.raises(ValueError, match="needs a reception"):
        ControlSheet(NEVER_RECEIVED, ()).draw(SITE, FORMS, printing("a4"))
