"""The wording of the control sheet, as the shipped form sets have it."""

from __future__ import annotations

from slips.receipts import FORM_SETS

from cchc_desktop.slips.forms.control_wording import ControlWording


def test_it_was_form_05_and_is_form_06() -> None:
    assert [forms.form(ControlWording).form for forms in FORM_SETS] == ["Mẫu số 05", "Mẫu số 06"]


def test_the_usual_way_begins_and_ends_at_the_counter() -> None:
    for forms in FORM_SETS:
        wording = forms.form(ControlWording).on("a4")
        assert wording.route[0] == wording.route[-1] == wording.counter_name
        assert wording.route[1] == "{division}"
