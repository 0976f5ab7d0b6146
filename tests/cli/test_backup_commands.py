"""Backing up and restoring on the command line, as an administrator does."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import ADMIN, CommandLine

from cchc_desktop.store import keys


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def test_naming_the_place_is_an_administrators(practised: CommandLine, stick: Path) -> None:
    answer = practised("backup", "--to", stick)

    assert (answer.code, answer.json["problems"][0]["code"]) == (1, "role.back_up")
    assert list(stick.iterdir()) == []


def test_the_place_is_remembered_and_the_store_comes_back(
    real: CommandLine, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = real("backup", "--to", stick, "--clerk", ADMIN)
    assert first.code == 0
    assert real("backup").json["entries"] >= first.json["entries"]

    answer = real("restore", stick, "--into", tmp_path / "new")

    assert answer.code == 0
    assert answer.json["torn"] is False
    assert CommandLine(tmp_path / "new", capsys, practice=False)("verify", "--full").code == 0
    again = real("restore", stick, "--into", tmp_path / "new")
    assert (again.code, again.json["problems"][0]["code"]) == (1, "restore.folder")


def test_on_a_new_pc_the_recovery_key_opens_it(
    real: CommandLine, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real("backup", "--to", stick, "--clerk", ADMIN)
    new_pc = CommandLine(tmp_path / "nothing", capsys, practice=False)

    asked = new_pc("restore", stick, "--into", tmp_path / "new")
    monkeypatch.setenv("CCHC_RECOVERY_KEY", "AAAA-AAAA")
    wrong = new_pc("restore", stick, "--into", tmp_path / "new")
    monkeypatch.setenv("CCHC_RECOVERY_KEY", keys.recovery_text(keys.find(real.folder)))
    right = new_pc("restore", stick, "--into", tmp_path / "new")

    assert (asked.code, wrong.code, right.code) == (4, 5, 0)
    second = new_pc("restore", stick, "--into", tmp_path / "newer")
    assert second.json["provisional_numbers"] is True
    assert "số biên nhận tạm" in second.err


def test_without_a_place_it_says_how_to_name_one(real: CommandLine, stick: Path, tmp_path: Path) -> None:
    answer = real("backup")

    assert (answer.code, answer.json["problems"][0]["code"]) == (1, "backup.none")
    assert real("restore", stick, "--into", tmp_path / "new").json["problems"][0]["code"] == "restore.box"
