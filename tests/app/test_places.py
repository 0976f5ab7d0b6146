"""Where things lie."""

from __future__ import annotations

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from cchc_desktop.app import places
from cchc_desktop.store.errors import StoreTrouble, Trouble


def test_practice_lies_inside_the_chosen_folder_and_apart_from_the_real(tmp_path: Path) -> None:
    assert places.data_folder(tmp_path, practice=False) == tmp_path
    assert places.data_folder(tmp_path, practice=True) == tmp_path / "practice"


def test_without_a_choice_it_is_the_accounts_own() -> None:
    assert places.data_folder(None, practice=False).name == "cchc-desktop"


@pytest.mark.skipif(os.name != "posix", reason="Windows guards folders by their owner's account")
def test_a_made_folder_is_for_this_account_alone(tmp_path: Path) -> None:
    folder = places.made(tmp_path / "a" / "b")

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_can_be_none_is_trouble_with_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    for folder in (tmp_path / "file" / "x", tmp_path / "file", tmp_path / ("x" * 300)):
        with pytest.raises(StoreTrouble) as trouble:
            places.made(folder)
        assert trouble.value.trouble is Trouble.FOLDER


def test_the_clock_tells_the_time_of_vietnam() -> None:
    assert places.clock().utcoffset() == timedelta(hours=7)
