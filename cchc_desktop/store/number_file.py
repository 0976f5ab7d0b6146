"""The number file (tệp số): how far numbers are reserved, fsynced beside the store: a restored store repeats none."""

from __future__ import annotations

import json
import os
from pathlib import Path

FILE_NAME = "numbers.json"
_KEPT_DAYS = 7


def reserved(folder: Path, range_id: str, day: str) -> int:
    """The last number reserved in the file for a range and an ISO day; 0 when none."""
    return _load(folder).get(range_id, {}).get(day, 0)


def reserve(folder: Path, range_id: str, day: str, through: int) -> None:
    """Writes `through` to disk (temporary file, fsync, rename, fsync of the folder) before it returns.

    The newest days of each range are kept beside the one written: a clock may step back a day, not a month.
    """
    state = _load(folder)
    days = state.setdefault(range_id, {})
    days[day] = max(through, days.get(day, 0))
    for old in sorted(set(days) - {day})[:-_KEPT_DAYS]:
        del days[old]
    _write(folder, json.dumps(state, sort_keys=True))


def _load(folder: Path) -> dict[str, dict[str, int]]:
    """The file's state; a missing one is empty, a torn one cannot be (it is renamed into place whole)."""
    path = folder / FILE_NAME
    if not path.exists():
        return {}
    state: dict[str, dict[str, int]] = json.loads(path.read_text(encoding="ascii"))
    return state


def _write(folder: Path, text: str) -> None:
    path, temporary = folder / FILE_NAME, folder / f"{FILE_NAME}.part"
    with temporary.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    if os.name == "posix":  # a rename is durable once its folder is
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
