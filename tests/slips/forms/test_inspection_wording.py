"""The wording of the inspection's page, as the form sets have it."""

from __future__ import annotations

from slips.receipts import FORM_SETS

from cchc_desktop.slips.forms.inspection_wording import InspectionWording


def test_each_form_set_says_what_the_seal_is_made_of() -> None:
    for forms in FORM_SETS:
        wording = forms.form(InspectionWording).on("a4")
        told = " ".join(wording.head)
        assert all(f"{{{name}}}" in told for name in ("instance", "seq", "hash"))
        assert len(wording.columns) == 3
