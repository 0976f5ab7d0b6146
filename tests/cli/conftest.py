"""A practice counter and a real one on the command line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import midnight
import pytest
from command_line import EXAMPLES, PASSWORD, CommandLine, office_file

from cchc_desktop.app import places, practice
from cchc_desktop.app.counter import open_counter
from cchc_desktop.store.connection import Database, Use


@pytest.fixture(autouse=True)
def one_day() -> None:
    """No test begins just before midnight: the window and the commands go by the machine's clock."""
    midnight.waited_for()


@pytest.fixture(scope="session")
def practice_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice-template")
    practice.prepare(folder / "practice", places.clock)
    return folder


@pytest.fixture
def practised(practice_template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """A practice counter, enrolled at its own portal, no dossier yet."""
    folder = tmp_path / "data"
    shutil.copytree(practice_template, folder)
    return CommandLine(folder, capsys, practice=True)


@pytest.fixture
def practice_db(practised: CommandLine) -> Iterator[Database]:
    """The store of the practice counter, open."""
    counter = open_counter(practised.folder / "practice", practice=True, use=Use.SYNC)
    try:
        yield counter.db
    finally:
        counter.db.close()


@pytest.fixture
def code(practised: CommandLine) -> str:
    """Of a dossier just received."""
    received: str = practised("receive", EXAMPLES / "intake.json").json["code"]
    return received


@pytest.fixture
def real(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """A real counter set up from the documented office file; lead's and administrator's password are both PASSWORD."""
    monkeypatch.setenv("CCHC_CLERK_PASSWORD", PASSWORD)
    monkeypatch.setenv("CCHC_ADMIN_PASSWORD", PASSWORD)
    run = CommandLine(tmp_path / "data", capsys, practice=False)
    assert run("set-up", office_file(tmp_path)).code == 0
    return run
