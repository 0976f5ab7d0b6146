"""The scanner's sheet is of its day, with the prefix that a keyboard scanner of this counter sends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from counter_fixtures import Counter
from factories import a_clerk, an_office

from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.office_file import OfficeFile
from cchc_desktop.domain.office_text import write_office
from cchc_desktop.domain.scanner import Scanner, ScannerKind
from cchc_desktop.reports import papers
from cchc_desktop.slips.scanner_sheet import ScannerSheet
from cchc_desktop.store import meta

FILE = OfficeFile(an_office(), a_clerk(Role.LEAD))


@pytest.mark.parametrize(
    ("scanner", "prefix"),
    [(Scanner(), ""), (Scanner(prefix="~"), "~"), (Scanner(ScannerKind.SERIAL, "COM3", prefix="~"), "")],
)
def test_the_sheet_says_the_prefix_of_a_keyboard_scanner(counter: Counter, scanner: Scanner, prefix: str) -> None:
    meta.write(counter.db, "office", write_office(replace(FILE, scanner=scanner)))

    sheet = papers.gather(counter.db, "scanner_sheet", "2026-11-23", counter.desk, counter.clock())

    assert sheet == ScannerSheet(date(2026, 11, 23), prefix)


def test_a_store_without_an_office_file_has_a_sheet_too(counter: Counter) -> None:
    sheet = papers.gather(counter.db, "scanner_sheet", "2026-11-23", counter.desk, counter.clock())

    assert isinstance(sheet, ScannerSheet)
