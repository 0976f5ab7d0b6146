"""The result note."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.lists import SHORT, given
from slips.marks import pdf_text
from slips.receipts import AT, CLERK, COMPANY, FORMS, LONG, OFFICE, OWNER, printing

from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.slips.lists.result_note import ResultNote

OWN = ResultNote(SHORT, given(), "Lê Văn Mẫu", "03", "Quyết định số 12/QĐ-UBND")


def said(slip: ResultNote) -> str:
    return pdf_text(slip.draw(OFFICE, FORMS, printing("a5", copies=(1,)))).replace("\ufffe", "-")


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_owner_is_told_from_somebody_authorised() -> None:
    assert squeezed("Trần Thị Ví Dụ (chính chủ)") in said(OWN)

    other = said(replace(OWN, given=given(CLERK, "Giấy ủy quyền số 45/2026")))
    assert squeezed(f"{CLERK} (được ủy quyền)") in other
    assert squeezed("Giấy ủy quyền: Giấy ủy quyền số 45/2026") in other


def test_nobody_is_called_the_owner_who_is_not() -> None:
    company = replace(SHORT, intake=replace(SHORT.intake, owner=replace(OWNER, name="Hội Ví Dụ", representative=CLERK)))
    brought = replace(SHORT, intake=replace(SHORT.intake, submitter=COMPANY))
    as_it_is = {
        "Đỗ Văn Nào (không phải chủ hồ sơ)": replace(OWN, given=given("Đỗ Văn Nào")),
        f"{CLERK} (người đại diện của chủ hồ sơ)": replace(OWN, dossier=company, given=given(CLERK)),
        f"{COMPANY.name} (người nộp hồ sơ, không phải chủ hồ sơ)": replace(
            OWN, dossier=brought, given=given(COMPANY.name)
        ),
    }
    for words, slip in as_it_is.items():
        assert squeezed(words) in said(slip), words
        assert "chínhchủ" not in said(slip)


def test_it_says_what_was_given_and_when_and_hides_the_number() -> None:
    text = said(OWN)

    for part in (
        *("Kết quả: Quyết định số 12/QĐ-UBND", "14 giờ 05 phút, ngày 06 tháng 10 năm 2026", "000 190 ••• 012"),
        *("Tôi đã nhận đủ kết quả", "NGƯỜI NHẬN KẾT QUẢ", "NGƯỜI TRẢ KẾT QUẢ", "Lê Văn Mẫu"),
    ):
        assert squeezed(part) in text, part
    assert "000190000012" not in text


def test_an_entry_that_names_nobody_went_to_the_owner() -> None:
    assert squeezed("Trần Thị Ví Dụ (chính chủ)") in said(replace(OWN, given=ResultHandedOver(AT)))


def test_a_fee_that_was_taken_is_told() -> None:
    assert squeezed("600.000 đồng, đã thu") in said(replace(OWN, dossier=LONG))
    assert "đãthu" not in said(OWN)


def test_a_dossier_without_a_number_has_no_result() -> None:
    with pytest.raises(ValueError, match="needs a code"):
        replace(OWN, dossier=replace(SHORT, code=None)).draw(OFFICE, FORMS, printing("a5"))
