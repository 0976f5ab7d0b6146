"""A practice counter joined to a portal in this process; the day that is played, once for everybody who asks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import midnight
import pytest
from app_window import Opener
from filelock import FileLock
from page_fixtures import NoPrinters
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.app import places, practice
from cchc_desktop.app.demo_portal import DemoPortal
from cchc_desktop.ui.printing import printers
from cchc_desktop.ui.widgets import strip

LONGEST = 800  # seconds for a day that takes fifty, on a machine that has other things to do


@pytest.fixture(autouse=True)
def one_day() -> None:
    """No test begins just before midnight: the window and the commands go by the machine's clock."""
    midnight.waited_for()


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder the command `demo` has left; played once, however many workers test it."""
    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    output = shared / "played-day"
    with FileLock(shared / "played-day.lock"):
        if not (output / "answer.json").exists():
            answer = _play(output)
            (output / "answer.json").write_text(answer, encoding="utf-8")
    return output


@pytest.fixture(scope="session")
def report(played: Path) -> dict[str, Any]:
    """What the command printed."""
    found: dict[str, Any] = json.loads((played / "answer.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def joined_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("joined-template") / "practice"
    practice.make(folder, places.clock)
    with DemoPortal(folder, places.clock).running():
        pass
    return folder


@pytest.fixture
def practice_folder(joined_template: Path, tmp_path: Path) -> Path:
    """Of a practice counter that has its numbers; its portal is out of reach until somebody runs it."""
    folder = tmp_path / "practice"
    shutil.copytree(joined_template, folder)
    return folder


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:
    """Opens the window over a folder; the machine has no printer.

    What is said stays: on a slow machine a second and a half may be over before a test looks.
    """
    monkeypatch.setattr(strip, "SHOWN_MS", 600_000)
    monkeypatch.setattr(printers, "QPrinterInfo", NoPrinters)
    opener = Opener(qapp, qtbot)
    yield opener
    opener.close_all()


def _play(output: Path) -> str:
    program = [sys.executable, "-m", "cchc_desktop.cli", "demo", "--out", str(output)]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(program, env=surroundings, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
