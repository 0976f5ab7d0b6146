"""The number files (tệp số): how far numbers are reserved and given out; beside the store, so a restore repeats none.

`numbers.json` holds what is reserved, fsynced, one block ahead. `numbers.last` holds the last number given out, written
before each commit without waiting for the disk: crash and restore leave it alone, only a power cut may set it back.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from cchc_desktop.store import folders
from cchc_desktop.store.errors import StoreTrouble, Trouble

FILE_NAME = "numbers.json"
LAST_NAME = "numbers.last"
_KEPT_DAYS = 7
_PAD_DAYS = 60  # a pad may be made for a day to come, and its stubs entered weeks later
_PADDED = 1024

Kept = TypeVar("Kept")


class Block(NamedTuple):
    """Numbers up to `through` are reserved; the store had used `base` when they were."""

    through: int = 0
    base: int = 0


_blocks = msgspec.json.Decoder(dict[str, dict[str, Block]])  # range id → ISO day → …
_numbers = msgspec.json.Decoder(dict[str, dict[str, int]])


def reserved(folder: Path, range_id: str, day: str) -> Block:
    """What is reserved in the file for a range and an ISO day.

    Raises StoreTrouble(CORRUPT) when the file cannot be read: guessing could give a number twice.
    """
    try:
        return _load(folder / FILE_NAME, _blocks).get(range_id, {}).get(day, Block())
    except msgspec.MsgspecError as error:
        raise StoreTrouble(Trouble.CORRUPT) from error


def reserve(folder: Path, range_id: str, day: str, block: Block) -> None:
    """Writes `block` to disk (temporary file, fsync, rename, fsync of the folder) before it returns.

    The newest days of each range are kept beside the one written: a clock may step back a day, not a month.
    """
    _write(folder, _with(_load(folder / FILE_NAME, _blocks), (range_id, day), block, _KEPT_DAYS))


def pad_floor(folder: Path, range_id: str, day: str) -> int:
    """The lowest number that emergency pads hold of a range on an ISO day; 0 when the file knows of none.

    Raises StoreTrouble(CORRUPT) when the file cannot be read.
    """
    return reserved(folder, _pads_of(range_id), day).through


def keep_for_pad(folder: Path, range_id: str, day: str, first: int) -> None:
    """Writes to disk, before it returns, that numbers from `first` on are no longer for ordinary receiving."""
    state = _load(folder / FILE_NAME, _blocks)
    _write(folder, _with(state, (_pads_of(range_id), day), Block(first), _PAD_DAYS))


def _pads_of(range_id: str) -> str:
    return f"{range_id} pads"  # an id has no blank


def _write(folder: Path, data: bytes) -> None:
    path, temporary = folder / FILE_NAME, folder / f"{FILE_NAME}.part"
    with temporary.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    folders.settle(folder)


def given(folder: Path, range_id: str, day: str) -> int:
    """The last number given out as far as the file knows; 0 when it knows none, or cannot be read after a power cut."""
    return _given(folder).get(range_id, {}).get(day, 0)


def all_given(folder: Path, range_id: str) -> dict[str, int]:
    """By ISO day, the last number given out of a range, as far as the file knows."""
    return _given(folder).get(range_id, {})


def note_given(folder: Path, range_id: str, day: str, number: int) -> None:
    """Notes a number given out, in place and without fsync: what the block is for, a power cut, it need not survive."""
    data = _with(_given(folder), (range_id, day), number, _KEPT_DAYS)
    descriptor = os.open(folder / LAST_NAME, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        longest = max(len(data), os.fstat(descriptor).st_size)  # blanks cover what a longer text left
        os.write(descriptor, data.ljust(-(-longest // _PADDED) * _PADDED))
    finally:
        os.close(descriptor)


def _given(folder: Path) -> dict[str, dict[str, int]]:
    try:
        return _load(folder / LAST_NAME, _numbers)
    except msgspec.MsgspecError:  # torn by a power cut, which the fsynced file is for
        return {}


def _load(path: Path, decoder: msgspec.json.Decoder[dict[str, dict[str, Kept]]]) -> dict[str, dict[str, Kept]]:
    """The file's state; a missing one is empty."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}
    return decoder.decode(data)


def _with(state: dict[str, dict[str, Kept]], place: tuple[str, str], kept: Kept, days_kept: int) -> bytes:
    range_id, day = place
    days = state.setdefault(range_id, {})
    days[day] = kept
    for old in sorted(set(days) - {day})[:-days_kept]:
        del days[old]
    return msgspec.json.encode(state, order="sorted")
