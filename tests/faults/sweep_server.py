"""A script that runs under the shim: each request sweeps one fault over every disk operation of one act.

A request and an answer are a line of JSON each. A point is a process of its own on a copy of one store, so that a
thousand of them cost one start of Python.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fault_bugs
from counter_fixtures import KEY
from fault_fixtures import ACTS, Tell, Told, a_fault_counter, as_json, forked, read_told, violations

from cchc_desktop.store import schema
from cchc_desktop.store.errors import StoreTrouble

SHIM: Any = ctypes.CDLL(None)
KILL, TORN, ONCE, STICKY = 1, 2, 3, 4
MODES = {
    "kill": (KILL, 0),
    "torn": (TORN, 0),
    "EIO once": (ONCE, errno.EIO),
    "EIO sticky": (STICKY, errno.EIO),
    "ENOSPC once": (ONCE, errno.ENOSPC),
    "ENOSPC sticky": (STICKY, errno.ENOSPC),
}
DURABLE = ("store.db-wal", "numbers.json")


def acting(folder: Path, act: str, mode: str, point: int) -> Callable[[Tell], None]:
    """The work of one point: open, act with the fault armed, once more when it was refused, close."""

    def work(tell: Tell) -> None:
        db = schema.open_store(folder, KEY)
        how, error = MODES[mode]
        SHIM.fs_arm(os.fsencode(folder), ctypes.c_long(point), how, error)

        def told(each: Told) -> None:
            if any(SHIM.fs_unsynced(name.encode()) for name in DURABLE):
                tell(Told("unsynced", act))
            tell(each)

        for _ in range(2):
            try:
                ACTS[act](db, folder, told)
                break
            except StoreTrouble as trouble:
                tell(Told("trouble", trouble.trouble.name))
        db.close()
        tell(Told("end", str(SHIM.fs_seen())))

    return work


def upgrading(folder: Path, mode: str, point: int) -> Callable[[Tell], None]:
    """The same of making a store: its whole schema."""

    def work(tell: Tell) -> None:
        how, error = MODES[mode]
        SHIM.fs_arm(os.fsencode(folder), ctypes.c_long(point), how, error)
        try:
            schema.create_store(folder, KEY).close()
        except StoreTrouble as trouble:
            tell(Told("trouble", trouble.trouble.name))
        tell(Told("end", str(SHIM.fs_seen())))

    return work


def everything(pipe: int) -> list[Told]:
    """What a child told until its end."""
    parts = []
    while part := os.read(pipe, 65536):
        parts.append(part)
    return read_told(b"".join(parts))


def one_point(template: Path, folder: Path, act: str, mode: str, point: int) -> tuple[bool, list[str]]:
    """(whether the fault was met, what does not hold after it)."""
    shutil.rmtree(folder, ignore_errors=True)
    if act == "create":
        folder.mkdir()
    else:
        shutil.copytree(template, folder)
    work = upgrading(folder, mode, point) if act == "create" else acting(folder, act, mode, point)
    with forked(work) as (_, pipe):
        told = everything(pipe)
    bad = [f"{each.what}: {each.uid}" for each in told if each.what in ("bug", "unsynced")]
    end = next((int(each.uid) for each in told if each.what == "end"), None)
    if act == "create":
        bad += _made_again(folder)
    else:
        bad += violations(folder, [each for each in told if each.what in ("received", "asked", "handed_over")])
        bad += _goes_on(folder)
    return end is None or end >= point, bad


def _made_again(folder: Path) -> list[str]:
    """A store whose making was cut off is not taken for one, or is whole; and it can be made."""
    try:
        schema.open_store(folder, KEY).close()
    except StoreTrouble as trouble:
        if trouble.trouble.name != "MISSING":
            return [f"opened: {trouble.trouble.name}"]
    db = schema.create_store(folder, KEY)
    found = schema.integrity_problems(db)
    db.close()
    return list(found)


def _goes_on(folder: Path) -> list[str]:
    """The next clerk receives a dossier, and still all holds."""
    told: list[Told] = []
    db = schema.open_store(folder, KEY)
    try:
        ACTS["receive"](db, folder, told.append)
    except StoreTrouble as trouble:
        return [f"afterwards nothing is received: {trouble.trouble.name}"]
    finally:
        db.close()
    return [f"afterwards: {bad}" for bad in violations(folder, told)]


def sweep(base: Path, request: dict[str, Any]) -> dict[str, Any]:
    """Every point of an act, or every `step`-th, until the fault is met no more."""
    template, folder = base / "template", base / "point"
    act, mode, step = request["act"], request["mode"], request.get("step", 1)
    points, found = 0, {}
    with fault_bugs.planted(request.get("bug", "")):
        for point in range(1, 5000, step):
            met, bad = one_point(template, folder, act, mode, point)
            if bad:
                found[point] = bad
            if not met or len(found) >= request.get("enough", 10):
                break
            points += 1
    return {"points": points, "violations": found}


def main(base: Path) -> None:
    """Answers requests until there are no more."""
    a_fault_counter(base / "template").close()
    for line in sys.stdin:
        sys.stdout.write(as_json(sweep(base, json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
