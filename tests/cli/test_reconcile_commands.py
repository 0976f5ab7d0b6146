"""Comparing with the portal on the command line."""

from __future__ import annotations

from command_line import EXAMPLES, CommandLine


def test_a_day_both_tell_alike_ends_with_nought(practised: CommandLine) -> None:
    practised("receive", EXAMPLES / "intake.json")

    answer = practised("reconcile")

    assert answer.code == 0
    assert (answer.json["clean"], answer.json["compared"], answer.json["recon_differs"]) == (True, 1, [])
    assert practised("reconcile", "--day", "2026-01-02").json["day"] == "2026-01-02"
