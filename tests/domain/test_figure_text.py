"""Figures are written as the published reports write them, and rounded half up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.figure_text import NOTHING, cell_text, number, per_cent, rounded, shared, whole
from cchc_desktop.domain.sheet import Share


@pytest.mark.parametrize(
    ("part", "of", "text"),
    [
        (19_317, 19_782, "97,65 %"),
        (5_644, 5_707, "98,90 %"),
        (739 - 420, 420, "75,95 %"),
        (2, 34, "5,88 %"),
        (16, 26, "61,54 %"),
        (29, 76, "38,16 %"),  # the published report cut it to 38,1 %
        (226, 262, "86,26 %"),
        (105, 113, "92,92 %"),
        (96, 189, "50,79 %"),
        (1, 800, "0,13 %"),  # 0,125: a float's or a banker's rounding says 0,12
        (-20, 420, "-4,76 %"),
        (-1, 800, "-0,13 %"),
        (20, -420, "-4,76 %"),
        (2468, 1, "246.800,00 %"),
        (0, 7, "0,00 %"),
        (3, 0, NOTHING),
        (0, 0, NOTHING),
    ],
)
def test_shares_of_the_published_reports(part: int, of: int, text: str) -> None:
    assert shared(Share(part, of)) == text


def test_one_decimal_is_rounded_up_from_the_share_itself() -> None:
    assert rounded(Decimal(2900) / 76, 1) == Decimal("38.2")
    assert rounded(Decimal("0.125"), 2) == Decimal("0.13")
    assert rounded(Decimal("-0.125"), 2) == Decimal("-0.13")


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**12))
def test_no_other_two_decimals_are_nearer(part: int, of: int) -> None:
    value = per_cent(Share(part, of))
    assert value is not None
    off = Fraction(value) - Fraction(part * 100, of)
    assert abs(off) <= Fraction(1, 200)
    if abs(off) == Fraction(1, 200):
        assert (off > 0) == (part > 0)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_part_and_the_rest_miss_the_whole_by_a_hundredth_at_most(part: int, rest: int) -> None:
    first, second = per_cent(Share(part, part + rest)), per_cent(Share(rest, part + rest))
    if first is not None and second is not None:
        assert Decimal(100) <= first + second <= Decimal("100.01")


@given(st.integers(-(10**15), 10**15))
def test_dots_stand_between_thousands_and_are_read_back(value: int) -> None:
    text = whole(value)
    assert int(text.replace(".", "")) == value
    assert all(len(part) == 3 for part in text.split(".")[1:])
    assert number(Decimal(value)) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("Hộ tịch", "Hộ tịch"),
        (0, "0"),
        (19_782, "19.782"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("-0.50"), "-0,50"),
        (Decimal("1E+3"), "1.000"),
        (date(2026, 1, 5), "05/01/2026"),
        (Share(29, 76), "38,16 %"),
    ],
)
def test_each_kind_of_cell(cell: object, text: str) -> None:
    assert cell_text(cell) == text  # type: ignore[arg-type]
