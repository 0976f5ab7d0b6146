"""A sheet as the kind of file that is asked for (bảng ra tệp Excel hoặc CSV); what writes is loaded when it is needed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cchc_desktop.domain.office import OfficeName
from cchc_desktop.domain.sheet import Row, Sheet
from cchc_desktop.sheets.progress import Progress, silent

XLSX, CSV = "xlsx", "csv"


def write(
    file: Path,
    kind: str,
    sheet: Sheet,
    office: OfficeName,
    rows: Iterable[Row] | None = None,
    progress: Progress = silent,
) -> None:
    """As XLSX under the office's name, else as CSV; `rows` in place of the sheet's own. Raises OSError."""
    from cchc_desktop.sheets import csv_file, xlsx  # noqa: PLC0415

    if kind == XLSX:
        xlsx.write(file, sheet, (office.upper.upper(), office.lower.upper()), rows, progress)
    else:
        csv_file.write(file, sheet, rows, progress)
