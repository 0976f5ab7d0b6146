"""The wording of what is written to a citizen, as the shipped form sets have it."""

from __future__ import annotations

import pytest
from slips.receipts import FORM_SETS

from cchc_desktop.slips.forms.form_set import FormMissing, FormSet
from cchc_desktop.slips.forms.letter_wording import ApologyWording, RefusalWording, StopWording, SupplementWording
from cchc_desktop.slips.forms.wording import Key, keys

OLD, NEW = FORM_SETS


@pytest.mark.parametrize("forms", FORM_SETS, ids=lambda forms: forms.id)
def test_letters_are_numbered_as_the_circulars_number_them(forms: FormSet) -> None:
    numbers = [forms.form(words).form for words in (SupplementWording, RefusalWording, ApologyWording)]

    assert numbers == ["Mẫu số 02", "Mẫu số 03", "Mẫu số 04"]


def test_the_stop_notice_came_with_the_newer_circular() -> None:
    assert NEW.form(StopWording).form == "Mẫu số 05"
    with pytest.raises(FormMissing):
        OLD.form(StopWording)


def test_the_apology_changed_its_name() -> None:
    assert OLD.form(ApologyWording).on("a4").title == "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ"
    assert NEW.form(ApologyWording).on("a4").title.startswith("VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN")


def test_notices_can_be_laid_out_on_both_papers_and_letters_on_a4_alone() -> None:
    assert SupplementWording.PAPERS == RefusalWording.PAPERS == ("a4", "a5")
    assert ApologyWording.PAPERS == StopWording.PAPERS == ("a4",)


def test_a_letter_s_sentences_may_name_who_signs_but_no_number_of_a_person() -> None:
    known = keys(ApologyWording)

    assert known["opening"] == Key(tuple, known["closing"].allowed)
    assert {"who", "office", "signer", "solver"} <= known["opening"].allowed
    assert "number" not in known["opening"].allowed
