"""Item codes of the public post."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import NOW, a_clerk
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.batch import parse_batch
from cchc_desktop.domain.code import survives_unikey
from cchc_desktop.domain.postal import PostalItem, PostalList, check_digit, item_code, problem_with

LISTED = PostalList("BC-3-261123-01", "a", NOW, a_clerk(), (PostalItem("u", "H1", "EV1"), PostalItem("v", "H2", "EV2")))


@pytest.mark.parametrize("typed", ["ev 123 456 785 vn", " EV123456785VN\r"])
def test_a_code_is_kept_in_capitals_without_blanks(typed: str) -> None:
    assert item_code(typed) == "EV123456785VN"
    assert problem_with("EV123456785VN") is None


@pytest.mark.parametrize("typed", ["", "E", "EV1VN", "EV-12345678", "MÃ1234567", "E" * 31])
def test_what_no_carrier_prints_is_refused_at_its_field(typed: str) -> None:
    problem = problem_with(item_code(typed), "items.2.item_code")
    assert problem is not None
    assert (problem.field, problem.code, problem.is_error) == ("items.2.item_code", "post.item", True)


@pytest.mark.parametrize(
    ("serial", "digit"), [("47312482", 9), ("12345678", 5), ("00000001", 4), ("00000000", 5), ("00000007", 6)]
)
def test_the_check_digit_is_the_union_s(serial: str, digit: int) -> None:
    assert check_digit(serial) == digit
    assert problem_with(f"RA{serial}{digit}US") is None


@given(st.integers(0, 99_999_999), st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_is_doubted_never_refused(serial: int, place: int, more: int) -> None:
    digits = f"{serial:08}"
    wrong = digits[:place] + str((int(digits[place]) + more) % 10) + digits[place + 1 :]
    problem = problem_with(f"EV{wrong}{check_digit(digits)}VN")
    if check_digit(wrong) == check_digit(digits):  # 0 and 5 stand for two rests each
        assert problem is None
    else:
        assert problem is not None
        assert (problem.code, problem.is_error) == ("post.check_digit", False)


@given(st.from_regex(r"[0-9A-Z]{8,30}", fullmatch=True))
def test_another_carrier_s_code_is_at_most_doubted(code: str) -> None:
    problem = problem_with(code)
    assert problem is None or not problem.is_error


def test_the_bars_are_the_number_and_a_check_that_a_scanner_brings_back() -> None:
    found = parse_batch(LISTED.bars)
    assert found is not None
    assert (found.number, found.check, found.is_postal) == (LISTED.number, LISTED.digest, True)
    assert survives_unikey(LISTED.bars)


def test_a_letter_more_or_in_another_envelope_makes_another_check() -> None:
    swapped = (PostalItem("u", "H1", "EV2"), PostalItem("v", "H2", "EV1"))
    others = (LISTED.items[:1], swapped, tuple(reversed(LISTED.items)))
    assert [replace(LISTED, items=items).digest == LISTED.digest for items in others] == [False, False, True]


def test_a_list_knows_the_digests_it_was_printed_with_before_codes_were_corrected() -> None:
    first, second = LISTED.items
    once = replace(LISTED, items=(replace(first, item_code="EV8", former=(("t1", "EV1"),)), second))
    twice = replace(once, items=(once.items[0], replace(second, item_code="EV9", former=(("t2", "EV2"),))))

    assert LISTED.former == frozenset()
    assert once.former == {LISTED.digest}
    assert twice.former == {LISTED.digest, once.digest}
    assert len({LISTED.digest, once.digest, twice.digest}) == 3
