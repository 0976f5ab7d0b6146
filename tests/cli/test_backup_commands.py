"""Backing up and restoring on the command line, as an administrator does."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import ADMIN, DECISION, EXAMPLES, LEAD, SAMPLE, CommandLine

from cchc_desktop.app import places
from cchc_desktop.store import keys
from tests.sync.hubs import RunningHub, listening, new_database


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


# A folder that was copied, or an older one that was put back.


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[RunningHub]:
    with listening(new_database(tmp_path / "hub"), places.clock) as running:
        yield running


@pytest.fixture
def joined(real: CommandLine, hub: RunningHub) -> CommandLine:
    real("enrol", "--portal", hub.url, "--code", hub.code(), "--clerk", ADMIN)
    real("catalogue", "import", SAMPLE, *DECISION, "--clerk", ADMIN)
    return real


def received(at: CommandLine) -> list[str]:
    return [at("receive", EXAMPLES / "intake.json", "--clerk", LEAD).json["code"] for _ in range(2)]


def synced(at: CommandLine) -> bool:
    answer = at("sync", "--clerk", LEAD).json
    assert (answer["trouble"], answer["waiting"]) == ("", 0)
    return True


def tasks_of(at: CommandLine) -> set[str]:
    return {task["kind"] for task in at("tasks", "--clerk", LEAD).json["tasks"]}


def test_two_copies_of_a_folder_lose_nothing_and_part(
    joined: CommandLine, hub: RunningHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(joined.folder, tmp_path / "copy")
    copy = CommandLine(tmp_path / "copy", capsys, practice=False)
    assert received(joined) == received(copy)

    assert synced(joined)
    assert synced(copy)
    assert synced(joined)
    assert len(hub.dossiers()) == 4
    assert tasks_of(copy) == {"forked", "MA_HO_SO_TRUNG"}
    assert tasks_of(joined) >= {"twin", "MA_HO_SO_TRUNG"}
    assert len({*received(joined), *received(copy)}) == 4
    assert synced(joined)
    assert synced(copy)
    assert len(hub.dossiers()) == 8
    assert (joined("verify", "--full").code, copy("verify", "--full").code) == (0, 0)


def test_an_older_copy_put_back_gives_no_number_again(joined: CommandLine, hub: RunningHub, tmp_path: Path) -> None:
    shutil.copytree(joined.folder, tmp_path / "older")
    before = received(joined)
    assert synced(joined)
    shutil.rmtree(joined.folder)
    shutil.copytree(tmp_path / "older", joined.folder)

    assert synced(joined)

    assert tasks_of(joined) == {"forked"}
    assert len({*before, *received(joined)}) == 4
    assert synced(joined)
    assert len(hub.dossiers()) == 4
    assert joined("verify", "--full").code == 0
