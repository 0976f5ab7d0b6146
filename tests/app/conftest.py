"""A practice counter made once, copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.app import places, practice
from cchc_desktop.app.counter import Counter, open_counter


@pytest.fixture(scope="session")
def practice_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice-template") / "practice"
    practice.prepare(folder, places.clock)
    return folder


@pytest.fixture
def practice_folder(practice_template: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "practice"
    shutil.copytree(practice_template, folder)
    return folder


@pytest.fixture
def counter(practice_folder: Path) -> Iterator[Counter]:
    opened = open_counter(practice_folder, practice=True)
    yield opened
    opened.db.close()
