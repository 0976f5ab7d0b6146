"""The keys behind what a typing program wrote are found again, whatever its settings; the program here is `typist`."""

from __future__ import annotations

import pytest
from domain.card_scans import card_scans
from domain.typist import Program, Typist
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.domain.unikey import MOST, Method, readings, seen, swallowed

PROGRAMS = st.builds(
    Program,
    method=st.sampled_from(["telex", "simple", "vni"]),
    modern=st.booleans(),
    free=st.booleans(),
    spelling=st.booleans(),
    restores=st.booleans(),
)
WORDS = st.text("abdeghiklmnorstuvwxyzABDEOUW0123456789 |,.-", max_size=14)


def texts(strokes: str) -> set[str]:
    return {reading.text for reading in readings(strokes)}


@given(st.text(st.characters(exclude_characters="\b"), max_size=60))
def test_without_a_backspace_the_text_is_what_was_sent(text: str) -> None:
    assert readings(text)[0].text == seen(text) == text


@given(PROGRAMS, WORDS)
@settings(max_examples=400)
def test_the_keys_are_among_the_readings_whatever_the_program(program: Program, keys: str) -> None:
    strokes = Typist(program).type(keys)
    found = texts(strokes)

    if found and not any(letter in seen(strokes) for letter in "ưƯ"):  # "ư" from a lone "w" has rules of its own
        assert keys.lower() in {text.lower() for text in found}  # a capital in the midst of a word is not looked for


@given(PROGRAMS, card_scans(), st.data())
def test_switched_on_and_off_within_a_card_the_keys_are_still_found(
    program: Program, scan: str, data: st.DataObject
) -> None:
    typist = Typist(program)
    start = data.draw(st.integers(0, len(scan)))
    strokes = "".join(typist.press(key, on=place >= start) for place, key in enumerate(scan))

    found = texts(strokes)
    assert not found or scan in found or "w" in scan.lower()


@pytest.mark.parametrize(
    ("before", "after", "keys"),
    [
        ("o", "ỏ", {"r", "3"}),
        ("a", "â", {"a", "6"}),
        ("an", "ăn", {"w", "8"}),
        ("uo", "ươ", {"w", "7"}),
        ("ươ", "uô", {"o", "6"}),
        ("di", "đi", {"d", "9"}),
        ("à", "a", {"z", "0"}),
        ("â", "aa", {"a"}),  # typed a third time: undone
        ("á", "a1", {"1"}),
        ("òa", "oàn", {"n"}),  # the tone moved
        ("uơ", "ươn", {"n"}),
        ("ư", "w", {"w"}),
        ("a", "b", set()),
        ("a", "Â", set()),
        ("ab", "â", set()),
        ("", "", set()),
    ],
)
def test_one_key_is_told_from_what_it_changed(before: str, after: str, keys: set[str]) -> None:
    assert {key for key, _method in swallowed(before, after)} == keys


def test_the_method_is_told_and_stays_the_same_through_a_scan() -> None:
    found = readings("Kso\bỏ, Lo\bó1")

    assert {(reading.text, reading.method) for reading in found} == {
        ("Ksor, Los1", Method.TELEX),
        ("Kso3, Lo11", Method.VNI),
    }


def test_the_case_of_a_swallowed_key_follows_its_word() -> None:
    assert "LÔ KHUR A" in texts("LÔ KHU\bỦ A")
    assert "Khur" in texts("Khu\bủ")
    assert {"As ", "AS "} <= texts("A\bÁ ")  # nobody can tell


def test_keys_put_back_at_the_end_of_a_word_are_no_keys_of_their_own() -> None:
    assert "Ksor Y" in texts("Kso\bỏ\bor Y")


def test_a_word_that_stood_in_the_field_before_hides_the_first_digits_of_a_card() -> None:
    strokes = Typist(Program("vni", modern=True), standing="Hoa2").type("014190003271|")

    assert strokes.startswith("\b")
    assert "014190003271|" in texts(strokes)


def test_a_lone_w_may_stand_behind_an_odd_u() -> None:
    assert texts("H'Ưen") == {"H'Ưen", "H'Wen"}
    assert texts("Phường Ưu Đàm, Nưa, Chư Pưh") == {"Phường Ưu Đàm, Nưa, Chư Pưh"}


def test_strokes_of_no_known_program_have_no_reading() -> None:
    assert readings("Kso\bq") == ()
    assert readings("Kso\b") == ()
    assert readings("\b\b\b") == ()


def test_more_ways_than_anybody_could_choose_from_are_none() -> None:
    assert readings("A\bÁ " * 40) == ()
    assert len(readings("a\bá ")) <= MOST


@given(st.text("aáàâăeêoôơuưdđwsfrxjz019\b |", max_size=30))
@settings(max_examples=400)
def test_no_strokes_raise(strokes: str) -> None:
    assert all("\b" not in reading.text for reading in readings(strokes))
