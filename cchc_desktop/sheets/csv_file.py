"""A sheet as CSV (tệp CSV) for other programs: a line of labels, then the rows; no title, no notes.

UTF-8 with a mark, `;` between cells and a comma in numbers, as a spreadsheet program set to Vietnamese reads them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from cchc_desktop.domain.figure_text import per_cent
from cchc_desktop.domain.instants import day_text, moment_text
from cchc_desktop.domain.sheet import Cell, Column, Row, Share, Sheet
from cchc_desktop.sheets.formulas import guarded
from cchc_desktop.sheets.progress import Progress, silent, told
from cchc_desktop.sheets.whole_file import written

SEPARATOR = ";"


def write(file: Path, sheet: Sheet, rows: Iterable[Row] | None = None, progress: Progress = silent) -> None:
    """`rows` in place of the sheet's own, taken one by one. Raises OSError."""
    with written(file) as part, part.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.writer(target, delimiter=SEPARATOR, lineterminator="\r\n")
        writer.writerow([guarded(_label(column)) for column in sheet.columns])
        every = told(sheet.rows if rows is None else rows, progress)
        writer.writerows([_text(cell) for cell in row.cells] for row in every)


def _label(column: Column) -> str:
    return " – ".join(part for part in (column.group, column.label) if part)


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return guarded(cell)
        case Decimal():
            return f"{cell:f}".replace(".", ",")
        case Share():
            share = per_cent(cell)
            return "" if share is None else f"{share:f}%".replace(".", ",")
        case datetime():
            return moment_text(cell)
        case date():
            return day_text(cell)
        case _:
            return str(cell)
