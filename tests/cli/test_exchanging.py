"""An exchange that cannot be ends its command; what those do that can be is in the commands' own tests."""

from __future__ import annotations

import pytest
from command_line import LEAD, CommandLine


@pytest.mark.parametrize(("command", "told"), [("sync", {"waiting", "needs_person"}), ("reconcile", set())])
def test_a_counter_without_a_portal_says_so_and_what_is_left(real: CommandLine, command: str, told: set[str]) -> None:
    answer = real(command, "--clerk", LEAD)

    assert (answer.code, answer.json["trouble"]) == (3, "NOT_ENROLLED")
    assert told <= set(answer.json)
    assert "lệnh enrol" in answer.err
