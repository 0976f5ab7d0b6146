"""The commands that show the whole at work."""

from __future__ import annotations

import pytest
from command_line import CommandLine, call


def test_practice_is_filled_by_the_same_acts_and_verifies(practised: CommandLine) -> None:
    answer = practised("practice", "--dossiers", "30")

    assert answer.json["dossiers"] == 30
    assert practised("verify", "--full").code == 0
    assert len(practised("find", "nguyen").json) > 0


def test_the_self_test_passes_every_step(capsys: pytest.CaptureFixture[str]) -> None:
    answer = call(capsys, ["self-test"])

    assert answer.code == 0
    assert [step["step"] for step in answer.json["steps"]] == [
        "open a new store",
        "receive",
        "draw the receipt",
        "decode the bars",
        "sync with the practice portal",
        "report and board",
        "archive",
        "verify",
    ]
