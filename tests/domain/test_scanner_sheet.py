"""What the test sheet's codes arrive as says what is set wrongly."""

from __future__ import annotations

import unicodedata

import pytest
from domain.typist import Program, Typist
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.code import survives_unikey
from cchc_desktop.domain.scanner_sheet import BARS, QR, Arrival, is_sheet, verdict
from cchc_desktop.domain.unikey import seen

WELL = Arrival(prefixed=True, ended=True)
GERMAN = str.maketrans("YZ-;", "ZYßö")
FRENCH = str.maketrans("QWZAM-0123456789.;", "AZWQ?)à&é\"'(-è_ç:m")
VIETNAMESE = str.maketrans("1234567890", "ăâêô\u0300\u0309\u0303\u0301\u0323đ")  # of Windows


def told(text: str, arrival: Arrival = WELL, prefix: str = "~") -> str:
    found = verdict(text, arrival, prefix)
    assert not found.good
    return found.told[0]


@pytest.mark.parametrize("text", [BARS, QR, unicodedata.normalize("NFD", QR)])
def test_what_arrives_as_it_is_printed_is_good(text: str) -> None:
    assert verdict(text, WELL, "~").good
    assert verdict(text, Arrival(ended=True), "").good
    assert verdict(text, Arrival(ended=True, serial=True), "~").good  # a serial scanner needs no prefix


def test_the_qr_has_every_letter_that_only_vietnamese_has() -> None:
    letters = {c for c in QR.lower() if c.isalpha() and not c.isascii()}

    assert len(letters) == 67  # 12 vowels with 5 tones, ă â ê ô ơ ư without, đ


def test_caps_lock_is_told() -> None:
    assert "Caps Lock" in told(BARS.swapcase())
    assert "Caps Lock" in told(QR.swapcase())


@pytest.mark.parametrize("method", ["telex", "simple", "vni"])
def test_a_typing_program_that_is_on_is_told(method: str) -> None:
    strokes = Typist(Program(method)).type(BARS)

    assert not survives_unikey(BARS)
    assert "Unikey" in told(seen(strokes), Arrival(prefixed=True, ended=True, retyped="\b" in strokes))
    assert "Unikey" in told(BARS, Arrival(prefixed=True, ended=True, retyped=True))  # on, and harmless for once


@pytest.mark.parametrize("layout", [GERMAN, FRENCH, VIETNAMESE])
def test_another_keyboard_layout_is_told(layout: dict[int, int]) -> None:
    assert is_sheet(BARS.translate(layout))
    assert "US" in told(BARS.translate(layout))
    assert layout is GERMAN or "US" in told(QR.translate(layout))


@pytest.mark.parametrize(
    "text",
    [
        QR.encode().decode("cp1252", "replace"),
        QR.encode().decode("latin-1"),
        QR.encode("ascii", "replace").decode(),
        QR.encode("ascii", "ignore").decode(),
    ],
)
def test_letters_that_were_broken_or_lost_are_told(text: str) -> None:
    assert "Chữ Việt" in told(text)


def test_a_scanner_that_cannot_type_vietnamese_is_told_the_serial_way() -> None:
    lost = QR.encode("ascii", "ignore").decode()

    assert "cổng COM" in told(lost)
    assert "cổng COM" not in told(lost, Arrival(ended=True, serial=True))


def test_a_prefix_that_is_missing_or_not_set_is_told() -> None:
    assert "chưa gửi tiền tố “~”" in told(BARS, Arrival(ended=True))
    assert "gửi thêm “#”" in told(f"#{BARS}", Arrival(ended=True), "")


def test_a_missing_enter_is_told() -> None:
    assert "Enter" in told(BARS, Arrival(prefixed=True))


def test_all_that_is_wrong_is_told_the_letters_first() -> None:
    found = verdict(BARS.swapcase(), Arrival(), "~")

    assert [next(w for w in ("Caps", "tiền tố", "Enter") if w in sentence) for sentence in found.told] == [
        "Caps",
        "tiền tố",
        "Enter",
    ]


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    if is_sheet(text):
        assert verdict(text, WELL, "").told
    assert verdict("#cchc" + text * 3, WELL, "").told if is_sheet("#cchc" + text * 3) else True
