"""Head and foot of every slip."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from msgspec.structs import replace as reworded
from slips.receipts import FORMS, NORMAL, OFFICE, printing

from cchc_desktop.domain.office import OfficeName
from cchc_desktop.slips.drawing.said import Setting, for_copies
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.receipts.receipt_content import Content, content

WORDING = FORMS.receipt.on("a5")


def said() -> Content:
    return content(NORMAL, OFFICE, FORMS, printing(), Ink())


def test_copies_differ_in_their_marks_alone() -> None:
    first, second = for_copies(said(), WORDING, printing(), Ink())

    assert (first.copy_mark, second.copy_mark) == ("(Liên 1: Lưu)", "(Liên 2: Giao tổ chức, cá nhân nộp hồ sơ)")
    assert second.continued == "(tiếp theo – Liên 2: Giao tổ chức, cá nhân nộp hồ sơ)"
    assert replace(first, copy_mark=second.copy_mark, continued=second.continued) == second


def test_only_the_copies_asked_for_are_made() -> None:
    (second,) = for_copies(said(), WORDING, printing(copies=(2,)), Ink())

    assert second.copy_mark == "(Liên 2: Giao tổ chức, cá nhân nộp hồ sơ)"


def test_a_form_without_copies_is_printed_once_and_has_no_mark() -> None:
    (only,) = for_copies(said(), reworded(WORDING, copies=()), printing(), Ink())

    assert only.copy_mark == ""


@pytest.mark.parametrize("copies", [(1, 2), (2,)])
def test_a_form_of_one_copy_prints_that_one_whichever_is_asked_for(copies: tuple[int, ...]) -> None:
    (only,) = for_copies(said(), reworded(WORDING, copies=("Lưu",)), printing(copies=copies), Ink())

    assert only.copy_mark == "(Lưu)"


def test_the_office_is_called_as_on_the_day_of_the_slip() -> None:
    earlier = OfficeName(date(2020, 1, 1), "Sở Thử Nghiệm", "Bộ phận Một cửa", "Thử Nghiệm", "1800 0000")
    office = replace(OFFICE, names=(earlier, *OFFICE.names))
    setting = Setting(WORDING, office, printing(), Ink(), date(2024, 3, 5), "Mẫu số 02", "TT 01/2018/TT-VPCP", "1")

    head = setting.said("")

    assert (head["upper"], head["lower"]) == ("SỞ THỬ NGHIỆM", "BỘ PHẬN MỘT CỬA")
    assert head["place_and_day"] == "Thử Nghiệm, ngày 05 tháng 3 năm 2024"
    assert head["footer_values"]["hotline"] == "1800 0000"


def test_a_slip_without_a_code_has_no_line_for_one() -> None:
    setting = Setting(WORDING, OFFICE, printing(), Ink(), date(2026, 3, 5), "Mẫu số 03", "TT", "1")

    assert (setting.said("")["code"], setting.said("")["code_line"]) == ("", "")
