"""The first rows of the register saved as XLSX, in a process of its own: what it says of memory is of this alone."""

from __future__ import annotations

import json
import sys
import time
from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench_fixtures import opened

from cchc_desktop.app import places
from cchc_desktop.app.counter import Counter
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.sheet import Row
from cchc_desktop.sheets import xlsx
from cchc_desktop.store.connection import Use
from cchc_desktop.ui.dossiers import reading
from cchc_desktop.ui.dossiers.words import AT_FIRST

FEW = 10_000
AGENCY = ("ỦY BAN NHÂN DÂN", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG")


def rows(counter: Counter, count: int) -> Iterator[Row]:
    """So many of the register, with the columns it opens with, read as they are taken."""
    by, now = counter.file.clerks[0], places.clock()
    return islice(reading.rows(counter.db, Selection(), AT_FIRST, by, now), count)


def save(counter: Counter, count: int, file: Path) -> None:
    """As the page of the register saves them."""
    xlsx.write(file, reading.sheet(Selection(), AT_FIRST), AGENCY, rows(counter, count))


def peak() -> int:
    """KiB, of this process since it began; not on Windows."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(folder: Path, count: int, to: Path) -> None:
    with opened(folder, Use.READER) as counter:
        deque(rows(counter, count), maxlen=0)  # the store's cache of pages, which has its size, is full from here on
        save(counter, FEW, to / "few.xlsx")
        start, cpu = peak(), time.process_time()
        save(counter, count, to / "many.xlsx")
        told = {"start": start, "peak": peak(), "cpu": time.process_time() - cpu}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
