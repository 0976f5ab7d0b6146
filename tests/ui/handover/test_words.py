"""Buttons and titles say the number, and what stays behind."""

from __future__ import annotations

import pytest

from cchc_desktop.domain.batch import Settled
from cchc_desktop.ui.handover import words


@pytest.mark.parametrize(
    ("chosen", "left", "said"),
    [
        (4, 2, "In phiếu bàn giao 4 hồ sơ, để lại 2"),
        (4, 0, "In phiếu bàn giao 4 hồ sơ"),
        (0, 3, "In phiếu bàn giao"),
    ],
)
def test_giving_says_how_many_go_and_stay(chosen: int, left: int, said: str) -> None:
    assert words.give(chosen, left) == said


def test_taking_says_how_many_are_missing() -> None:
    assert words.take(3, 1) == "Ghi nhận 3 hồ sơ đã nhận, thiếu 1"
    assert words.take(0, 1) == "Ghi nhận hồ sơ đã nhận"


def test_an_empty_list_says_what_to_do() -> None:
    assert "Ctrl+D" in words.nothing_waits(3)
    assert "quét phiếu bàn giao" in words.nothing_waits(0)


def test_titles_name_division_and_slip() -> None:
    assert words.giving_title("Phòng X") == "Bàn giao cho Phòng X"
    assert "chưa khai" in words.giving_title("")
    assert words.taking_title("BG-3-261005-01", "Phòng X") == "Nhận phiếu BG-3-261005-01 · Phòng X"
    assert words.others(2).startswith("còn 2 hồ sơ")


def test_in_a_narrow_window_the_number_is_still_said() -> None:
    assert words.give_briefly(4, 2) == "In phiếu 4 hồ sơ, để lại 2"
    assert words.take_briefly(3, 1) == "Ghi nhận 3 hồ sơ, thiếu 1"
    assert (words.give_briefly(0, 2), words.take_briefly(0, 2)) == ("In phiếu", "Ghi nhận")


def test_a_slip_of_which_nothing_waits_says_why_and_the_way_back() -> None:
    assert "đã nhận đủ" in words.none_waits(Settled(taken=2))
    assert "nhận đủ" not in words.none_waits(Settled(ended=2))
    assert words.none_waits(Settled(ended=2)).endswith("Esc để quay lại.")
