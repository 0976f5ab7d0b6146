"""What a spreadsheet would compute is marked; everything else stays as it is."""

from __future__ import annotations

import pytest

from cchc_desktop.sheets.formulas import guarded


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-1", "@cmd", "\tx", "\r=1"])
def test_a_formula_stays_words(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Lò Thị Ánh Nguyệt", "1 + 1 = 2", "a@b"])
def test_words_are_left_alone(text: str) -> None:
    assert guarded(text) == text
