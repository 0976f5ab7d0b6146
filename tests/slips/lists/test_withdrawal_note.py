"""The note of a withdrawal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from slips.lists import SHORT, withdrawal_note
from slips.marks import pdf_text
from slips.receipts import FORMS, LONG, OFFICE, printing

from cchc_desktop.domain.events import PapersGivenBack, Stopped
from cchc_desktop.domain.status import Holder, HolderKind
from cchc_desktop.slips.lists.withdrawal_note import WithdrawalNote

NOTE = withdrawal_note(SHORT)


def said(slip: WithdrawalNote) -> str:
    return pdf_text(slip.draw(OFFICE, FORMS, printing("a5", copies=(1,)))).replace("\ufffe", "-")


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_it_lists_what_goes_back_and_both_sign() -> None:
    text = said(NOTE)

    for part in (
        *("GIẤY GIAO TRẢ HỒ SƠ", "Công dân đổi ý", "Trần Thị Ví Dụ", "đã nhận lại đủ giấy tờ ghi trên"),
        *("NGƯỜI RÚT HỒ SƠ", "NGƯỜI GIAO TRẢ", "Lê Văn Mẫu"),
        *(paper.name for paper in SHORT.intake.handed_in),
    ):
        assert squeezed(part) in text, part


def test_where_nothing_goes_back_now_nobody_signs_for_papers() -> None:
    away = replace(SHORT, holder=Holder(HolderKind.DIVISION, "Phòng Người có công"))
    text = said(replace(NOTE, dossier=away, withdrawn=replace(NOTE.withdrawn, papers=())))

    assert squeezed("Không có giấy tờ trả lại lúc này") in text
    assert squeezed("Túi hồ sơ còn ở Phòng Người có công") in text
    assert "nhậnlạiđủ" not in text
    assert "Túihồsơ" not in said(NOTE)


def test_money_that_was_taken_is_told() -> None:
    assert squeezed("600.000 đồng, đã thu") in said(withdrawal_note(LONG))


def test_what_goes_back_later_is_signed_for_as_such() -> None:
    later = PapersGivenBack(NOTE.withdrawn.at + timedelta(days=1), SHORT.intake.originals)
    gone = replace(NOTE, withdrawn=replace(NOTE.withdrawn, papers=()), later=later)
    text, stopped = said(gone), said(replace(gone, withdrawn=Stopped(NOTE.withdrawn.at, "Trùng hồ sơ")))

    for part in ("Rút hồ sơ lúc:", "Trả giấy tờ lúc:", "Tôi đã nhận lại đủ giấy tờ ghi trên.", "NGƯỜI NHẬN LẠI"):
        assert squeezed(part) in text, part
    assert SHORT.intake.originals[0].name.replace(" ", "") in text
    assert "Tôiđềnghịrút" not in text
    assert squeezed("Dừng xử lý lúc:") in stopped
    assert squeezed("Lý do dừng: Trùng hồ sơ") in stopped
    assert gone.day == later.at.date()


def test_a_dossier_without_a_number_has_none() -> None:
    with pytest.raises(ValueError, match="needs a code"):
        replace(NOTE, dossier=replace(SHORT, code=None)).draw(OFFICE, FORMS, printing("a5"))
