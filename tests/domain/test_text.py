"""Text is kept without what cannot be seen, and found without diacritics."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.text import clean, clean_lines, cleaned, fold, words

# Surrogates and all: the text a broken scanner or a pasted file may hold.
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Lò Thị\t\tVí   Dụ \r\n", "Lò Thị Ví Dụ"),
        (unicodedata.normalize("NFD", "Hường"), "Hường"),
        ("\ufeffNguyễn\u200bVăn", "NguyễnVăn"),
        ("\u202eAn\u202c\u2066", "An"),
        ("An\x00\x07\x9f\ud800", "An"),
        ("Thôn\u00a03", "Thôn 3"),
        ("<b>A & B</b>", "<b>A & B</b>"),
        ("", ""),
    ],
)
def test_text_is_kept_as_it_reads(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize("mark", ["\uffff", "\ufffe", "\ufdd0", "\ufdef", "\U0010ffff", "\U0001fffe"])
def test_what_unicode_says_is_no_letter_is_taken_out(mark: str) -> None:
    assert cleaned(f"A{mark}n") == ("An", True)


def test_a_notice_is_due_for_invisible_marks_and_not_for_white_space() -> None:
    assert cleaned("An\u200b") == ("An", True)
    assert cleaned("An\u3164") == ("An", True)
    assert cleaned(" An\tBình \r\n") == ("An Bình", False)
    assert cleaned(unicodedata.normalize("NFD", "Hường")) == ("Hường", False)


def test_no_control_format_or_surrogate_character_is_ever_kept() -> None:
    hidden = [
        chr(point) for point in range(sys.maxunicode + 1) if unicodedata.category(chr(point)) in {"Cc", "Cf", "Cs"}
    ]

    assert clean("a".join(hidden)).replace(" ", "").strip("a") == ""


@given(ANY_TEXT)
def test_cleaning_once_is_enough_and_gives_nfc(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "  " not in once


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Đặng Thị Hường", "dang thi huong"),
        ("ĐẮK LẮK", "dak lak"),
        ("Nguyễn Ỷ Ỡ Ự", "nguyen y o u"),
        ("ỨNG QUỐC", "ung quoc"),
        ("Straße Ł", "straße ł"),
        ("Ёлка", "елка"),
    ],
)
def test_diacritics_and_case_do_not_matter_to_search(name: str, folded: str) -> None:
    assert fold(name) == folded
    assert fold(unicodedata.normalize("NFD", name)) == folded


@given(ANY_TEXT)
def test_folding_once_is_enough_and_leaves_no_mark(text: str) -> None:
    folded = fold(text)

    assert fold(folded) == folded
    assert not any(unicodedata.combining(mark) for mark in unicodedata.normalize("NFD", folded))


@given(st.text(st.characters(max_codepoint=0x24F) | st.characters(min_codepoint=0x1E00, max_codepoint=0x1EFF)))
def test_the_quick_way_folds_latin_as_the_definition_says(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).lower())
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))

    assert fold(text) == bare.replace("đ", "d")


def test_paragraphs_are_kept_and_empty_lines_are_not() -> None:
    assert clean_lines(" Một \u200b hai \r\n\r\n \t\nba\x0bbốn") == "Một hai\nba\nbốn"


@given(ANY_TEXT)
def test_clean_lines_are_clean_each_and_stay_so(text: str) -> None:
    kept = clean_lines(text)

    assert clean_lines(kept) == kept
    assert all(line == clean(line) != "" for line in kept.splitlines())


def test_words_leave_nothing_a_search_language_could_read() -> None:
    assert words('"Đức*" NEAR(x -y) {a b}:c\x00') == ["duc", "near", "x", "y", "a", "b", "c"]
    assert words(" _ * \x00") == []


@given(ANY_TEXT)
def test_every_word_is_letters_and_digits(text: str) -> None:
    assert all(word.isalnum() for word in words(text))
