"""Half uploads: they survive a restart, end whole or not at all, and do not heap up."""

from __future__ import annotations

import errno
import os
from collections import namedtuple
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from cchc_desktop.hub import uploads as module
from cchc_desktop.hub.blobs import Shelf
from cchc_desktop.hub.identity import Caller
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.uploads import LIFETIME, MOST_OPEN, FileLimits, Uploads
from cchc_desktop.wire.canonical import sha256_hex
from tests.hub.counters import Clock

DATA = b"%PDF-1.7" + bytes(2000)
SHA = sha256_hex(DATA)
DEVICE = Caller("device-a", "H52.18", 3, frozenset())
OTHER = Caller("device-b", "H52.18", 4, frozenset())
LIMITS = FileLimits(most_bytes=5000, least_free=0)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(Shelf(tmp_path), LIMITS)


def create(uploads: Uploads, clock: Clock, sha256: str = SHA, length: int = len(DATA)) -> str:
    return uploads.create(DEVICE, sha256, length, clock())[0]


def append(uploads: Uploads, upload_id: str, offset: int, chunk: bytes, clock: Clock) -> int:
    return uploads.append(upload_id, uploads.facts(DEVICE, upload_id, clock()), offset, chunk)


def refused(work: Any, *given: Any) -> tuple[int, str]:
    with pytest.raises(Refusal) as refusal:
        work(*given)
    return refusal.value.status, refusal.value.code


def left_over(uploads: Uploads) -> list[str]:
    return [path.name for path in (uploads.shelf.folder / "uploads").iterdir()]


def test_chunks_become_a_file_and_nothing_is_left_over(uploads: Uploads, clock: Clock) -> None:
    upload_id = create(uploads, clock)

    assert append(uploads, upload_id, 0, DATA[:900], clock) == uploads.offset(upload_id) == 900
    assert append(uploads, upload_id, 900, DATA[900:], clock) == len(DATA)

    assert uploads.shelf.size("H52.18", SHA) == len(DATA)
    assert left_over(uploads) == []
    assert refused(uploads.facts, DEVICE, upload_id, clock())[0] == 404


def test_a_restarted_hub_goes_on(uploads: Uploads, clock: Clock) -> None:
    upload_id = create(uploads, clock)
    append(uploads, upload_id, 0, DATA[:900], clock)
    restarted = Uploads(Shelf(uploads.shelf.folder), LIMITS)

    assert restarted.offset(upload_id) == 900
    append(restarted, upload_id, 900, DATA[900:], clock)
    assert restarted.shelf.size("H52.18", SHA) == len(DATA)


def test_a_file_of_no_bytes_is_whole_at_once(uploads: Uploads, clock: Clock) -> None:
    create(uploads, clock, sha256_hex(b""), 0)

    assert uploads.shelf.size("H52.18", sha256_hex(b"")) == 0
    assert refused(uploads.create, DEVICE, SHA, 0, clock())[0] == 422


def test_another_offset_changes_nothing(uploads: Uploads, clock: Clock) -> None:
    upload_id = create(uploads, clock)
    append(uploads, upload_id, 0, DATA[:900], clock)

    for offset in (0, 899, 901, len(DATA)):
        assert refused(append, uploads, upload_id, offset, b"x", clock)[0] == 409
    assert uploads.offset(upload_id) == 900


def test_more_than_was_said_is_refused(uploads: Uploads, clock: Clock) -> None:
    upload_id = create(uploads, clock)

    assert refused(append, uploads, upload_id, 0, DATA + b"x", clock) == (413, "QUA_LON")
    assert uploads.offset(upload_id) == 0


def test_a_whole_of_another_hash_is_thrown_away(uploads: Uploads, clock: Clock) -> None:
    upload_id = create(uploads, clock)

    assert refused(append, uploads, upload_id, 0, bytes(len(DATA)), clock) == (422, "TEP_SAI")
    assert uploads.shelf.size("H52.18", SHA) is None
    assert left_over(uploads) == []


def test_a_file_too_large_is_refused_before_it_is_sent(uploads: Uploads, clock: Clock) -> None:
    assert refused(uploads.create, DEVICE, SHA, 5001, clock()) == (413, "QUA_LON")
    assert left_over(uploads) == []


def test_one_chunk_at_a_time(uploads: Uploads, clock: Clock) -> None:
    upload_id = create(uploads, clock)

    with FileLock(uploads.shelf.folder / "uploads" / f"{upload_id}.lock"):
        assert refused(append, uploads, upload_id, 0, DATA[:9], clock)[0] == 423
    assert append(uploads, upload_id, 0, DATA[:9], clock) == 9


@pytest.mark.parametrize("upload_id", ["", "..", "0" * 32, "../units", "A" * 32, "1"])
def test_what_was_never_created_is_not_there(uploads: Uploads, clock: Clock, upload_id: str) -> None:
    assert refused(uploads.facts, DEVICE, upload_id, clock())[0] == 404


def test_another_device_s_upload_is_not_there(uploads: Uploads, clock: Clock) -> None:
    upload_id = create(uploads, clock)

    assert refused(uploads.facts, OTHER, upload_id, clock())[0] == 404


def test_a_half_upload_expires_says_so_and_is_forgotten_in_the_end(uploads: Uploads, clock: Clock) -> None:
    upload_id = create(uploads, clock)
    append(uploads, upload_id, 0, DATA[:900], clock)
    clock.at += LIFETIME

    assert refused(uploads.facts, DEVICE, upload_id, clock()) == (410, "GUI_TEP_HET_HAN")
    assert not (uploads.shelf.folder / "uploads" / upload_id / "data").exists()
    clock.at += LIFETIME
    kept = create(uploads, clock)
    assert left_over(uploads) == [kept]
    assert refused(uploads.facts, DEVICE, upload_id, clock())[0] == 404


def test_the_oldest_of_too_many_gives_way(uploads: Uploads, clock: Clock) -> None:
    first = create(uploads, clock)
    os.utime(uploads.shelf.folder / "uploads" / first / "facts", (1, 1))
    for _ in range(MOST_OPEN):
        newest = create(uploads, clock)

    assert len(left_over(uploads)) == MOST_OPEN
    assert first not in left_over(uploads)
    assert newest in left_over(uploads)


def test_a_disk_nearly_full_takes_no_new_file(uploads: Uploads, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(module.shutil, "disk_usage", lambda _: usage(9, 9, len(DATA) - 1))

    with pytest.raises(Refusal) as refusal:
        create(uploads, clock)

    assert (refusal.value.status, refusal.value.headers) == (503, {"Retry-After": "600"})


def test_a_disk_that_fills_keeps_what_was_there(
    uploads: Uploads, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload_id = create(uploads, clock)
    append(uploads, upload_id, 0, DATA[:900], clock)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "x")

    with monkeypatch.context() as broken:
        broken.setattr(module.os, "fsync", full)
        assert refused(append, uploads, upload_id, 900, DATA[900:], clock) == (503, "BAN")

    assert uploads.offset(upload_id) == 900
    assert append(uploads, upload_id, 900, DATA[900:], clock) == len(DATA)
