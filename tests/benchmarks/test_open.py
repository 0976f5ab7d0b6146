"""Opening the program: the large store and an empty one by turns, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path
from statistics import median

from bench_fixtures import Figures, Stores, seconds

ROUNDS = 7
GOAL = 1.2


def test_opening_the_program(large: Path, size: int, stores: Stores, tmp_path: Path, figures: Figures) -> None:
    empty = stores.copy(0, tmp_path / "empty")
    open_and_exit(empty)
    open_and_exit(large)
    with_none, with_many = [], []
    for _ in range(ROUNDS):
        with_none.append(seconds(partial(open_and_exit, empty)))
        with_many.append(seconds(partial(open_and_exit, large)))
    ratio = median(with_many) / median(with_none)
    told = f"{ratio:.2f} ({median(with_many):.2f} s : {median(with_none):.2f} s)"
    figures.add(f"open at {size:,}, of opening an empty store", told, f"≤ {GOAL}", ratio <= GOAL)


def open_and_exit(folder: Path) -> None:
    command = [sys.executable, "-m", "cchc_desktop.cli", "--data", str(folder), "--practice", "--start-and-exit"]
    subprocess.run(command, check=True, timeout=300)
