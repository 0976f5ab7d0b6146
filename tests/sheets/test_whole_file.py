"""A file appears when it is whole, and an older one is not written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cchc_desktop.sheets.whole_file import new_file, written


def test_it_appears_in_the_end_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    with written(file) as part:
        part.write_text("1")
        (part.parent / "scratch").write_text("2")
        assert not file.exists()

    assert (file.read_text(), list(tmp_path.iterdir())) == ("1", [file])
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("old")

    def half() -> None:
        with written(file) as part:
            part.write_text("new")
            raise ValueError("half")

    with pytest.raises(ValueError, match="half"):
        half()

    assert (file.read_text(), list(tmp_path.iterdir())) == ("old", [file])


def test_the_next_free_name(tmp_path: Path) -> None:
    assert new_file(tmp_path, "a", "csv").name == "a.csv"
    (tmp_path / "a.csv").touch()
    assert new_file(tmp_path, "a", "csv").name == "a (2).csv"
    (tmp_path / "a (2).csv").touch()
    assert new_file(tmp_path, "a", "csv").name == "a (3).csv"


def test_the_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "reports"
    assert new_file(folder, "a", "csv").parent == folder
    assert folder.is_dir()
