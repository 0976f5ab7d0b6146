"""The fee notice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.lists import PAYABLE, SHORT
from slips.marks import pdf_text, read_codes
from slips.receipts import AT, FORMS, LONG, OFFICE, printing

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.money import PaidFee
from cchc_desktop.domain.office import Office
from cchc_desktop.slips.fee_notice import NOBODYS, FeeItem, FeeNotice
from cchc_desktop.slips.vietqr import payload


def owing(amount: int | None, **changes: object) -> Dossier:
    return replace(SHORT, intake=replace(SHORT.intake, fee_amount=amount, **changes))


def notice(dossier: Dossier, *items: FeeItem) -> FeeNotice:
    return FeeNotice(dossier, AT, "Lê Văn Mẫu", "03", items)


def said(slip: FeeNotice, office: Office = PAYABLE, **how: object) -> str:
    return pdf_text(slip.draw(office, FORMS, printing("a5", **how)))


def qr_of(slip: FeeNotice, office: Office = PAYABLE, **how: object) -> list[str]:
    data = slip.draw(office, FORMS, printing("a5", **how))
    return [text for kind, text in read_codes(data, 203) if kind == "QR Code"]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_what_is_to_pay_is_in_figures_and_in_words() -> None:
    text = said(notice(owing(600_000)))

    assert squeezed("Còn phải nộp: 600.000 đồng") in text
    assert squeezed("Bằng chữ: Sáu trăm nghìn đồng.") in text


def test_several_fees_add_up_and_what_was_taken_counts() -> None:
    dossier = replace(LONG, fees=(PaidFee("a", 100_000, "cash"), PaidFee("b", 5_000, "cash", voided=True)))
    slip = notice(dossier, FeeItem("Lệ phí", 600_000), FeeItem("Phí sao chụp", 45_000))

    assert slip.to_pay == 545_000
    assert squeezed("Phí sao chụp45.000") in said(slip)
    assert squeezed("Đã thu100.000") in said(slip)


@pytest.mark.parametrize("amount", [1, 600_000, 10**12])
def test_the_qr_asks_for_just_that_amount(amount: int) -> None:
    slip = notice(owing(amount))
    account = PAYABLE.account
    assert account is not None

    assert qr_of(slip) == [payload(account, amount, str(SHORT.code))]


def test_an_amount_of_a_million_million_is_written_out() -> None:
    text = said(notice(owing(10**12)))

    assert squeezed("1.000.000.000.000 đồng") in text
    assert squeezed("Một nghìn tỷ đồng") in text


@pytest.mark.parametrize(
    "dossier",
    [owing(0), owing(None), owing(-5), owing(50_000, fee_exempt="người khuyết tật"), replace(LONG, code="X-1")],
)
def test_where_nothing_is_to_pay_it_is_said_and_nothing_can_be_scanned(dossier: Dossier) -> None:
    slip = notice(dossier)

    assert slip.to_pay == 0
    assert squeezed("Không còn khoản phải nộp.") in said(slip)
    assert qr_of(slip) == []


def test_who_is_exempt_is_told_why() -> None:
    assert squeezed("Được miễn: người khuyết tật") in said(notice(owing(50_000, fee_exempt="người khuyết tật")))


def test_an_office_without_an_account_takes_fees_at_the_counter() -> None:
    slip = notice(owing(600_000))

    assert qr_of(slip, OFFICE) == []
    assert squeezed("Số tài khoản") not in said(slip, OFFICE)


def test_the_account_stands_beside_its_qr() -> None:
    text = said(notice(owing(600_000)))

    for part in ("Ngoại Thương", "0123456789", "TRUNG TAM PHUC VU HANH CHINH CONG", "Nội dung: H9918 261005 3012"):
        assert squeezed(part) in text


def test_what_is_printed_in_practice_cannot_be_paid() -> None:
    (read,) = qr_of(notice(owing(600_000)), practice=True)

    assert read == payload(NOBODYS, 600_000, str(SHORT.code))
    assert "0123456789" not in said(notice(owing(600_000)), practice=True)


def test_a_sum_beyond_what_a_transfer_can_carry_is_noticed_without_a_qr() -> None:
    assert qr_of(notice(owing(10**13))) == []


def test_a_dossier_without_a_number_owes_nothing() -> None:
    with pytest.raises(ValueError, match="needs a code"):
        notice(replace(SHORT, code=None)).draw(OFFICE, FORMS, printing("a5"))
