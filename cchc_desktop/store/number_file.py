"""The number files (tệp số): how far numbers are reserved and given out; beside the store, so a restore repeats none.

`numbers.json` holds what is reserved, fsynced, one block ahead. `numbers.last` holds the last number given out, written
before each commit without waiting for the disk: crash and restore leave it alone, only a power cut may set it back.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from cchc_desktop.store.errors import StoreTrouble, Trouble

FILE_NAME = "numbers.json"
LAST_NAME = "numbers.last"
_KEPT_DAYS = 7
_PADDED = 1024  # blanks cover what a longer text left

_State = dict[str, dict[str, int]]  # range id → ISO day → number
_decoder = msgspec.json.Decoder(_State)


def reserved(folder: Path, range_id: str, day: str) -> int:
    """The last number reserved in the file for a range and an ISO day; 0 when none.

    Raises StoreTrouble(CORRUPT) when the file cannot be read: guessing could give a number twice.
    """
    try:
        return _load(folder / FILE_NAME).get(range_id, {}).get(day, 0)
    except msgspec.MsgspecError as error:
        raise StoreTrouble(Trouble.CORRUPT) from error


def reserve(folder: Path, range_id: str, day: str, through: int) -> None:
    """Writes `through` to disk (temporary file, fsync, rename, fsync of the folder) before it returns.

    The newest days of each range are kept beside the one written: a clock may step back a day, not a month.
    """
    path, temporary = folder / FILE_NAME, folder / f"{FILE_NAME}.part"
    data = _with(_load(path), range_id, day, through)
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    if os.name == "posix":  # a rename is durable once its folder is
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def given(folder: Path, range_id: str, day: str) -> int:
    """The last number given out as far as the file knows; 0 when it knows none, or cannot be read after a power cut."""
    return _given(folder).get(range_id, {}).get(day, 0)


def note_given(folder: Path, range_id: str, day: str, number: int) -> None:
    """Notes a number given out, in place and without fsync: what the block is for, a power cut, it need not survive."""
    data = _with(_given(folder), range_id, day, number)
    descriptor = os.open(folder / LAST_NAME, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, data.ljust(-(-len(data) // _PADDED) * _PADDED))
    finally:
        os.close(descriptor)


def _given(folder: Path) -> _State:
    try:
        return _load(folder / LAST_NAME)
    except msgspec.MsgspecError:  # torn by a power cut, which the fsynced file is for
        return {}


def _load(path: Path) -> _State:
    """The file's state; a missing one is empty."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    return _decoder.decode(data)


def _with(state: _State, range_id: str, day: str, number: int) -> bytes:
    days = state.setdefault(range_id, {})
    days[day] = max(number, days.get(day, 0))
    for old in sorted(set(days) - {day})[:-_KEPT_DAYS]:
        del days[old]
    return msgspec.json.encode(state, order="sorted")
