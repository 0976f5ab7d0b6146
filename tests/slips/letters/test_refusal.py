"""The refusal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from slips.letters import ADVISER, DOSSIER, NEVER_RECEIVED, REFUSAL, REFUSED, SITE, TWO_PAGES, on
from slips.marks import faults, pdf_text, written
from slips.receipts import FORM_SETS, FORMS, printing

from cchc_desktop.slips.draft import Draft
from cchc_desktop.slips.drawing.text import Ink
from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.letters.refusal import Refusal


def text(slip: Refusal, forms: FormSet = FORMS) -> str:
    return pdf_text(slip.draw(SITE, forms, printing("a4", copies=(2,)))).replace("\ufffe", "-")


def squeezed(said: str) -> str:
    return "".join(Ink()(said).split())


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_it_says_who_is_refused_what_and_why(paper: str) -> None:
    said = text(REFUSAL, on(paper, REFUSAL))

    for part in (
        *("PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "Số: 03.004/TC", "Trần Thị Ví Dụ", "(1.001776)"),
        "Qua xem xét, Trung tâm Phục vụ hành chính công thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể "
        "như sau: Nơi thường trú của người đề nghị không thuộc tỉnh Minh Họa.",
        *("Xin thông báo cho Ông/Bà được biết", "số điện thoại 0900 000 077"),
        *("NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "Lê Văn Mẫu", "Mẫu số 03"),
    ):
        assert squeezed(part) in said, part


def test_what_was_never_received_has_no_line_for_a_code() -> None:
    assert "Mãhồsơ:" not in text(REFUSAL)
    assert "Mãhồsơ:H99.18-261005-3012" in text(Refusal(DOSSIER, REFUSED, ADVISER))


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_page_2_of_a_letter_without_a_code_says_its_number_and_whose_it_is(paper: str) -> None:
    slip = replace(REFUSAL, refused=replace(REFUSED, reason=TWO_PAGES))
    owner = NEVER_RECEIVED.intake.owner.name
    pages = slip.copies(Draft(SITE, on(paper, slip), printing(paper), Ink()))[0]

    assert len(pages) > 1
    for page in pages[1:]:
        assert squeezed(f"Số: 03.004/TC – {owner}") in written([page])
        assert faults(page) == []
    with_code = Refusal(DOSSIER, slip.refused, ADVISER).copies(Draft(SITE, on(paper, slip), printing(paper), Ink()))[0]
    assert squeezed("Số: 03.004/TC –") not in written(with_code)


def test_a_provisional_number_is_called_so() -> None:
    waiting = replace(DOSSIER, code=None, provisional="TQ32610050001K")

    assert "Sốbiênnhận:TQ32610050001K" in text(Refusal(waiting, REFUSED, ADVISER))


def test_it_is_drawn_by_the_forms_of_its_day() -> None:
    assert REFUSAL.day.isoformat() == "2026-10-07"
    assert squeezed("PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ") in text(REFUSAL, FORM_SETS[0])


def test_the_identity_number_stands_on_no_such_slip() -> None:
    assert "190" not in text(REFUSAL).replace("19000000", "")
