"""What a slip is drawn from besides itself."""

from __future__ import annotations

import pytest
from slips.lists import DAY
from slips.receipts import AT, FORMS, OFFICE, printing

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.fonts import Face
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.forms.form_set import FormMissing, FormSet
from cchc_desktop.slips.forms.list_wording import HandoverWording, ResultWording


def draft(paper: str = "a5", forms: FormSet = FORMS) -> Draft:
    return Draft(OFFICE, forms, printing(paper), Ink())


@pytest.mark.parametrize("paper", ["a5", "a4", "80mm"])
def test_the_paper_is_what_the_form_set_says(paper: str) -> None:
    assert draft(paper).paper(ResultWording) == "a5"


@pytest.mark.parametrize("paper", ["a5", "80mm"])
def test_a_form_that_knows_one_paper_is_printed_on_that(paper: str) -> None:
    assert draft(paper).paper(HandoverWording) == "a4"
    assert draft(paper).wording(HandoverWording).title == "PHIẾU BÀN GIAO HỒ SƠ"


def test_a_form_that_the_set_lacks_is_told_to_the_clerk() -> None:
    bare = FormSet(FORMS.id, FORMS.circular, FORMS.version, FORMS.effective_from, FORMS.receipt)

    with pytest.raises(FormMissing, match="không có mẫu này"):
        draft(forms=bare).wording(HandoverWording)


def test_head_and_foot_are_those_of_the_day_and_the_counter() -> None:
    said = draft().setting(HandoverWording, DAY, "03").said("BG-1")

    assert said["place_and_day"] == "Minh Họa, ngày 06 tháng 10 năm 2026"
    assert said["footer_values"]["counter"] == "03"
    assert said["footer_values"]["code"] == said["code"] == "BG-1"


def test_a_fact_needs_a_label_and_a_value() -> None:
    assert draft().fact("Bên nhận:", "Phòng A", bold=True)[0].runs[1].face is Face.BOLD
    assert draft().fact("", "Phòng A") == draft().fact("Bên nhận:", " \u200b") == ()


def test_braces_that_people_type_are_only_letters() -> None:
    assert draft().inked("", "{name} {") == ("{name} {",)
    assert draft().texts("Số {n}", "", n="{x}") == ("Số {x}",)


def test_a_total_says_its_figure_in_words_in_italics() -> None:
    runs = draft().total(("Tổng số: {n}", "({words})", "hồ sơ."), n="12", words="mười hai")

    assert [(run.text, run.face) for run in runs] == [
        ("Tổng số: 12", Face.BOLD),
        ("(mười hai)", Face.ITALIC),
        ("hồ sơ.", Face.BOLD),
    ]


def test_a_moment_is_vietnamese_time_in_words() -> None:
    assert draft().moment("{clock}, {day}", AT) == "14 giờ 05 phút, ngày 06 tháng 10 năm 2026"
