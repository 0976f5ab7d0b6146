"""Text on its way to the paper: cleaned, whole, broken into lines, never markup."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.text import clean
from cchc_desktop.slips.drawing.fonts import Face, width
from cchc_desktop.slips.drawing.text import Ink, Run, balanced, letters_missed, shortened, wrap, wrapped

ink = Ink()
TEXT = st.text(st.sampled_from("abc ÂĐỆ ộ1•-<&"), max_size=120).map(ink)
NARROW = st.floats(1, 300)


def test_markup_control_marks_and_nfd_come_out_as_plain_text() -> None:
    assert Ink()("<b>Đỗ</b> & “Con”\x00\x07 \u202eABC\u200b") == "<b>Đỗ</b> & “Con” ABC"
    assert Ink()(unicodedata.normalize("NFD", "Hường")) == "Hường"


def test_a_letter_the_font_lacks_is_a_box_and_is_remembered() -> None:
    fresh = Ink()

    assert fresh("Nguyễn 🙂 ก") == "Nguyễn □ □"
    assert fresh.missing == {"🙂", "ก"}


@given(st.text() | st.text(st.sampled_from("aÂộ\u0323\u0302\u200b\u00a0\t 1•Å\u212b")))
def test_cleaning_is_that_of_the_domain(text: str) -> None:
    fresh = Ink()
    printed = fresh(text).replace("\u00a0", " ")

    assert [mark for mark in printed if mark != "□"] == [m for m in clean(text) if m not in fresh.missing and m != "□"]


def test_what_can_be_drawn_is_not_reported() -> None:
    fresh = Ink()
    fresh("Ksor H'Thử – “Ẫm” 50 % ₫ □")

    assert not fresh.missing


def test_groups_of_one_number_stay_together() -> None:
    lines = wrapped(
        ink("số định danh 000 190 ••• 012 của"), Face.REGULAR, 10, width("000 190 ••• 012", Face.REGULAR, 10) + 1
    )

    assert "000\u00a0190\u00a0•••\u00a0012" in lines


@given(TEXT, TEXT, NARROW)
def test_wrapping_loses_no_letter_and_no_line_is_too_wide(label: str, value: str, room: float) -> None:
    runs = Run(ink(label)), Run(ink(value), Face.BOLD)

    lines = wrap(runs, 10, lambda _line: room)

    assert "".join(piece.text for line in lines for piece in line).replace(" ", "") == (label + value).replace(" ", "")
    for line in lines:
        end = line[-1].x + width(line[-1].text, line[-1].face, 10)
        assert end <= room + 1e-6 or len("".join(piece.text for piece in line)) == 1


@given(TEXT, st.lists(NARROW, min_size=1, max_size=4))
def test_every_line_may_have_its_own_room(text: str, rooms: list[float]) -> None:
    lines = wrap([Run(ink(text))], 10, lambda line: rooms[min(line, len(rooms) - 1)])

    for number, line in enumerate(lines):
        assert (
            len(line[0].text) == 1 or width(line[0].text, Face.REGULAR, 10) <= rooms[min(number, len(rooms) - 1)] + 1e-6
        )


def test_a_word_of_five_hundred_letters_is_cut_at_the_edge() -> None:
    lines = wrapped(ink("N" * 500), Face.REGULAR, 10, 100)

    assert "".join(lines) == "N" * 500
    assert {len(line) for line in lines[:-1]} == {len(lines[0])}


def test_pieces_of_two_faces_share_a_line_with_one_blank_between() -> None:
    ((label, name),) = wrap([Run(ink("Tiếp nhận của:")), Run(ink("Trần Thị"), Face.BOLD)], 10, lambda _line: 400)

    assert name.x == width("Tiếp nhận của: ", Face.REGULAR, 10)
    assert (label.text, name.text) == ("Tiếp nhận của:", "Trần Thị")


def test_centred_lines_are_even_so_that_no_word_stands_alone() -> None:
    title = ink("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ")
    room = width(title, Face.BOLD, 13) - 10

    assert wrapped(title, Face.BOLD, 13, room)[-1] == "QUẢ"
    assert balanced(title, Face.BOLD, 13, room) == ["GIẤY TIẾP NHẬN HỒ SƠ", "VÀ HẸN TRẢ KẾT QUẢ"]


@given(TEXT, NARROW)
def test_balanced_lines_are_no_more_than_needed_and_lose_nothing(text: str, room: float) -> None:
    lines = balanced(ink(text), Face.REGULAR, 10, room)

    assert len(lines) == len(wrapped(ink(text), Face.REGULAR, 10, room))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_shortening_says_that_something_is_missing() -> None:
    lines = [ink(word) for word in ("một", "hai", "ba")]

    assert shortened(lines, 2) == ["một", "ha…"]
    assert shortened(lines, 3) == lines


def test_letters_that_any_ink_lacks_are_overheard_while_somebody_listens() -> None:
    Ink()("漢")
    with letters_missed() as outer:
        Ink()("ก")
        with letters_missed() as inner:
            Ink()("🙂")
        Ink()("Trần")

    assert (outer, inner) == ({"ก"}, {"🙂"})
