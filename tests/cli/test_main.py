"""Options, and how each kind of trouble ends the command."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from command_line import PASSWORD, CommandLine, call, office_file

from cchc_desktop import __version__
from cchc_desktop.app import practice_hub
from cchc_desktop.store import keys


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    answer = call(capsys, ["--version"])

    assert answer.code == 0
    assert __version__ in answer.out


def test_an_unknown_option_is_a_usage_error_not_an_unreachable_portal(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, ["--nonsense"]).code == 64


def test_a_folder_that_is_not_set_up_gets_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = CommandLine(tmp_path, capsys, practice=False)("verify")

    assert answer.code == 5
    assert answer.json == {"trouble": "MISSING"}
    assert "Thiết lập" in answer.err


def test_a_store_that_is_no_store_gets_a_sentence_and_stays_as_it_is(practised: CommandLine) -> None:
    store = practised.folder / "practice" / "store.db"
    store.write_bytes(b"not a store at all" * 500)
    before = store.read_bytes()

    answer = practised("verify")

    assert answer.code == 5
    assert answer.json["trouble"] == "WRONG_KEY"
    assert store.read_bytes() == before


def test_a_practice_portal_that_does_not_start_gets_a_sentence_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(practice_hub, "_program", lambda: [sys.executable, "-c", ""])

    answer = CommandLine(tmp_path, capsys, practice=True)("find", "Trần")

    assert answer.code == 2
    assert answer.err.startswith("Cổng thực hành không khởi động được.")
    assert list((tmp_path / "practice").iterdir()) == []


@pytest.mark.parametrize("place", ["file/x", "file", "x" * 300])
def test_a_folder_that_can_be_none_gets_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (tmp_path / "file").write_text("x")
    for name in ("CCHC_CLERK_PASSWORD", "CCHC_ADMIN_PASSWORD"):
        monkeypatch.setenv(name, PASSWORD)

    answer = CommandLine(tmp_path / place, capsys, practice=False)("set-up", office_file(tmp_path))

    assert answer.code == (64 if place == "file" else 5)
    assert "Traceback" not in answer.err
    assert answer.err.strip()


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
@pytest.mark.parametrize("mode", ["practised", "real"])
def test_a_key_that_others_could_read_is_said_once(request: pytest.FixtureRequest, mode: str) -> None:
    run = request.getfixturevalue(mode)
    (key,) = run.folder.rglob(keys.FILE_NAME)
    key.chmod(0o644)

    first, second = run("verify"), run("verify")

    assert (first.code, first.json) == (0, {"flaw": None, "full": False})
    assert "khóa" in first.err
    assert second.err == ""
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_practice_and_real_never_mix(practised: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    as_if_real = CommandLine(practised.folder / "practice", capsys, practice=False)

    answer = as_if_real("find", "tran", "--clerk", "cb01")

    assert answer.code == 5
    assert answer.json == {"trouble": "MODE"}
