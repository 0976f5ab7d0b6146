"""A form is a value: few questions, and what is printed once it is done."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from cchc_desktop.ui.deeds.form import Ask, DeedForm, Kind


def test_a_question_is_a_line_unless_it_says_otherwise() -> None:
    ask = Ask("reason", "Lý do")
    assert (ask.kind, ask.value, dict(ask.choices)) == (Kind.LINE, "", {})


def test_a_form_asks_and_prints_nothing_unless_it_says_so() -> None:
    form = DeedForm("Từ chối", "Lưu")
    assert (form.asks, form.slips, form.lead, form.note, form.warning, form.first) == ((), (), None, "", "", "")


def test_nobody_changes_a_form_that_is_shown() -> None:
    with pytest.raises(FrozenInstanceError):
        DeedForm("Từ chối", "Lưu").title = "Khác"  # type: ignore[misc]
