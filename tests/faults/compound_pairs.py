"""A script that runs under the shim: pairs of faults, an error of the disk and then the end while it is being mended.

    compound_pairs.py FOLDER PAIRS SEED [BUG]

A pair is a process of its own on a copy of one store. Says {"pairs": n, "errors": met, "kills": met, "violations": …}.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections import Counter as Tally
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import fault_bugs
from counter_fixtures import KEY
from fault_fixtures import ACTS, Tell, Told, a_fault_counter, as_json, forked, read_told, violations

from cchc_desktop.store import schema
from cchc_desktop.store.connection import Database, checkpoint
from cchc_desktop.store.errors import StoreTrouble

SHIM: Any = ctypes.CDLL(None)
COUNT, KILL, TORN, ONCE, STICKY = range(5)
SAVED = ("received", "asked", "handed_over")


class Pair(NamedTuple):
    """An error at the disk operation `first` of an act, then the end at the operation `second` of what follows."""

    act: str
    lasting: int  # ONCE or STICKY
    error: int
    first: int
    mending: str  # "again": the clerk tries again; "start": the program is started anew; "rest": the log is moved
    ending: int  # KILL or TORN
    second: int


def a_pair(chance: Random, operations: dict[str, int]) -> Pair:
    """Any pair: the error anywhere in the act, the end anywhere in what follows."""
    act, mending = chance.choice(list(ACTS)), chance.choice(["again", "start", "rest"])
    lasting, error = chance.choice([ONCE, STICKY]), chance.choice([errno.EIO, errno.ENOSPC])
    first, second = chance.randint(1, operations[act]), chance.randint(1, operations[act])
    return Pair(act, lasting, error, first, mending, chance.choice([KILL, TORN]), second)


def arm(folder: Path, point: int, how: int, error: int = 0) -> None:
    """The disk from here on."""
    SHIM.fs_arm(os.fsencode(folder), ctypes.c_long(point), how, error)


def lived(folder: Path, pair: Pair, tell: Tell) -> None:
    """The life that ends: an act, its error, what follows."""
    db = schema.open_store(folder, KEY)
    arm(folder, pair.first, pair.lasting, pair.error)
    _try(db, folder, pair.act, tell)
    if pair.mending == "start":
        db.close()
        arm(folder, pair.second, pair.ending)
        db = schema.open_store(folder, KEY)
    else:
        arm(folder, pair.second, pair.ending)
    if pair.mending == "rest":
        checkpoint(db)
    for _ in range(2):
        _try(db, folder, pair.act, tell)
    db.close()
    tell(Told("end", ""))


def _try(db: Database, folder: Path, act: str, tell: Tell) -> None:
    try:
        ACTS[act](db, folder, tell)
    except StoreTrouble as trouble:
        tell(Told("trouble", trouble.trouble.name))


def outcome(template: Path, folder: Path, pair: Pair) -> tuple[set[str], list[str]]:
    """What was met of the pair ("trouble", "kill"), and what does not hold afterwards."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)
    parts = []
    with forked(lambda tell: lived(folder, pair, tell)) as (_, pipe):
        while part := os.read(pipe, 65536):
            parts.append(part)
    told = read_told(b"".join(parts))
    met = {each.what for each in told} & {"trouble"} | (set() if any(e.what == "end" for e in told) else {"kill"})
    bad = [f"bug: {each.uid}" for each in told if each.what == "bug"]
    saved = [each for each in told if each.what in SAVED]
    bad += violations(folder, saved)
    return met, bad or _next_day(folder, saved)


def _next_day(folder: Path, saved: list[Told]) -> list[str]:
    """The program starts again, and the next dossier has a number of its own."""
    db = schema.open_store(folder, KEY)
    try:
        ACTS["receive"](db, folder, saved.append)
    finally:
        db.close()
    return [f"afterwards: {bad}" for bad in violations(folder, saved)]


def counted(template: Path, folder: Path) -> dict[str, int]:
    """How many disk operations each act does."""
    shutil.copytree(template, folder)
    found = {}
    for act in ACTS:
        db = schema.open_store(folder, KEY)
        arm(folder, 0, COUNT)
        ACTS[act](db, folder, lambda _told: None)
        db.close()
        found[act] = SHIM.fs_seen()
        SHIM.fs_disarm()
    return found


def main(base: Path, pairs: int, chance: Random, enough: int = 10) -> dict[str, Any]:
    """Plays them, up to `enough` that do not hold."""
    template, folder = base / "template", base / "pair"
    a_fault_counter(template).close()
    operations = counted(template, folder)
    met: Tally[str] = Tally()
    found: dict[str, list[str]] = {}
    for _ in range(pairs):
        pair = a_pair(chance, operations)
        how, bad = outcome(template, folder, pair)
        met.update([*how, "pair"])
        if bad:
            found[repr(pair)] = bad
        if len(found) == enough:
            break
    return {"pairs": met["pair"], "errors": met["trouble"], "kills": met["kill"], "violations": found}


if __name__ == "__main__":
    place, many, seed, *bug = sys.argv[1:]
    with fault_bugs.planted(*(bug or [""])):
        answer = main(Path(place), int(many), Random(int(seed)), 1 if bug and bug[0] else 10)
    sys.stdout.write(as_json(answer))
