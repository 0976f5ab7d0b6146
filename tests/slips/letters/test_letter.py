"""Letters that a leader signs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.letters import AT, DEPUTY, DOSSIER, SITE
from slips.receipts import FORMS, LONG, OWNER, printing

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.forms.letter_wording import ApologyWording
from cchc_desktop.slips.letters.addressed import Address
from cchc_desktop.slips.letters.letter import OWN_LEADER, Leader, addressee, letter_head, letter_story


def address(dossier: Dossier = DOSSIER) -> Address[ApologyWording]:
    draft = Draft(SITE, FORMS, printing("a4"), Ink())
    return Address(dossier, AT, draft, draft.wording(ApologyWording), "03.001/PXL")


def lines(dossier: Dossier) -> list[str]:
    return ["".join(run.text for run in paragraph.runs) for paragraph in addressee(address(dossier))]


def test_a_person_is_addressed_politely_and_a_body_by_its_name() -> None:
    assert lines(DOSSIER)[0] == "Kính gửi:Ông/Bà Trần Thị Ví Dụ"
    assert lines(LONG)[0].startswith("Kính gửi:Công ty Trách nhiệm hữu hạn")


def test_an_owner_without_address_or_phone_has_no_line_for_them() -> None:
    bare = replace(
        DOSSIER, intake=replace(DOSSIER.intake, owner=replace(OWNER, phone="", address=type(OWNER.address)()))
    )

    assert len(lines(bare)) == 1


def test_the_form_s_office_signs_unless_a_leader_is_named() -> None:
    assert letter_head(address(), OWN_LEADER, "")["signers"] == ("GIÁM ĐỐC",)
    assert letter_head(address(), OWN_LEADER, "")["names"] == ()
    named = letter_head(address(), DEPUTY, "")
    assert (named["signers"], named["names"]) == (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("Đỗ Văn Giả Sử",))


def test_another_agency_has_its_own_two_lines_at_the_head() -> None:
    head = letter_head(address(), DEPUTY, "Sở Nội vụ")

    assert (head["upper"], head["lower"]) == ("ỦY BAN NHÂN DÂN TỈNH MINH HỌA", "SỞ NỘI VỤ")
    assert letter_story(address(), DEPUTY, "")["signer"] == "Sở Nội vụ"
    assert letter_story(address(), DEPUTY, "")["office"] == "Trung tâm Phục vụ hành chính công"


@pytest.mark.parametrize(("solver", "count"), [("Sở Y tế", 3), ("", 2)])
def test_only_an_agency_that_is_known_is_among_the_recipients(solver: str, count: int) -> None:
    assert len(letter_head(address(), OWN_LEADER, solver)["recipients"]) == count


def test_the_number_is_printed_or_left_to_be_filled_in() -> None:
    assert letter_head(address(), Leader(), "")["number"] == "Số: 03.001/PXL"
    assert letter_head(replace(address(), number=""), Leader(), "")["number"] == "Số: ………/PXL"
