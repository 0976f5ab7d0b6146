"""Files that come are told once, whole, in order; those that lay there before are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.scanning.watch import FolderWatch


@pytest.fixture
def watched(qtbot: QtBot, tmp_path: Path) -> tuple[FolderWatch, list[Path]]:
    (tmp_path / "before.pdf").write_bytes(b"x")
    watch, came = FolderWatch(settle_ms=20), list[Path]()
    watch.came.connect(came.append)
    assert watch.watch(tmp_path)
    return watch, came


def test_new_files_come_in_order_and_once(
    watched: tuple[FolderWatch, list[Path]], qtbot: QtBot, tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("b.pdf", "a.pdf")]
    for seconds, file in enumerate(files):
        file.write_bytes(b"data")
        os.utime(file, (1000 + seconds, 1000 + seconds))

    qtbot.waitUntil(lambda: len(watched[1]) == 2)
    (tmp_path / "c.pdf").write_bytes(b"data")
    qtbot.waitUntil(lambda: len(watched[1]) == 3)

    assert watched[1] == [*files, tmp_path / "c.pdf"]


def test_an_empty_file_waits_until_something_is_in_it(
    watched: tuple[FolderWatch, list[Path]], qtbot: QtBot, tmp_path: Path
) -> None:
    slow = tmp_path / "slow.pdf"
    slow.write_bytes(b"")
    quick = tmp_path / "quick.pdf"
    quick.write_bytes(b"data")
    qtbot.waitUntil(lambda: watched[1] == [quick])

    slow.write_bytes(b"data")

    qtbot.waitUntil(lambda: watched[1] == [quick, slow])


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert not FolderWatch().watch(tmp_path / "none")


def test_a_folder_that_goes_away_is_said(watched: tuple[FolderWatch, list[Path]], qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(watched[0].lost):
        (tmp_path / "before.pdf").unlink()
        tmp_path.rmdir()
    tmp_path.mkdir()

    assert watched[0].watch(tmp_path)
