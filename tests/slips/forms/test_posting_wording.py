"""The wording of the posting list, in both form sets."""

from __future__ import annotations

import pytest
from slips.receipts import FORM_SETS

from cchc_desktop.slips.forms.form_set import FormSet
from cchc_desktop.slips.forms.posting_wording import PostingWording


@pytest.mark.parametrize("forms", FORM_SETS, ids=lambda forms: forms.id)
def test_every_form_set_has_it_on_one_sheet(forms: FormSet) -> None:
    form = forms.form(PostingWording)

    assert set(form.wordings) == {"a4"}
    assert form.on("a4").copies == ()
    assert len(form.on("a4").columns) == 8
