"""The number files: what is reserved is on disk before it is used, whole; what is given out outlives any crash."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.store import number_file
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.number_file import FILE_NAME, LAST_NAME, Block

DAY = "2026-10-05"
DAYS = st.dates().map(str)


def test_before_anything_was_reserved_it_is_nought(tmp_path: Path) -> None:
    assert number_file.reserved(tmp_path, "r1", DAY).through == 0
    assert number_file.given(tmp_path, "r1", DAY) == 0
    assert list(tmp_path.iterdir()) == []


def test_what_is_reserved_and_given_is_kept_by_range_and_day(tmp_path: Path) -> None:
    number_file.reserve(tmp_path, "r1", DAY, Block(3010))
    number_file.reserve(tmp_path, "r2", DAY, Block(40))
    number_file.reserve(tmp_path, "r1", "2026-10-06", Block(3005))
    number_file.note_given(tmp_path, "r1", DAY, 3003)
    assert number_file.reserved(tmp_path, "r1", DAY).through == 3010
    assert number_file.reserved(tmp_path, "r2", DAY).through == 40
    assert number_file.reserved(tmp_path, "r1", "2026-10-06").through == 3005
    assert number_file.given(tmp_path, "r1", DAY) == 3003
    assert number_file.given(tmp_path, "r2", DAY) == 0


def test_a_block_remembers_what_the_store_had_used(tmp_path: Path) -> None:
    number_file.reserve(tmp_path, "r1", DAY, Block(3010, 3000))
    assert number_file.reserved(tmp_path, "r1", DAY) == Block(3010, 3000)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(["r1", "r2", 'r"3\\đ']), DAYS, st.integers(0, 10**7)), max_size=15))
def test_the_day_just_written_is_always_kept(tmp_path_factory: pytest.TempPathFactory, writes: list[Any]) -> None:
    """However the clock jumps, forward a thousand days and back again."""
    folder = tmp_path_factory.mktemp("numbers")
    for range_id, day, number in writes:
        number_file.reserve(folder, range_id, day, Block(number))
        number_file.note_given(folder, range_id, day, number)
        assert number_file.reserved(folder, range_id, day).through == number
        assert number_file.given(folder, range_id, day) == number


def test_a_week_is_remembered_and_a_year_is_not(tmp_path: Path) -> None:
    for month in range(1, 13):
        for day in range(1, 29, 3):
            number_file.reserve(tmp_path, "r1", f"2026-{month:02}-{day:02}", Block(3010))
            number_file.note_given(tmp_path, "r1", f"2026-{month:02}-{day:02}", 3010)
    assert number_file.reserved(tmp_path, "r1", "2026-12-19").through == 3010
    assert number_file.reserved(tmp_path, "r1", "2026-01-04").through == 0
    assert (tmp_path / FILE_NAME).stat().st_size < 1000
    assert (tmp_path / LAST_NAME).stat().st_size == 1024


def test_a_shorter_text_leaves_nothing_of_the_longer_one(tmp_path: Path) -> None:
    many = {f"range-{number}": {DAY: number} for number in range(200)}
    (tmp_path / LAST_NAME).write_text(json.dumps(many))
    number_file.note_given(tmp_path, "r1", DAY, 5)
    assert number_file.given(tmp_path, "range-199", DAY) == 199
    assert number_file.given(tmp_path, "r1", DAY) == 5


def test_what_pads_hold_is_kept_apart_from_what_is_reserved_and_longer(tmp_path: Path) -> None:
    number_file.reserve(tmp_path, "r1", DAY, Block(3010))
    number_file.keep_for_pad(tmp_path, "r1", DAY, 3850)
    for day in range(1, 31):
        number_file.keep_for_pad(tmp_path, "r1", f"2026-11-{day:02}", 3850)
        number_file.reserve(tmp_path, "r1", f"2026-11-{day:02}", Block(3010))
    assert number_file.pad_floor(tmp_path, "r1", DAY) == 3850
    assert number_file.pad_floor(tmp_path, "r2", DAY) == 0
    assert number_file.reserved(tmp_path, "r1", DAY).through == 0


# Faults.


class Recorder:
    """What is done to the disk, in order; `fail` one of these with an error."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fail: str = "", error: int = errno.EIO) -> None:
        self.done: list[str] = []
        for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "open")):
            monkeypatch.setattr(owner, name, self._watched(name, getattr(owner, name), fail, error))

    def _watched(self, name: str, original: Callable[..., Any], fail: str, error: int) -> Callable[..., Any]:
        def watched(*args: Any, **kwargs: Any) -> Any:
            self.done.append(name)
            if name == fail:
                raise OSError(error, "said by the system")
            return original(*args, **kwargs)

        return watched


def test_it_is_on_disk_before_it_is_renamed_and_the_rename_is_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Recorder(monkeypatch)
    number_file.reserve(tmp_path, "r1", DAY, Block(3010))
    assert [done for done in disk.done if done != "open"] == ["fsync", "replace", "fsync"]


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_when_the_disk_fails_the_old_file_stands_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: int
) -> None:
    number_file.reserve(tmp_path, "r1", DAY, Block(3010))
    with monkeypatch.context() as patch:
        Recorder(patch, step, error)
        with pytest.raises(OSError):
            number_file.reserve(tmp_path, "r1", DAY, Block(3020))
    assert number_file.reserved(tmp_path, "r1", DAY).through == 3010
    number_file.reserve(tmp_path, "r1", DAY, Block(3030))
    assert number_file.reserved(tmp_path, "r1", DAY).through == 3030


@given(st.integers(0, 200))
def test_a_write_torn_anywhere_leaves_the_old_or_the_new_file(
    tmp_path_factory: pytest.TempPathFactory, length: int
) -> None:
    folder = tmp_path_factory.mktemp("numbers")
    number_file.reserve(folder, "r1", DAY, Block(3010))
    (folder / f"{FILE_NAME}.part").write_bytes(b'{"r1":{"2026-10-05":[3020,3009]}}'[:length])
    assert number_file.reserved(folder, "r1", DAY).through == 3010
    number_file.reserve(folder, "r1", DAY, Block(3020))
    assert number_file.reserved(folder, "r1", DAY).through == 3020


ROTTEN = [b"", b"{", b"\x00" * 40, b"[]", b'{"r1": 5}', b'{"r1": {"2026-10-05": "x"}}', b"\xff\xfe"]


@pytest.mark.parametrize("content", ROTTEN)
def test_a_reservation_that_cannot_be_read_stops_the_giving_of_numbers(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(StoreTrouble) as caught:
        number_file.reserved(tmp_path, "r1", DAY)
    assert caught.value.trouble is Trouble.CORRUPT
    assert (tmp_path / FILE_NAME).read_bytes() == content


@pytest.mark.parametrize("content", ROTTEN)
def test_a_last_number_torn_by_a_power_cut_is_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LAST_NAME).write_bytes(content)
    assert number_file.given(tmp_path, "r1", DAY) == 0
    number_file.note_given(tmp_path, "r1", DAY, 3001)
    assert number_file.given(tmp_path, "r1", DAY) == 3001


def test_neither_file_names_anybody(tmp_path: Path) -> None:
    number_file.reserve(tmp_path, "r1", DAY, Block(3010))
    number_file.note_given(tmp_path, "r1", DAY, 3001)
    assert json.loads((tmp_path / FILE_NAME).read_text()) == {"r1": {DAY: [3010, 0]}}
    assert json.loads((tmp_path / LAST_NAME).read_text()) == {"r1": {DAY: 3001}}
