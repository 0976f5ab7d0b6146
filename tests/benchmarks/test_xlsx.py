"""A hundred thousand rows of the register as XLSX, beside XlsxWriter alone with the same cells, and what memory it takes."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
import xlsxwriter
from bench_fixtures import Figures, fastest, opened
from bench_rows import AGENCY, FEW, rows, save

from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.sheet import Row
from cchc_desktop.sheets import xlsx
from cchc_desktop.store.connection import Use
from cchc_desktop.ui.dossiers import reading
from cchc_desktop.ui.dossiers.words import AT_FIRST

ROWS = 100_000
ROUNDS = 2
HEAD = 5  # lines of a worksheet above its rows
TIMES_GOAL, MOST_MEMORY = 1.3, 32  # MiB over what a tenth of the rows took


def test_saving_the_register(large: Path, size: int, scratch: Path, figures: Figures) -> None:
    scratch.mkdir()
    count = min(ROWS, size)
    with opened(large, Use.READER) as counter:
        every = list(rows(counter, count))
        gc.freeze()  # a collection would look through these again and again, for whoever is measured then
        ours, bare, written = fastest(
            partial(save, counter, count, scratch / "ours.xlsx"),
            partial(alone, scratch / "alone.xlsx", every),
            partial(only_written, scratch / "written.xlsx", every),
            rounds=ROUNDS,
            clock=time.process_time,
        )
        gc.unfreeze()
    ours_kept, written_kept, bare_kept = (page_of(scratch / f"{name}.xlsx") for name in ("ours", "written", "alone"))
    assert ours_kept == written_kept
    assert ours_kept.count(b"<row ") - bare_kept.count(b"<row ") == HEAD
    assert bare_kept.count(b"<row ") == count
    name = f"XLSX of {count:,} rows"
    told = f"{ours / bare:.2f} ({ours:.1f} s of work against {bare:.1f} s)"
    figures.add(f"{name}, read and saved, of XlsxWriter alone", told, f"≤ {TIMES_GOAL}", ours <= TIMES_GOAL * bare)
    figures.add(f"{name}, saved alone, of XlsxWriter alone", f"{written / bare:.2f} ({written:.1f} s)")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell so")
def test_its_memory(large: Path, size: int, scratch: Path, figures: Figures) -> None:
    scratch.mkdir()
    count = min(ROWS, size)
    tests = Path(__file__).parents[1]
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join([str(tests.parent), str(tests)])}
    command = [sys.executable, "-m", "bench_rows", str(large), str(count), str(scratch)]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=surroundings).stdout
    told = json.loads(said.splitlines()[-1])
    many, few = (page_of(scratch / f"{name}.xlsx").count(b"<row ") for name in ("many", "few"))
    assert (many - HEAD, few - HEAD) == (count, min(FEW, count))
    more = (told["peak"] - told["start"]) / 1024
    measured = f"{more:.1f} MiB more than {FEW:,} rows ({told['peak'] / 1024:.0f} MiB at most)"
    figures.add(f"XLSX of {count:,} rows, memory", measured, f"≤ {MOST_MEMORY} MiB", more <= MOST_MEMORY)


def page_of(file: Path) -> bytes:
    """The one worksheet as it lies in the file."""
    with zipfile.ZipFile(file) as book:
        return book.read("xl/worksheets/sheet1.xml")


def only_written(file: Path, every: Sequence[Row]) -> None:
    """What is at hand, in the form of the register."""
    xlsx.write(file, reading.sheet(Selection(), AT_FIRST), AGENCY, every)


def alone(file: Path, every: Sequence[Row]) -> None:
    """The same cells, as somebody would write them who needs nothing but the table."""
    with xlsxwriter.Workbook(str(file), {"constant_memory": True, "strings_to_urls": False}) as workbook:
        page, form = workbook.add_worksheet(), workbook.add_format({"border": 1, "text_wrap": True})
        day = workbook.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
        for place, row in enumerate(every):
            for column, cell in enumerate(row.cells):
                if isinstance(cell, str):
                    page.write_string(place, column, cell, form)
                elif isinstance(cell, datetime):
                    page.write_datetime(place, column, cell.replace(tzinfo=None), day)
                elif isinstance(cell, date):
                    page.write_datetime(place, column, cell, day)
                else:
                    page.write_blank(place, column, None, form)
