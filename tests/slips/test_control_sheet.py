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
from slips.marks import faults, pdf_text, texts
from slips.receipts import FORM_SETS, FORMS, NO_DUE, printing

from cchc_desktop.domain.events import (
    Apologised,
    HandedOver,
    PapersGivenBack,
    ResultArrived,
    SentBack,
    Stopped,
    SupplementReceived,
    SupplementRequested,
    Taken,
    Withdrawn,
)
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.legs import Leg, LegDates
from cchc_desktop.domain.stages import course, stages
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
    assert squeezed("Thời gian hẹn trả ban đầu: 08 giờ 15 phút, Thứ Hai, ngày 19 tháng 10 năm 2026") in said
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


def test_a_division_is_named_once_with_its_agency() -> None:
    same = ControlSheet(DOSSIER, (), DIVISION)

    assert squeezed(f"Cơ quan (bộ phận) giải quyết hồ sơ: {DIVISION} Cơ quan phối hợp") in text(same)


def test_the_legs_still_ahead_stay_when_the_folder_went_elsewhere() -> None:
    legs = (leg("UBND xã", october(7, 17)), leg("Sở Nội vụ", october(12, 17)))
    elsewhere = ControlSheet(DOSSIER, stages(story(OUT[0]), by_five), legs=legs)

    said = text(elsewhere)
    for giver, taker in ((DIVISION, "UBND xã"), ("UBND xã", "Sở Nội vụ"), ("Sở Nội vụ", COUNTER)):
        assert squeezed(f"Giao: {giver} Nhận: {taker}") in said, giver
    assert lines(elsewhere).count("Giao:") == 4


def test_a_leg_that_had_the_folder_is_not_ahead_unless_it_sent_it_back() -> None:
    legs = (leg(DIVISION, october(7, 17)), leg("Sở Nội vụ", october(12, 17)))

    assert lines(ControlSheet(DOSSIER, stages(story(*OUT[:2]), by_five), legs=legs)).count("Giao:") == 3
    back = stages(story(*OUT[:2], WHOLE_WAY[3]), by_five)
    assert lines(ControlSheet(DOSSIER, back, legs=legs)).count("Giao:") == len(back) + 3


def test_the_division_of_the_authority_that_decides_sends_the_folder_to_no_leg_before_it() -> None:
    legs = (leg("UBND xã", october(7, 17)), leg("Sở Nội vụ", october(12, 17)))
    fresh = text(ControlSheet(DOSSIER, (), "Sở Nội vụ", legs))
    given = ControlSheet(DOSSIER, stages(story(OUT[0]), by_five), "Sở Nội vụ", legs)

    for giver, taker in ((COUNTER, "UBND xã"), ("UBND xã", DIVISION), (DIVISION, COUNTER)):
        assert squeezed(f"Giao: {giver} Nhận: {taker}") in fresh, giver
    assert squeezed(f"Giao: {DIVISION} Nhận: {COUNTER}") in text(given)
    assert lines(given).count("Giao:") == 2


def test_what_nobody_took_is_left_to_be_signed_and_judged() -> None:
    said = lines(ControlSheet(DOSSIER, stages(story(OUT[0]), by_five)))

    assert "Vàng Thị Thử" not in said
    assert "Đúng hạn" in said  # a box to tick, not a judgement
    assert said.count("Trước hạn") == said.count("Đúng hạn")


def test_letters_supplements_and_ends_stand_among_the_changes_of_hands() -> None:
    happened = (
        HandedOver(october(5, 9), "Phòng Kế hoạch", "BG-3-261005-09"),
        Apologised(october(5, 10), "Chờ xác minh", october(20, 8, 15), "03.009/PXL"),
        SentBack(october(5, 11), "nhầm phòng"),
        SupplementRequested(october(5, 15), "Trích lục", slip_number="03.001/HDHS", deadline=october(9, 17)),
        SupplementReceived(october(7, 9), (Paper("Trích lục", 1),), october(21, 8, 15)),
        HandedOver(october(7, 16, 30), DIVISION, "BG-3-261007-01"),
        Taken(october(7, 16, 45), DIVISION, "Vàng Thị Thử"),
        Withdrawn(october(8, 10), "gia đình chuyển nơi ở"),
        Stopped(october(9, 8), "theo đề nghị của người nộp", slip_number="03.001/TBD"),
        PapersGivenBack(october(10, 8), (Paper("Trích lục", 1),)),
    )
    sheet = ControlSheet(replace(DOSSIER, status=Status.STOPPED), course(story(*happened), by_five))
    said = text(sheet)

    for part in (
        *("Xin lỗi và hẹn lại Đang giao cho: Phòng Kế hoạch", "Số 03.009/PXL · hẹn trả 20/10/2026"),
        *(
            "Yêu cầu bổ sung",
            f"Yêu cầu bổ sung Hồ sơ ở: {COUNTER}",
            "Số 03.001/HDHS · hạn nộp 09/10/2026 · tạm dừng tính thời gian",
        ),
        *("Nhận giấy tờ bổ sung", "01 loại giấy tờ · tính tiếp thời gian · hẹn trả 21/10/2026"),
        *("Công dân rút hồ sơ", "gia đình chuyển nơi ở", "Số 03.001/TBD · theo đề nghị của người nộp"),
        "Trả lại giấy tờ",
        *("09 giờ 00 phút, ngày 07 tháng 10 năm 2026", "Người ghi: Lê Văn Mẫu", f"Hồ sơ ở: {DIVISION}"),
    ):
        assert squeezed(part) in said, part
    assert lines(sheet).count("Giao:") == 3
    assert [faults(page) for page in pages(sheet)] == [[] for _ in pages(sheet)]


def test_a_result_of_a_folder_that_never_left_is_no_change_of_hands() -> None:
    sheet = ControlSheet(DOSSIER, course(story(ResultArrived(october(9, 8), "Quyết định số 5")), by_five))

    assert "Giao:" not in lines(sheet)
    assert squeezed("Quyết định số 5 · hồ sơ không rời quầy") in text(sheet)


def test_without_a_due_date_it_says_that_there_is_none() -> None:
    assert squeezed("Thời gian trả kết quả: không có ngày hẹn trả") in text(ControlSheet(NO_DUE, ()))


def test_it_is_drawn_by_the_forms_of_the_reception_or_of_its_first_stage() -> None:
    assert (FRESH.kind, FRESH.title, FRESH.day.isoformat()) == ("control_sheet", DOSSIER.code, "2026-10-05")
    assert ControlSheet(NEVER_RECEIVED, UNDER_WAY.stages).day.isoformat() == "2026-10-05"


def test_what_was_never_received_has_no_control_sheet() -> None:
    with pytest.raises(ValueError, match="needs a reception"):
        ControlSheet(NEVER_RECEIVED, ()).draw(SITE, FORMS, printing("a4"))
