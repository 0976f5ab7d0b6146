"""What slips to a citizen say alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec.structs import replace as reworded
from slips.letters import ADVISER, AT, DOSSIER, NEVER_RECEIVED, SITE
from slips.receipts import FORMS, LONG, OFFICE, printing

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.office import Office
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.text import NO_BREAK, Ink
from cchc_desktop.slips.forms.letter_wording import RefusalWording
from cchc_desktop.slips.letters.addressed import (
    Address,
    Adviser,
    box_values,
    contact,
    day_of,
    labelled,
    signers,
    story,
    told,
)


def address(dossier: Dossier = DOSSIER, office: Office = SITE) -> Address[RefusalWording]:
    draft = Draft(office, FORMS, printing("a4"), Ink())
    return Address(dossier, AT, draft, draft.wording(RefusalWording))


def asked(office: Office = SITE, adviser: Adviser = ADVISER) -> str:
    runs = (run for paragraph in contact(address(office=office), adviser) for run in paragraph.runs)
    return "".join(run.text for run in runs).replace(NO_BREAK, " ")


def test_a_person_and_a_body_are_called_as_they_should_be() -> None:
    assert (address().you, address(LONG).you) == ("Ông/Bà", "Quý cơ quan, tổ chức")


def test_the_line_of_the_office_stands_over_the_people() -> None:
    rows = address().people("{office}:")

    assert [fact.label for row in rows for fact in row][:3] == [
        "Trung tâm Phục vụ hành chính công:",
        "Tiếp nhận hồ sơ của:",
        "Điện thoại:",
    ]
    assert len(address().people("")) == len(rows) - 1


@pytest.mark.parametrize(
    ("office", "adviser", "ways"),
    [
        (
            SITE,
            ADVISER,
            "tra cứu quy định tại dichvucong.minhhoa.example (phần thủ tục hành chính) hoặc liên hệ Lê Văn ",
        ),
        (OFFICE, ADVISER, "có thể liên hệ Lê Văn Mẫu, số điện thoại 0900 000 077 để được"),
        (OFFICE, Adviser("Lê Văn Mẫu"), "liên hệ Lê Văn Mẫu, số điện thoại 1900 0000 để được"),
        (replace(SITE, names=(replace(SITE.names[0], hotline=""),)), Adviser("Lê Văn Mẫu"), "tại quầy 03 để được"),
    ],
)
def test_the_citizen_learns_whom_to_ask(office: Office, adviser: Adviser, ways: str) -> None:
    assert ways in asked(office, adviser)


def test_without_anybody_to_ask_nothing_is_promised() -> None:
    assert asked(replace(OFFICE, names=(replace(OFFICE.names[0], hotline=""),)), Adviser("")) == ""


def test_each_line_of_a_text_is_a_paragraph_and_the_first_has_the_label() -> None:
    one, two = address().paragraphs("Thiếu chữ ký\n\n  Thiếu ảnh ", "Lý do: ")

    assert [run.text for run in one.runs] == ["Lý do:", "Thiếu chữ ký"]
    assert [run.text for run in two.runs] == ["", "Thiếu ảnh"]
    assert address().paragraphs(" \n", "Lý do: ") == ()


def test_a_template_whose_value_is_not_known_is_left_out() -> None:
    draft = address().draft

    assert len(told(draft, ("Ngày {received}.", "Kính báo."), {"received": ""})) == 1
    assert labelled(draft, "", "x") == labelled(draft, "Căn cứ:", "") == ()


def test_the_story_names_the_procedure_with_its_code_and_the_days_in_words() -> None:
    values = story(address())

    assert values["procedure"].endswith("hằng tháng (1.001776)")
    assert (values["received"], values["happened"]) == ("05 tháng 10 năm 2026", "07 tháng 10 năm 2026")
    assert story(address(NEVER_RECEIVED))["received"] == ""
    assert day_of(AT) == "07 tháng 10 năm 2026"


def test_the_citizen_s_name_is_printed_where_the_form_lets_them_sign() -> None:
    assert signers(address(), ADVISER) == ("Trần Thị Ví Dụ", "Lê Văn Mẫu")
    alone = replace(address(), wording=reworded(address().wording, signers=("NGƯỜI HƯỚNG DẪN",)))
    assert signers(alone, ADVISER) == ("Lê Văn Mẫu",)


def test_a_box_may_name_a_moment_in_every_way() -> None:
    assert box_values(AT) == {
        "clock": "09 giờ 30 phút",
        "clock_caps": "09 GIỜ 30 PHÚT",
        "weekday": "Thứ Tư",
        "day": "07/10/2026",
        "long_day": "ngày 07 tháng 10 năm 2026",
    }
