"""What is waited for when a file got its name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cchc_desktop.store import folders


def test_the_folder_itself_is_synced_and_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    closed: list[int] = []
    close = os.close
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    monkeypatch.setattr(os, "close", lambda descriptor: closed.append(descriptor) or close(descriptor))

    folders.settle(tmp_path)

    assert synced == [tmp_path.stat().st_ino]
    assert len(closed) == 1


def test_where_folders_cannot_be_synced_nothing_is_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders.os, "name", "nt")
    monkeypatch.setattr(os, "fsync", lambda _descriptor: pytest.fail("synced"))

    folders.settle(tmp_path / "not there")


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        folders.settle(tmp_path / "gone")
