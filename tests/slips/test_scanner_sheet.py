"""The sheet is read by a scanner as the program expects it, and says what to set."""

from __future__ import annotations

from datetime import date

import pytest
from slips.marks import faults, pdf_text, read_codes, written
from slips.receipts import FORMS, OFFICE, printing

from cchc_desktop.domain.scanned_code import SheetScan, read_scan
from cchc_desktop.domain.scanner_sheet import BARS, QR, Arrival, verdict
from cchc_desktop.slips.scanner_sheet import ScannerSheet

SHEET = ScannerSheet(date(2026, 11, 23))


@pytest.mark.parametrize("dots_per_inch", [203, 300, 600])
def test_both_codes_are_read_back_and_are_the_test_codes(dots_per_inch: int) -> None:
    data = SHEET.draw(OFFICE, FORMS, printing("a4", dots_per_inch=dots_per_inch))
    read = {text for _format, text in read_codes(data, dots_per_inch)}

    assert read == {BARS, QR}
    for text in read:
        scan = read_scan(text)
        assert isinstance(scan, SheetScan)
        assert verdict(scan.text, Arrival(ended=True), "").good


@pytest.mark.parametrize("prefix", ["", "~"])
def test_nothing_overlaps_or_leaves_the_page(prefix: str) -> None:
    assert faults(ScannerSheet(SHEET.day, prefix).page(OFFICE, 203)) == []


def test_it_says_the_prefix_that_the_counter_has_set() -> None:
    assert "Khônggửigìtrướcmã" in written([SHEET.page(OFFICE, 203)])
    assert "Gửi~trướcmỗimã" in written([ScannerSheet(SHEET.day, "~").page(OFFICE, 203)])


def test_it_says_whose_it_is_and_nothing_of_a_citizen() -> None:
    text = pdf_text(SHEET.draw(OFFICE, FORMS, printing("a4")))

    assert "".join(OFFICE.name_on(SHEET.day).lower.split()) in text
    assert (SHEET.kind, SHEET.title) == ("scanner_sheet", "Tờ cài máy quét")


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert SHEET.draw(OFFICE, FORMS, printing("a4")) == SHEET.draw(OFFICE, FORMS, printing("a4"))
