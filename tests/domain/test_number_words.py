"""Numbers in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.number_words import in_words, money_in_words, roman

_WORTH = {word: value for value, word in enumerate("không một hai ba bốn năm sáu bảy tám chín".split())}
_WORTH |= {"mốt": 1, "lăm": 5}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (12, "mười hai"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (300, "ba trăm"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm linh một"),
        (1_021, "một nghìn không trăm hai mươi mốt"),
        (600_000, "sáu trăm nghìn"),
        (1_000_000, "một triệu"),
        (1_010_000, "một triệu không trăm mười nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (2_500_000_000, "hai tỷ năm trăm triệu"),
        (10**12, "một nghìn tỷ"),
        (10**12 + 1, "một nghìn tỷ không trăm linh một"),
        (1_001 * 10**9, "một nghìn không trăm linh một tỷ"),
    ],
)
def test_a_number_is_said_as_vouchers_write_it(number: int, words: str) -> None:
    assert in_words(number) == words


@given(st.integers(0, 10**15))
def test_no_two_numbers_have_the_same_words(number: int) -> None:
    assert understood(in_words(number)) == number


def test_money_starts_with_a_capital_and_names_its_unit() -> None:
    assert money_in_words(0) == "Không đồng"
    assert money_in_words(600_000) == "Sáu trăm nghìn đồng"
    assert money_in_words(10**12) == "Một nghìn tỷ đồng"


def test_less_than_nothing_is_not_written() -> None:
    with pytest.raises(ValueError, match="from zero"):
        in_words(-1)


@pytest.mark.parametrize(
    ("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (2026, "MMXXVI")]
)
def test_headings_have_roman_figures(number: int, written: str) -> None:
    assert roman(number) == written


def test_nought_has_no_roman_figure() -> None:
    with pytest.raises(ValueError, match="from one"):
        roman(0)


def understood(words: str) -> int:
    """What a listener adds up."""
    billions = group = digit = rest = 0
    for word in words.split():
        match word:
            case "mười":
                group, digit = group + 10, 0
            case "mươi":
                group, digit = group + digit * 10, 0
            case "trăm":
                group, digit = group + digit * 100, 0
            case "linh":
                digit = 0
            case "nghìn" | "triệu":
                rest, group, digit = rest + (group + digit) * (1000 if word == "nghìn" else 10**6), 0, 0
            case "tỷ":
                billions, rest, group, digit = rest + group + digit, 0, 0, 0
            case _:
                digit = _WORTH[word]
    return billions * 10**9 + rest + group + digit
