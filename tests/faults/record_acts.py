"""A script that runs under the recorder: a counter's work, or the making of a counter, with all it does to the folder.

record_acts.py FOLDER LOG WORK SEED [BUG]
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import fault_bugs
from counter_fixtures import KEY
from factories import NOW
from fault_fixtures import ACTS, Tell, Told, a_fault_counter

from cchc_desktop.app import practice, setting_up
from cchc_desktop.store import meta, schema
from cchc_desktop.store.connection import Use, checkpoint

RECORDER: Any = ctypes.CDLL(None)


def note(what: bytes, file: int, name: str, data: bytes) -> None:
    """One line of the record."""
    RECORDER.rec_note(
        ctypes.c_char(what), ctypes.c_uint64(file), name.encode(), ctypes.c_uint64(0), data, ctypes.c_uint64(len(data))
    )


def tell(told: Told) -> None:
    """The clerk is told."""
    note(b"M", 0, json.dumps(told), b"")


def start(folder: Path, log: Path) -> None:
    """Notes what is there, and from here on everything done to it."""
    RECORDER.rec_start(os.fsencode(folder), os.fsencode(log))
    for path in sorted(folder.iterdir()):
        note(b"H", path.stat().st_ino, path.name, path.read_bytes())


def a_day(folder: Path, chance: Random, telling: Tell) -> None:
    """Dossiers received and printed, idle moments, the sync's own connection, the program closed and opened again."""
    for acts in (9, 8, 7):
        db, sync = schema.open_store(folder, KEY), schema.open_store(folder, KEY, Use.SYNC)
        for number in range(acts):
            ACTS[chance.choice(["receive", "receive", "print"])](db, folder, telling)
            if chance.random() < 0.3:
                meta.write(sync, "cursor", f"c{number}")
            if chance.random() < 0.3:
                checkpoint(db)
        sync.close()
        db.close()


def work(folder: Path, log: Path, chance: Random) -> None:
    """A counter that is set up works."""
    a_fault_counter(folder).close()
    start(folder, log)
    a_day(folder, chance, tell)


def set_up(folder: Path, log: Path, _chance: Random) -> None:
    """A new counter is made; the last thing told is that it is."""
    folder.mkdir()
    start(folder, log)
    setting_up.set_up_practice(folder, practice.sample_office(), NOW)
    tell(Told("set_up", ""))


WORK: dict[str, Callable[[Path, Path, Random], None]] = {"work": work, "set_up": set_up}

if __name__ == "__main__":
    place, book, kind, seed, *bug = sys.argv[1:]
    with fault_bugs.planted(*(bug or [""])):
        WORK[kind](Path(place), Path(book), Random(int(seed)))
