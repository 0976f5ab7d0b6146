"""Ends of slips."""

from __future__ import annotations

from dataclasses import replace

from slips.letters import APOLOGY, REFUSAL, SITE, SUPPLEMENT
from slips.marks import faults, texts
from slips.receipts import FORMS, NORMAL, OFFICE, printing

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.endings import Noted, Sealed
from cchc_desktop.slips.drawing.fonts import CAPITAL, DESCENT, Face
from cchc_desktop.slips.drawing.heading import Column
from cchc_desktop.slips.drawing.measures import MM
from cchc_desktop.slips.drawing.page import Page, Text
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.drawn import Drawn
from cchc_desktop.slips.letters.letter import Leader
from cchc_desktop.slips.receipts.receipt_content import content

ink = Ink()
WHOLE = Column(30, 460)


def page(slip: Drawn) -> Page:
    (only,) = slip.copies(Draft(SITE, FORMS, printing("a4", copies=(1,)), Ink()))[0]
    return only


def starting(where: Page, start: str) -> Text:
    return [text for text in texts(where) if text.text.startswith(start)][-1]


def test_two_sign_left_and_right_and_one_alone_at_the_right() -> None:
    middle = 105 * MM

    assert starting(page(REFUSAL), "NGƯỜI NỘP").x < middle < starting(page(REFUSAL), "NGƯỜI TIẾP NHẬN").x
    assert starting(page(SUPPLEMENT), "NGƯỜI HƯỚNG DẪN").x > middle


def test_there_are_two_centimetres_to_sign_in() -> None:
    hint, name = starting(page(SUPPLEMENT), "(Ký và"), starting(page(SUPPLEMENT), "Lê Văn Mẫu")

    assert (name.y - CAPITAL * name.size) - (hint.y + DESCENT * hint.size) >= 20 * MM - 0.2


def test_recipients_stand_level_with_the_leader_s_office() -> None:
    said = page(APOLOGY)
    head, office = starting(said, "Nơi nhận:"), starting(said, "GIÁM ĐỐC")

    assert (head.face, head.size) == (Face.BOLD_ITALIC, 12)
    assert starting(said, "- Như trên;").size == 11
    assert abs(head.y - office.y) < 3
    assert head.x < 105 * MM < office.x


def test_a_leader_s_name_has_room_for_hand_and_seal_above_it() -> None:
    said = page(replace(APOLOGY, leader=Leader(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Đỗ Văn Giả Sử")))
    office, name = starting(said, "PHÓ GIÁM"), starting(said, "Đỗ Văn Giả Sử")

    assert (name.y - CAPITAL * name.size) - office.y >= 24 * MM


def test_the_height_of_a_sealed_end_holds_all_of_it() -> None:
    said = replace(
        content(NORMAL, OFFICE, FORMS, printing(), Ink()),
        signers=(ink("KT. GIÁM ĐỐC"), ink("PHÓ GIÁM ĐỐC")),
        names=(ink("Công Tằng Tôn Nữ Ví Dụ Thử Nghiệm " * 3),),
    )
    recipients = tuple(map(ink, ("Nơi nhận:", *["- Phòng Bảo trợ xã hội, Sở Y tế tỉnh Minh Họa;"] * 14)))
    end, where = Sealed(WHOLE, said, recipients, 14, 25 * MM), Page(520, 600)

    end.draw(where, 100, 0)

    assert max(text.y + DESCENT * text.size for text in texts(where)) <= 100 + end.height
    assert faults(where) == []


def test_notes_follow_their_head_on_one_line() -> None:
    end, where = Noted(WHOLE, ink("Ghi chú:"), (ink("Phiếu đi cùng hồ sơ."), ink("Lưu 05 năm.")), 10), Page(520, 200)

    end.draw(where, 50, 0)

    head, first, second = texts(where)
    assert head.y == first.y < second.y
    assert (head.face, first.face) == (Face.BOLD_ITALIC, Face.ITALIC)
    assert end.height >= second.y - 50


def test_a_form_without_notes_has_no_end_to_draw() -> None:
    where = Page(520, 200)
    Noted(WHOLE, ink(""), (), 10).draw(where, 50, 0)

    assert texts(where) == []
