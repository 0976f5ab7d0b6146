"""Buttons and titles say the number, and what stays behind."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.acts.custody import Taking
from cchc_desktop.domain.batch import BatchNumber, Settled
from cchc_desktop.domain.differences import Difference, Kind
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


def test_what_is_not_of_the_slip_is_told_with_the_way_to_hand_it_over() -> None:
    assert words.not_of_slip(Difference(Kind.EXTRA, "A")).endswith("Để bàn giao túi này thì Esc rồi quét lại.")
    assert "Esc" not in words.not_of_slip(Difference(Kind.SWAPPED, "A", "BG-3-261005-02"))


def test_a_slip_without_a_list_says_how_it_is_proved() -> None:
    day = date(2026, 10, 5)
    assert "mã kiểm trên phiếu cho biết khi đủ" in words.unlisted(BatchNumber("BG-9-261005-01", day, "BBBB"))
    assert "dò với phiếu giấy" in words.unlisted(BatchNumber("BG-9-261005-01", day))
    assert words.scanned_unlisted("A", False, 2, True) == "A · 2 túi, khớp mã kiểm: đủ phiếu"
    assert words.scanned_unlisted("A", True, 2, False) == "A đã quét rồi · 2 túi"
    told = [words.unlisted_small(*each) for each in ((True, False), (False, False), (True, True))]
    assert told == ["chưa khớp mã kiểm", "không có mã kiểm", "đủ: khớp mã kiểm"]


def test_a_division_that_was_assumed_is_told() -> None:
    assert "Đã ghi Phòng A nhận" in words.taken(Taking("BG-9-261005-01", (), (), "Phòng A"), 0)


def test_in_a_narrow_window_the_number_is_still_said() -> None:
    assert words.give_briefly(4, 2) == "In phiếu 4 hồ sơ, để lại 2"
    assert words.take_briefly(3, 1) == "Ghi nhận 3 hồ sơ, thiếu 1"
    assert (words.give_briefly(0, 2), words.take_briefly(0, 2)) == ("In phiếu", "Ghi nhận")


def test_a_slip_of_which_nothing_waits_says_why_and_the_way_back() -> None:
    assert "đã nhận đủ" in words.none_waits(Settled(taken=2))
    assert "nhận đủ" not in words.none_waits(Settled(ended=2))
    assert words.none_waits(Settled(ended=2)).endswith("Esc để quay lại.")
