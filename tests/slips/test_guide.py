"""The guide sheet of a procedure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from slips.lists import DAY, procedure
from slips.marks import pdf_text
from slips.receipts import FORMS, OFFICE, printing

from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.legs import Leg
from cchc_desktop.domain.office import Office
from cchc_desktop.domain.procedure import OnlineLevel, Procedure, ProcessingTime, RequiredDocument
from cchc_desktop.domain.process import Step
from cchc_desktop.domain.working_hours import WorkingHours
from cchc_desktop.slips.guide import Guide


def said(known: Procedure, office: Office = OFFICE) -> str:
    return pdf_text(Guide(known, DAY).draw(office, FORMS, printing("a4"))).replace("\ufffe", "-")


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_it_says_what_to_bring_how_many_how_long_how_much_and_where() -> None:
    text = said(procedure())

    for part in (
        *("Mã thủ tục: 1.001776", "Lĩnh vực: Bảo trợ xã hội", "Tờ khai đề nghị trợ giúp xã hội", "01 (bộ)"),
        *("10 ngày làm việc (theo Quyết định 123/QĐ-UBND)", "50.000 đồng (Lệ phí)", "Miễn, giảm: người khuyết tật"),
        *("Bước 1.", "Bước 4.", "07:00–11:30, 13:30–17:00", "Tổng đài: 1900 0000", "Quầy trả kết quả, tầng 1"),
    ):
        assert squeezed(part) in text, part


def test_papers_that_are_not_for_everybody_say_for_whom() -> None:
    text = said(procedure())

    for part in ("Giấy khai sinh (hoặc giấy tờ số 3)", "(khi: người khuyết tật)", "qua tài khoản (nếu có)"):
        assert squeezed(part) in text, part


@pytest.mark.parametrize("when", ["khi người khuyết tật", "Nếu người khuyết tật", "người khuyết tật"])
def test_a_condition_is_said_with_one_when(when: str) -> None:
    document = RequiredDocument("Giấy xác nhận", certified=1, condition=when)
    text = said(replace(procedure(), documents=(document,)))

    assert squeezed("Giấy xác nhận (khi: người khuyết tật)") in text


def test_a_case_with_papers_and_a_time_of_its_own_has_them() -> None:
    text = said(procedure())

    assert squeezed("Trường hợp: Chuyển nơi hưởng") in text
    assert squeezed("– Chuyển nơi hưởng: 06 ngày làm việc") in text


def test_an_interconnected_procedure_names_each_leg_with_its_time() -> None:
    legs = (Leg("Ủy ban nhân dân xã", Duration(12, Unit.DAY)), Leg("Sở Nội vụ"))
    text = said(replace(procedure(), legs=legs))

    assert squeezed("– Chặng 1: Ủy ban nhân dân xã, 12 ngày") in text
    assert squeezed("– Chặng 2: Sở Nội vụ, không quy định thời hạn") in text
    assert "Chặng" not in said(procedure())


def test_the_time_is_that_of_the_day() -> None:
    later = ProcessingTime(Duration(7, Unit.WORKING_DAY), date(2026, 10, 7))
    text = said(replace(procedure(), local=(*procedure().local, later)))

    assert squeezed("10 ngày làm việc") in text
    assert squeezed("07 ngày làm việc") not in text


def test_a_same_day_procedure_says_until_when() -> None:
    at_once = (ProcessingTime(Duration(0, Unit.WORKING_DAY), date(2020, 1, 1)),)
    text = said(replace(procedure(), local=at_once, same_day_cutoff=time(15, 0)))

    assert squeezed("trong ngày; nhận sau 15:00 thì trả trong ngày làm việc tiếp theo") in text
    assert squeezed("nhận sau 15:00") not in said(procedure())


def test_what_a_procedure_lacks_is_said_too() -> None:
    text = said(Procedure("1.000001", "Thủ tục không giấy tờ", "Lĩnh vực"))

    for part in ("Không phải nộp giấy tờ", "không quy định thời hạn", "Phí, lệ phí: không thu"):
        assert squeezed(part) in text, part


def test_online_is_told_as_far_as_it_goes() -> None:
    assert squeezed("trực tuyến toàn trình") in said(procedure())
    assert squeezed("trực tuyến một phần") in said(replace(procedure(), online_level=OnlineLevel.PARTIAL))
    assert "trựctuyến" not in said(replace(procedure(), online_level=OnlineLevel.INFORMATION))


def test_the_hours_are_those_of_the_day() -> None:
    winter = WorkingHours(((time(7, 30), time(12, 0)),), date(2026, 10, 6))

    assert "07:30–12:00" in said(procedure(), replace(OFFICE, hours=(WorkingHours(), winter)))


def test_it_is_called_by_the_procedure_s_code() -> None:
    assert (Guide(procedure(), DAY).title, Guide(procedure(), DAY).day) == ("1.001776", DAY)


def test_the_internal_process_is_shown_step_by_step_where_it_is_known() -> None:
    steps = (Step("Tiếp nhận", "Bộ phận Một cửa", 4), Step("Ký", minutes=30))
    text = said(replace(procedure(), steps=steps))

    assert squeezed("Quy trình giải quyết của cơ quan") in text
    assert squeezed("– Bước 1. Tiếp nhận, Bộ phận Một cửa, 4 giờ") in text
    assert squeezed("– Bước 2. Ký, 30 phút") in text
    assert squeezed("Quy trình giải quyết của cơ quan") not in said(procedure())
