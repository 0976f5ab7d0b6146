"""The wording of lists, in both form sets."""

from __future__ import annotations

import pytest
from slips.receipts import FORM_SETS

from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.forms.list_wording import (
    DayCloseWording,
    HandoverSingleWording,
    HandoverWording,
    PostalWording,
    RegisterWording,
    ResultWording,
)

LISTS = (HandoverWording, HandoverSingleWording, ResultWording, PostalWording, RegisterWording, DayCloseWording)


@pytest.mark.parametrize("forms", FORM_SETS, ids=lambda forms: forms.id)
@pytest.mark.parametrize("words", LISTS)
def test_every_form_set_has_each_list(forms: FormSet, words: type[HandoverWording]) -> None:
    form = forms.form(words)

    assert form.on(words.PAPERS[0]).title.isupper()
    assert form.form


def test_the_register_is_form_six_and_became_form_seven() -> None:
    assert [forms.form(RegisterWording).form for forms in FORM_SETS] == ["Mẫu số 06", "Mẫu số 07"]


def test_what_is_no_official_form_claims_no_circular() -> None:
    for words in (HandoverWording, HandoverSingleWording, PostalWording, DayCloseWording, ResultWording):
        wording = FORM_SETS[-1].form(words).on(words.PAPERS[0])
        assert not any("circular" in part for part in wording.footer_left)


def test_the_register_s_columns_share_their_heads() -> None:
    columns = FORM_SETS[-1].form(RegisterWording).on("a4").columns

    assert len(columns) == 15
    assert sum(head.startswith("Nhận và trả kết quả|") for head in columns) == 7
