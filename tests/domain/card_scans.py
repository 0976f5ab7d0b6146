"""Scans of citizen cards that hypothesis draws: every letter of Vietnamese, names of the highlands, numbers in addresses."""

from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import strategies as st

PROVINCES = {"014": "Sơn La", "064": "Gia Lai", "066": "Đắk Lắk", "001": "Hà Nội", "062": "Kon Tum", "096": "Cà Mau"}
LETTERS = sorted(
    {
        unicodedata.normalize("NFC", base + tone)
        for base in ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")
        for tone in ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
    }
)
ONSETS = ("", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "ph", "qu",
          "r", "s", "t", "th", "tr", "v", "x")  # fmt: skip
CODAS = ("", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "y", "o", "u", "a")
HIGHLAND = ("Ksor", "Blur", "H'Wen", "Siu", "Y", "Nay", "Rcom", "Kdăm", "Niê", "Las", "Rahlan", "Ayun", "Kpă", "Mlô",
            "Puih", "Rmah", "Hlas", "Alex", "Anna", "Joos", "Rơ", "Châm")  # fmt: skip
SYLLABLES = st.builds(
    lambda onset, vowel, coda: (onset + vowel + coda).capitalize(),
    st.sampled_from(ONSETS),
    st.sampled_from(LETTERS),
    st.sampled_from(CODAS),
)
NAMES = st.lists(SYLLABLES | st.sampled_from(HIGHLAND), min_size=2, max_size=5).map(" ".join)
NUMBERED = st.sampled_from(
    ("Tổ 3", "12/5A", "A1", "Lô E6", "Khu phố 2", "CT2A", "QL1A", "Ấp 3", "Số 7B", "KP5", "Khu2")
)
PLACES = st.lists(NUMBERED | SYLLABLES | st.sampled_from(HIGHLAND) | NAMES, min_size=1, max_size=3).map(", ".join)
DAYS = st.dates(date(1930, 1, 1), date(2015, 12, 31))


@st.composite
def card_scans(draw: st.DrawFn) -> str:
    """A whole and sound card, as its QR has it."""
    born, province = draw(DAYS), draw(st.sampled_from(sorted(PROVINCES)))
    woman = draw(st.booleans())
    century = (born.year // 100 - 19) * 2 + woman
    number = f"{province}{century}{born:%y}{draw(st.integers(0, 999_999)):06}"
    old = draw(st.sampled_from(("", "051234567")))
    residence = f"{draw(PLACES)}, {PROVINCES[province]}"
    issued = draw(st.dates(date(2021, 1, 1), date(2026, 6, 30)))
    sex = "Nữ" if woman else "Nam"
    return f"{number}|{old}|{draw(NAMES)}|{born:%d%m%Y}|{sex}|{residence}|{issued:%d%m%Y}"
