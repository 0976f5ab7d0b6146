"""A letter's number is read as its head says it and as its bars say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.letter_number import LetterNumber, Series, bars, parse_letter


@given(st.integers(1, 999), st.integers(1, 999_999), st.sampled_from(Series), st.integers(2000, 2099))
def test_what_the_bars_say_is_read_back(counter: int, ordinal: int, series: Series, year: int) -> None:
    text = f"{counter:02}.{ordinal:03}/{series.value}"

    assert parse_letter(bars(text, year)) == LetterNumber(text, series, year)
    assert parse_letter(f" {text.lower()}\n") == LetterNumber(text, series)


@pytest.mark.parametrize("text", ["", "03.001", "03.001/HDH", "03.001/TC/26", "3001/TC", "03.001/TC/2026/1", "TC"])
def test_anything_else_is_none(text: str) -> None:
    assert parse_letter(text) is None


def test_no_number_has_no_bars() -> None:
    assert bars("", 2026) == ""
