"""Options, and how each kind of trouble ends the command."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import CommandLine, call

from cchc_desktop import __version__


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


def test_practice_and_real_never_mix(practised: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    as_if_real = CommandLine(practised.folder / "practice", capsys, practice=False)

    answer = as_if_real("find", "tran", "--clerk", "cb01")

    assert answer.code == 5
    assert answer.json == {"trouble": "MODE"}
