"""The posting list shows what Kiên Giang published that it must show, each procedure whole, by fields."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from slips.lists import DAY, procedure
from slips.marks import pdf_text
from slips.receipts import FORM_SETS, FORMS, OFFICE, printing

from cchc_desktop.domain.legs import Leg
from cchc_desktop.domain.procedure import Procedure, RequiredDocument
from cchc_desktop.domain.process import Step
from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.lists.posting_list import PostingList

MUST_SHOW = json.loads((Path(__file__).parent / "posting_sheet_must_show.json").read_text(encoding="utf-8"))


def said(*known: Procedure, forms: FormSet = FORMS, decision: str = "") -> str:
    drawn = PostingList(known, DAY, decision=decision).draw(OFFICE, forms, printing("a4"))
    return pdf_text(drawn).replace("\ufffe", "-")


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("forms", FORM_SETS, ids=lambda forms: forms.id)
def test_it_shows_what_must_be_posted(forms: FormSet) -> None:
    text = squeezed(said(procedure(), forms=forms)).lower()

    assert len(MUST_SHOW) == 4
    for heading in MUST_SHOW:
        assert squeezed(heading).lower() in text, heading


def test_a_procedure_has_its_papers_time_process_fee_and_level() -> None:
    text = said(procedure(), decision="Quyết định số 1 ngày 14/04/2025 của UBND tỉnh")

    for part in (
        *("(1.001776)", "Lĩnh vực: Bảo trợ xã hội", "1. Tờ khai đề nghị trợ giúp xã hội (1 bản chính)"),
        *("4. Giấy xác nhận khuyết tật (1 chứng thực, người khuyết tật)", "01 (bộ)"),
        *("10 ngày làm việc (quy định: 22 ngày làm việc)", "50.000 đồng (Lệ phí)", "Toàn trình"),
        *("2. Giải quyết: Ủy ban nhân dân cấp xã", "(Theo Quyết định số 1 ngày 14/04/2025 của UBND tỉnh)"),
        "Trường hợp Chuyển nơi hưởng: Đơn đề nghị chuyển nơi hưởng (1 bản chính)",
    ):
        assert squeezed(part) in text, part


def test_the_process_is_the_internal_one_else_the_legs() -> None:
    steps = (Step("Tiếp nhận", "Bộ phận Một cửa", 4), Step("Thẩm định", hours=76))
    legs = (Leg("Sở Nội vụ", None), Leg("Ủy ban nhân dân tỉnh", None))

    by_steps, by_legs = said(replace(procedure(), steps=steps)), said(replace(procedure(), legs=legs))

    assert squeezed("1. Tiếp nhận, Bộ phận Một cửa, 4 giờ; 2. Thẩm định, 76 giờ") in by_steps
    assert squeezed("1. Sở Nội vụ; 2. Ủy ban nhân dân tỉnh") in by_legs


def test_a_procedure_with_many_papers_goes_on_and_loses_none() -> None:
    documents = tuple(RequiredDocument(f"Giấy tờ số {n} của hồ sơ " + "x" * 80, original=1) for n in range(60))
    text = said(replace(procedure(), documents=documents, cases=()))

    assert all(squeezed(f"Giấy tờ số {n} của hồ sơ") in text for n in range(60))


def test_it_lies_across_and_groups_by_field() -> None:
    other = replace(procedure(), code="1.001193", procedure_field="Hộ tịch")
    document = pypdfium2.PdfDocument(PostingList((other, procedure()), DAY).draw(OFFICE, FORMS, printing("a4")))
    width, height = document[0].get_size()
    document.close()
    text = said(other, procedure())

    assert width > height
    assert text.index(squeezed("Lĩnh vực: Bảo trợ xã hội")) < text.index(squeezed("Lĩnh vực: Hộ tịch"))


def test_an_empty_list_says_so() -> None:
    assert squeezed("Danh mục không có thủ tục nào.") in said()
