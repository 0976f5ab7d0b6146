"""The harness has teeth: each bug planted on purpose is found by the sweep that is there for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import fault_bugs
import pytest
from reliability import Tried

# How each is found, and by what word of the violation.
FOUND = [
    ("number allocated outside the transaction", "kill", "numbers are nobody's"),
    ("number allocated outside the transaction", "EIO once", "numbers are nobody's"),
    ("told before the commit", "kill", "told as saved is gone"),
    ("outbox in a second transaction", "kill", "only one of ledger and store"),
    ("outbox in a second transaction", "ENOSPC sticky", "only one of ledger and store"),
    ("commit error swallowed", "EIO once", "told as saved is gone"),
    ("synchronous=NORMAL", "kill", "unsynced"),
    ("number file not synced", "kill", "unsynced"),
    ("number file written in place", "torn", "nothing is received"),
]


@pytest.mark.parametrize(("bug", "mode", "word"), FOUND, ids=[f"{bug}, {mode}" for bug, mode, _ in FOUND])
def test_it_is_found(sweep: Callable[..., dict[str, Any]], bug: str, mode: str, word: str, tried: Tried) -> None:
    tried(f"planted bug found: {bug} (disk sweep)", 1)
    result = sweep(act="receive", mode=mode, bug=bug, enough=1)
    assert any(word in said for violation in result["violations"].values() for said in violation), result


def test_every_planted_bug_is_looked_for() -> None:
    assert {bug for bug, _, _ in FOUND} == set(fault_bugs.BUGS) - {""}
