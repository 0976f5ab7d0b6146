"""The wording of notices and labels, in both form sets."""

from __future__ import annotations

import pytest
from slips.receipts import FORM_SETS

from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.forms.notice_wording import FeeWording, GroupWording, GuideWording, LabelWording, PadWording


@pytest.mark.parametrize("forms", FORM_SETS, ids=lambda forms: forms.id)
@pytest.mark.parametrize("words", [FeeWording, LabelWording, GuideWording, GroupWording, PadWording])
def test_every_form_set_has_each_notice(forms: FormSet, words: type[FeeWording]) -> None:
    assert set(forms.form(words).wordings) == set(words.PAPERS)


def test_receipts_of_groups_and_of_the_pad_are_form_one() -> None:
    for forms in FORM_SETS:
        assert forms.form(GroupWording).form.startswith("Mẫu số 01")
        assert forms.form(PadWording).form.startswith("Mẫu số 01")


def test_a_notice_is_one_sheet_without_copies_and_a_pad_has_a_stub() -> None:
    forms = FORM_SETS[-1]

    assert forms.form(FeeWording).on("a5").copies == ()
    assert forms.form(GuideWording).on("a4").copies == ()
    assert len(forms.form(PadWording).on("a5").copies) == 2


def test_fees_are_noticed_on_half_a_sheet() -> None:
    assert FORM_SETS[-1].form(FeeWording).paper == "a5"
