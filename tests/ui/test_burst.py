"""Pace tells a scanner from a person, and what it sent is cut into codes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.ui.burst import ANNOUNCED_LONGEST_GAP_S, LONGEST, LONGEST_GAP_S, MEAN_GAP_S, SHORTEST, Burst, frames


def burst_of(text: str, gap: float) -> Burst:
    burst = Burst()
    for position, character in enumerate(text):
        burst.add(character, position * gap)
    return burst


LETTERS = st.characters(exclude_characters="\b")


@given(st.text(LETTERS, min_size=SHORTEST, max_size=60), st.floats(0, MEAN_GAP_S * 0.99))
def test_long_and_fast_is_a_scan_and_never_typing(text: str, gap: float) -> None:
    burst = burst_of(text, gap)

    assert burst.is_scan
    assert not burst.is_typing


@given(st.text(min_size=3, max_size=60), st.floats(MEAN_GAP_S * 1.01, 1))
def test_slow_keys_are_typing_however_many(text: str, gap: float) -> None:
    burst = burst_of(text, gap)

    assert burst.is_typing
    assert not burst.is_scan


def test_few_fast_keys_are_no_scan() -> None:
    assert not burst_of("H52.18-", 0.001).is_scan


def test_one_slow_start_does_not_make_a_scan_typing() -> None:
    burst = Burst()
    for position, character in enumerate("H52.18-261123-3012"):
        burst.add(character, 0.0 if position == 0 else 0.035 + position * 0.004)
        assert not burst.is_typing

    assert burst.is_scan


def test_silence_or_a_book_on_the_keyboard_ends_it() -> None:
    assert burst_of("12345678", 0.001).goes_on_at(0.006 + LONGEST_GAP_S)
    assert not burst_of("12345678", 0.001).goes_on_at(0.008 + LONGEST_GAP_S)
    assert not burst_of("1" * LONGEST, 0).goes_on_at(0)


def test_a_backspace_of_the_input_method_takes_a_letter_back() -> None:
    burst = burst_of("Tra", 0.001)
    burst.add("\b", 0.004)
    burst.add("ầ", 0.005)

    assert burst.text == "Trầ"
    assert burst.strokes == "Tra\bầ"


def test_behind_the_prefix_a_slow_scanner_is_waited_for() -> None:
    burst = Burst("~")
    for position, character in enumerate("~H52.1"):
        assert burst.goes_on_at(position * 0.055)
        burst.add(character, position * 0.055)
        assert not burst.is_typing

    assert burst.is_announced
    assert burst.is_scan
    assert burst.goes_on_at(burst.last + ANNOUNCED_LONGEST_GAP_S * 0.99)


def test_a_person_who_types_the_prefix_is_typing() -> None:
    burst = Burst("~")
    for position, character in enumerate("~ 5 tờ"):
        burst.add(character, position * 0.083)

    assert burst.is_typing
    assert not burst.is_scan


def test_other_keys_are_not_announced_by_a_prefix_that_is_set() -> None:
    assert not burst_of("H52.18-2", 0.001).is_announced
    burst = Burst("~~")
    burst.add("~", 0)
    assert burst.is_announced  # half of it so far
    burst.add("a", 0.001)
    assert not burst.is_announced


def test_frames_are_cut_at_every_suffix_and_cleaned() -> None:
    assert frames("]C1H52.18-261123-3012\r\nH52.18-261123-3013\t") == ["H52.18-261123-3012", "H52.18-261123-3013"]
    assert frames("\x00\x02014190003271||Trần Thị Ví Dụ\x03") == ["014190003271||Trần Thị Ví Dụ"]
    assert frames("\r\n \t") == []


@given(st.text())
def test_no_garbage_raises_and_no_frame_is_empty(text: str) -> None:
    assert all(frame for frame in frames(text))
