"""A backlog of ten thousand received dossiers to acknowledged, beside the least it can cost and beside others that sync.

All in one run, for the machine is noisy: ours, a floor program of the same bytes, hashes and commits, Anki with its own
sync server, and PouchDB replicating to express-pouchdb. The last two run where `CCHC_PEERS` names a folder that holds
them (benchmarks/peers/README.md).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from bench_fixtures import SEED, Figures, intakes, opened, seconds

from cchc_desktop.acts import receive
from cchc_desktop.app import places, practice
from cchc_desktop.store import deliveries
from cchc_desktop.store.connection import Use
from cchc_desktop.sync import connection, push
from cchc_desktop.sync.exchange import exchange

DOSSIERS = int(os.environ.get("CCHC_BACKLOG", "10000"))
A_DAY = 800
GOAL = 2.0  # times the floor
HERE = Path(__file__).parent / "peers"
PEERS = os.environ.get("CCHC_PEERS")


def test_a_backlog_beside_the_floor_and_the_peers(scratch: Path, tmp_path: Path, figures: Figures) -> None:
    entries, size = received(scratch)
    assert entries >= DOSSIERS
    floor = with_floor(scratch, tmp_path)
    ours, rest = pushed(scratch)
    figures.add(f"backlog of {DOSSIERS:,} received, {size} bytes each", f"{ours:.1f} s, {entries / ours:,.0f} a second")
    figures.add("  then the changes they made, taken back", f"{rest:.1f} s")
    least = floor["seconds"] * entries / floor["entries"]
    figures.add(
        "  against the floor program", f"{ours / least:.2f} times its {least:.1f} s", "<= 2", ours <= GOAL * least
    )
    for name, took in peers(tmp_path, size):
        figures.add(f"  against {name}", f"{ours / took:.2f} times its {took:.1f} s", "< 1", ours < took)


def received(folder: Path) -> tuple[int, int]:
    """So many dossiers that only wait to be sent, of days past; how many entries they are and how long one is."""
    clock = places.clock() - timedelta(days=1 + DOSSIERS // A_DAY)
    practice.prepare(places.data_folder(folder, practice=True), places.clock)
    with opened(folder) as counter:
        counter.db.conn.execute(
            "update number_ranges set valid_from = ?", [clock.date().isoformat()]
        )  # joined long ago
        queue, by = intakes(counter, Random(SEED)), counter.file.clerks[0]
        for number in range(DOSSIERS):
            at = clock + timedelta(days=number // A_DAY)
            receive.receive(counter.db, counter.desk, next(queue), by, at)
        size = counter.db.conn.execute("select avg(length(payload)) from ledger").fetchone()[0]
        return deliveries.waiting(counter.db)[0], round(size)


def pushed(folder: Path) -> tuple[float, float]:
    """Ours, with the practice portal as a process of its own: seconds to acknowledged, and of what an exchange does after."""
    with opened(folder, Use.SYNC) as counter, practice.running_hub(counter.folder, places.clock):
        portal = connection.connect(counter.db, places.clock)
        assert portal is not None
        took = seconds(lambda: push.push(counter.db, portal, portal.session(), places.clock))
        assert deliveries.waiting(counter.db)[0] == 0
        rest = seconds(lambda: exchange(counter.db, portal, places.clock))
        portal.close()
        return took, rest


def with_floor(folder: Path, place: Path) -> dict[str, Any]:
    """The same entries of the same store, moved by the floor program."""
    with floor_server(place / "floor.db") as host:
        return asked([sys.executable, str(HERE / "floor.py"), "push", str(folder), host])


@contextmanager
def floor_server(file: Path) -> Iterator[str]:
    """Where it answers."""
    command = [sys.executable, str(HERE / "floor.py"), "serve", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings()) as server:
        try:
            assert server.stdout is not None
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def peers(place: Path, size: int) -> Iterator[tuple[str, float]]:
    """Those that are there, with the seconds they took."""
    if not PEERS:
        return
    python, modules = Path(PEERS) / "anki" / "bin" / "python", Path(PEERS) / "pouch"
    given = [str(DOSSIERS), str(size)]
    if python.exists():
        yield "Anki", asked([str(python), str(HERE / "anki_notes.py"), str(place / "anki"), *given])["seconds"]
    if modules.exists():
        yield "PouchDB", asked(["node", str(HERE / "pouch.mjs"), str(place / "pouch"), *given], modules)["seconds"]


def asked(command: list[str], folder: Path | None = None) -> dict[str, Any]:
    """What a program told on its last line."""
    told = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, check=False, env=surroundings())
    if told.returncode:
        pytest.fail(f"{command[1]} ended with {told.returncode}")
    answer: dict[str, Any] = json.loads(told.stdout.strip().splitlines()[-1])
    return answer


def surroundings() -> dict[str, str]:
    """Where the floor program finds ours."""
    root = Path(__file__).parents[2]
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(root), str(root / "tests")])}
