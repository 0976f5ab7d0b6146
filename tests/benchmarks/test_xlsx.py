"""A hundred thousand rows of the register as XLSX, beside XlsxWriter alone with the same cells, and what memory it takes."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
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
    more = (told["peak"] - told["start"]) / 1024
    measured = f"{more:.1f} MiB more than {FEW:,} rows ({told['peak'] / 1024:.0f} MiB at most)"
    figures.add(f"XLSX of {count:,} rows, memory", measured, f"≤ {MOST_MEMORY} MiB", more <= MOST_MEMORY)


def only_written(file: Path, every: Sequence[Row]) -> None:
    """What is at hand, in the form of the register."""
    xlsx.write(file, reading.sheet(Selection(), AT_FIRST), AGENCY, every)


def alone(file: Path, every: Sequence[Row]) -> None:
    """The same cells, as somebody would write them who needs nothing but the table."""
    with xlsxwriter.Workbook(str(file), {"constant_memory": True, "strings_to_urls": False}) as workbook:
        page, form = workbook.add_worksheet(), workbook.add_format({"border": 1, "text_wrap": True})
        for place, row in enumerate(every):
            for column, cell in enumerate(row.cells):
                page.write_string(place, column, cell, form)
