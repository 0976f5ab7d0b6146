"""The receipt of several dossiers of one submitter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from slips.lists import SHORT, numbered
from slips.marks import pdf_text, read_codes
from slips.receipts import COMPANY, FORMS, LONG, NORMAL, OFFICE, OWNER, printing

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.page import Placed
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.receipts.group_receipt import GroupReceipt


def said(*dossiers: Dossier) -> str:
    return pdf_text(GroupReceipt(dossiers).draw(OFFICE, FORMS, printing("a4", copies=(1,)))).replace("\ufffe", "-")


def squeezed(text: str) -> str:
    return "".join(text.split())


def with_fee(dossier: Dossier, amount: int, paid: int = 0, exempt: str = "") -> Dossier:
    fees = (PaidFee("f", paid, "cash"),) if paid else ()
    return replace(dossier, intake=replace(dossier.intake, fee_amount=amount, fee_exempt=exempt), fees=fees)


def test_each_dossier_has_its_code_its_bars_and_its_due_date() -> None:
    dossiers = (*numbered(2), replace(SHORT, code="H99.18-261005-3099", due_at=None))
    data = GroupReceipt(dossiers).draw(OFFICE, FORMS, printing("a4", copies=(2,)))

    assert read_codes(data, 203) == [("Code 128", str(dossier.code)) for dossier in dossiers]
    text = said(*dossiers)
    assert text.count(squeezed("08:15 ngày 19/10/2026")) == 2
    assert squeezed("không hẹn trả") in text


def test_a_code_too_long_for_its_column_is_a_qr() -> None:
    dossiers = numbered(3, SHORT, "H99.18.05.13-20261005-009")
    data = GroupReceipt(dossiers).draw(OFFICE, FORMS, printing("a4"))

    for dots_per_inch in (203, 300):
        assert read_codes(data, dots_per_inch) == [("QR Code", str(dossier.code)) for dossier in dossiers]


def test_the_submitter_is_named_at_the_head_and_each_owner_beside_what_is_asked_for() -> None:
    other = replace(SHORT, code="X-2", intake=replace(SHORT.intake, owner=COMPANY, submitter=OWNER))
    text = said(SHORT, other)

    assert squeezed(f"Tiếp nhận hồ sơ của: {OWNER.name}") in text
    assert squeezed(f"Trợ cấp xã hội hằng tháng – {COMPANY.name}") in text
    assert squeezed(f"hằng tháng – {OWNER.name}") in text


def test_it_says_of_each_dossier_what_its_own_receipt_would() -> None:
    papers = (Paper("Tờ khai", 1), Paper("Thiếu"), Paper("Căn cước", certified=2, photocopy=1))
    known = replace(SHORT.reception, book="03/2026", ordinal=7)
    text = said(replace(SHORT, intake=replace(SHORT.intake, papers=papers), reception=known))
    bare = replace(SHORT, intake=replace(SHORT.intake, papers=()), reception=replace(known, processing=None, ordinal=0))

    assert squeezed("Giấy tờ nộp: Tờ khai (1 bản chính); Căn cước (2 chứng thực, 1 photo) · Thời gian") in text
    assert squeezed("giải quyết: 10 ngày làm việc · Sổ theo dõi hồ sơ: quyển 03/2026, số thứ tự 7") in text
    assert squeezed("Giấy tờ nộp: không nộp giấy tờ · Thời gian giải quyết: không quy định") in said(bare)
    assert "Sổtheodõi" not in said(bare)


def test_papers_sets_and_fees_are_summed() -> None:
    text = said(with_fee(SHORT, 600_000, 100_000), with_fee(SHORT, 50_000), with_fee(SHORT, 9_000, exempt="miễn"))

    assert squeezed("Tổng số: 03 (ba) hồ sơ, 3 bộ, 18 giấy tờ.") in text
    assert squeezed("650.000 đồng, đã thu 100.000 đồng") in text
    assert squeezed("Phí, lệ phí: Không thu") in said(NORMAL)


def test_it_is_called_by_its_first_code_and_dated_by_its_first_reception() -> None:
    slip = GroupReceipt(numbered(4))

    assert (slip.title, slip.day) == ("H99.18-261005-3001 +3", NORMAL.received_at and NORMAL.received_at.date())


@pytest.mark.parametrize("count", [4, 5, 6, 7, 8])
def test_a_page_is_filled_before_the_next_begins(count: int) -> None:
    papers = tuple(Paper(f"Giấy tờ thứ {number} của hồ sơ này", 1) for number in range(9))
    many = numbered(count, replace(SHORT, intake=replace(SHORT.intake, papers=papers)))
    first, *others = GroupReceipt(many).copies(Draft(OFFICE, FORMS, printing("a4", copies=(1,)), Ink()))[0]
    bars = [mark.y for mark in first.marks if isinstance(mark, Placed)]

    assert len(others) <= 1
    assert not others or max(bars) > 0.6 * first.height


def test_sixty_dossiers_flow() -> None:
    dossiers = numbered(60)
    text = said(*dossiers)

    assert all(str(dossier.code) in text for dossier in dossiers)


@pytest.mark.parametrize(
    ("dossiers", "why"),
    [((), "needs codes"), ((replace(SHORT, code=None),), "needs codes"), ((SHORT, LONG), "one submitter")],
)
def test_what_is_no_group_is_refused(dossiers: tuple[Dossier, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        GroupReceipt(dossiers).draw(OFFICE, FORMS, printing("a4"))


def test_a_group_that_was_never_received_has_no_day() -> None:
    with pytest.raises(ValueError, match="needs a reception"):
        assert GroupReceipt((replace(SHORT, received_at=None),)).day


def test_a_date_that_has_moved_is_the_one_that_holds_with_the_day_it_took_the_place_of() -> None:
    first = SHORT.due_at
    assert first is not None
    moved = replace(SHORT, due_at=first + timedelta(days=7), promised_at=first, apologies=1)

    text = said(moved, replace(SHORT, code="H99.18-261005-3099"))

    assert squeezed("08:15 ngày 26/10/2026 (thay ngày hẹn 19/10/2026)") in text
    assert text.count(squeezed("08:15 ngày 19/10/2026")) == 1
