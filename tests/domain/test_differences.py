"""Pile against slip: every folder is told once, as what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.differences import Difference, Kind, differences

CODES = st.lists(st.sampled_from([f"c{n}" for n in range(8)]), unique=True)


def test_a_whole_pile_differs_in_nothing() -> None:
    assert differences(["a", "b"], ["b", "a", "b"]) == ()


def test_missing_ones_come_in_the_order_of_the_slip_then_what_is_too_much() -> None:
    assert differences(["a", "b", "c"], ["x", "b"]) == (
        Difference(Kind.MISSING, "a"),
        Difference(Kind.MISSING, "c"),
        Difference(Kind.EXTRA, "x"),
    )


def test_a_folder_of_another_slip_is_swapped_while_one_is_missing() -> None:
    found = differences(["a"], ["x"], {"x": "BG-3-261123-02"})
    assert found == (Difference(Kind.MISSING, "a"), Difference(Kind.SWAPPED, "x", "BG-3-261123-02"))


def test_with_nothing_missing_it_is_only_too_much() -> None:
    assert differences(["a"], ["a", "x"], {"x": "BG-3-261123-02"}) == (Difference(Kind.EXTRA, "x", "BG-3-261123-02"),)


@given(CODES, CODES, CODES)
def test_every_code_is_accounted_for_once(expected: list[str], scanned: list[str], listed: list[str]) -> None:
    found = differences(expected, scanned, dict.fromkeys(listed, "BG-3-261123-02"))
    missing = {each.code for each in found if each.kind is Kind.MISSING}
    too_much = {each.code for each in found if each.kind in (Kind.EXTRA, Kind.SWAPPED)}
    assert missing == set(expected) - set(scanned)
    assert too_much == set(scanned) - set(expected)
    assert len(found) == len(missing) + len(too_much)
    assert bool(found) == (set(expected) != set(scanned))


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (Difference(Kind.MISSING, "M1"), "Thiếu M1: có trên phiếu, không có trong tập."),
        (Difference(Kind.EXTRA, "M1"), "Thừa M1: không có trên phiếu này."),
        (Difference(Kind.EXTRA, "M1", "BG-3-261123-02"), "Thừa M1: có trên phiếu BG-3-261123-02."),
        (Difference(Kind.SWAPPED, "M1", "BG-3-261123-02"), "Nhầm M1: có trên phiếu BG-3-261123-02"),
        (Difference(Kind.UNKNOWN, "M1"), "M1 chưa có trong máy này."),
        (Difference(Kind.ENDED, "M1"), "M1 đã kết thúc (rút, dừng hoặc hủy): có trên phiếu nhưng không nhận nữa."),
        (Difference(Kind.ENDED, "M1", since="Từ hôm qua, do A ghi."), "nữa. Từ hôm qua, do A ghi. Trả lại quầy."),
        (Difference(Kind.UNPROVED), "không khớp mã kiểm trên phiếu"),
    ],
)
def test_each_is_said_in_words(difference: Difference, words: str) -> None:
    assert words in difference.words
