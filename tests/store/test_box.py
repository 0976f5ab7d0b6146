"""The box at the second place: what is in it, what is pruned, who restored first."""

from __future__ import annotations

import errno
from datetime import timedelta
from pathlib import Path

import pytest
from factories import NOW
from store_fixtures import INSTANCE

from cchc_desktop.store import box
from cchc_desktop.store.errors import StoreTrouble, Trouble


def test_without_the_stick_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble) as caught:
        box.of_instance(tmp_path / "stick", INSTANCE)
    assert caught.value.trouble is Trouble.NO_BACKUP_PLACE


def test_each_instance_has_its_own(tmp_path: Path) -> None:
    made = box.of_instance(tmp_path, INSTANCE)

    assert made == tmp_path / f"cchc-{INSTANCE}"
    assert box.of_instance(tmp_path, INSTANCE) == made
    assert box.found(tmp_path) == []  # nothing to restore yet
    box.snapshot_path(made, NOW).touch()
    assert box.found(tmp_path) == box.found(made) == [made]
    assert box.found(tmp_path / "elsewhere") == []


def test_foreign_files_are_no_backups(tmp_path: Path) -> None:
    for name in ("store-yesterday.db", "store-20261005T081500.db", "photo.jpg"):
        (tmp_path / name).touch()

    assert box.snapshots(tmp_path) == [NOW]


def test_pruning_keeps_the_entries_that_follow_what_is_kept(tmp_path: Path) -> None:
    times = [NOW + timedelta(hours=hours) for hours in range(4)]
    for at in times:
        box.snapshot_path(tmp_path, at).touch()
        box.entries_path(tmp_path, at).touch()
    (tmp_path / "store-20261005T091500.part").touch()

    box.prune(tmp_path, frozenset({times[1], times[3]}))

    assert box.snapshots(tmp_path) == [times[1], times[3]]
    assert box.entries(tmp_path) == times[1:]
    assert not list(tmp_path.glob("*.part"))


def test_only_the_first_restore_has_the_kept_back_numbers(tmp_path: Path) -> None:
    assert box.claim(tmp_path)
    assert not box.claim(tmp_path)
    assert not box.claim(tmp_path / "pulled out")


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, Trouble.BACKUP_FULL),
        (errno.EIO, Trouble.NO_BACKUP_PLACE),
        (errno.EROFS, Trouble.NO_BACKUP_PLACE),
        (errno.ENOENT, Trouble.NO_BACKUP_PLACE),
    ],
)
def test_trouble_of_the_stick_is_not_told_as_trouble_of_the_pc(number: int, trouble: Trouble) -> None:
    with pytest.raises(StoreTrouble) as caught, box.reached():
        raise OSError(number, "stick")
    assert caught.value.trouble is trouble
