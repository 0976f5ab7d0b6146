"""A day is read however it is typed; what is none is no exception."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.ui.typed_date import read_date, read_year


@pytest.mark.parametrize("text", ["14/03/1990", "14031990", "14-3-1990", "14.03.1990", " 14 3 1990 "])
def test_a_day_may_be_typed_many_ways(text: str) -> None:
    assert read_date(text) == date(1990, 3, 14)


@given(st.text(max_size=12))
def test_no_text_for_a_day_is_ever_an_exception(text: str) -> None:
    found = read_date(text)
    assert found is None or found.year >= 1


def test_a_year_alone_is_four_digits_of_the_last_three_centuries() -> None:
    assert read_year("1845") == 1845
    assert [read_year(text) for text in ("45", "1245", "14031990", "19 45", "")] == [None] * 5
