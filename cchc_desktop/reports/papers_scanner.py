"""The scanner's sheet gathered (tờ cài máy quét): for this counter, with the prefix its office file sets."""

from __future__ import annotations

from datetime import datetime

from cchc_desktop.domain.office_file import OfficeFile, read_office
from cchc_desktop.domain.scanner import Scanner
from cchc_desktop.reports.gathering import Gather, Place, day_of
from cchc_desktop.slips.scanner_sheet import ScannerSheet
from cchc_desktop.store import meta
from cchc_desktop.store.connection import Database


def sheet(db: Database, day: str, _place: Place, _now: datetime) -> ScannerSheet:
    """Of the day "2026-11-23"; a scanner on a COM port needs no prefix."""
    file = read_office(meta.read(db, "office") or "")
    scanner = file.scanner if isinstance(file, OfficeFile) else Scanner()
    return ScannerSheet(day_of(day), "" if scanner.is_serial else scanner.prefix)


GATHER: dict[str, Gather] = {"scanner_sheet": sheet}
