"""Which version of a receipt a scan names, whether it still holds, and since when it does not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from factories import CODE, NOW
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.domain.code import parse_code
from cchc_desktop.domain.receipt_version import qr_text, scanned_receipt

LATER = NOW + timedelta(days=3)
DAY = "08/10/2026"


@pytest.mark.parametrize(
    ("text", "newest", "holds"),
    [
        (CODE, 1, True),
        (CODE, 2, None),  # the bars of every version, and the QR of the first
        (f"{CODE};2", 2, True),
        (f"{CODE};2\r\n", 2, True),
        (f"{CODE};2", 3, False),
        (f"{CODE};3", 2, None),  # corrected elsewhere, and not heard of yet
        ("", 2, None),
    ],
)
def test_a_scan_is_held_against_the_newest_version(text: str, newest: int, holds: bool | None) -> None:
    assert scanned_receipt(text, newest, LATER).holds is holds


def test_the_band_says_which_version_replaced_the_paper_and_when() -> None:
    old, either = scanned_receipt(f"{CODE};2", 3, LATER), scanned_receipt(CODE, 2, LATER)

    assert (old.named, old.newest, old.replaced_on) == (2, 3, date(2026, 10, 8))
    assert old.sentence == f"Giấy vừa quét là bản 2. Đã thay bằng bản 3 ngày {DAY}; thu lại giấy cũ."
    assert either.sentence.startswith(f"Đã thay bằng bản 2 ngày {DAY}.")


def test_a_correction_made_elsewhere_has_no_day_here() -> None:
    assert scanned_receipt(CODE, 2, None).sentence.startswith("Đã thay bằng bản 2. ")


def test_a_version_nobody_here_knows_is_told_of() -> None:
    ahead = scanned_receipt(f"{CODE};3", 2, LATER)

    assert ahead.sentence.startswith("Giấy ghi bản 3, máy này mới biết bản 2. Đồng bộ rồi quét lại")


def test_paper_that_holds_gets_no_band() -> None:
    assert scanned_receipt(f"{CODE};2", 2, LATER).sentence == ""
    assert scanned_receipt(CODE, 1, None).sentence == ""


@given(st.integers(1, 999))
def test_the_qr_of_each_version_names_it_and_still_reads_as_the_code(version: int) -> None:
    text = qr_text(CODE, version)

    assert scanned_receipt(text, version, NOW).holds
    assert str(parse_code(text)) == CODE
    assert scanned_receipt(text, version + 1, NOW).holds is (None if version == 1 else False)
