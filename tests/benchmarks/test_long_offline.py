"""Two months without a network: everything is sent behind the open window, which must stay small and must not stop."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bench_fixtures import SEED, Figures, Stores, ms, opened

from cchc_desktop.app import places
from cchc_desktop.app.practice_fill import fill
from cchc_desktop.store import deliveries

DOSSIERS = int(os.environ.get("CCHC_OFFLINE", "4000"))  # five entries each: 40000 for the goals
MOST_MEMORY, LONGEST_PAUSE = 60, 0.05  # MB over the idle window, seconds
_MB = 1024 * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_long_outbox_is_sent_behind_the_open_window(stores: Stores, scratch: Path, figures: Figures) -> None:
    folder = stores.copy(0, scratch)
    with opened(folder) as counter:
        fill(counter, DOSSIERS, SEED, places.clock())
        entries = deliveries.waiting(counter.db)[0]

    told = behind_the_window(folder)

    idle, exchange, report = told["idle"], told["exchange"], told["report"]
    assert report["all_acknowledged"], report
    assert report["pushed"] >= entries
    more, pause = (exchange["resident"] - idle["resident"]) / _MB, exchange["longest"]
    figures.add(
        f"{entries:,} entries sent behind the open window",
        f"{entries / told['seconds']:,.0f} a second ({told['seconds']:.1f} s, {told['cpu']:.1f} s of work here)",
    )
    figures.add(
        "  memory over the idle window",
        f"{more:.0f} MB over {idle['resident'] / _MB:.0f} MB",
        f"≤ {MOST_MEMORY} MB",
        more <= MOST_MEMORY,
    )
    figures.add(
        "  longest pause of the window",
        f"{ms(pause)}, p99 {ms(exchange['p99'])} (idle {ms(idle['longest'])}; a process that only waits "
        f"{ms(exchange['beside'])})",
        f"≤ {LONGEST_PAUSE * 1000:.0f} ms",
        pause <= LONGEST_PAUSE,
    )


def behind_the_window(folder: Path) -> dict[str, Any]:
    """What the window's own process measured."""
    here = Path(__file__).parent
    root = here.parents[1]
    found = os.pathsep.join([str(root), str(root / "tests")])
    surroundings = os.environ | {"PYTHONPATH": found, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(here / "offline_window.py"), str(folder)]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=surroundings)
    answer: dict[str, Any] = json.loads(told.stdout.strip().splitlines()[-1])
    return answer
