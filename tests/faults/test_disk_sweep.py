"""The disk fails, or the process dies, at each write, sync, truncation, removal and renaming of an act.

Faults F01, F03, F07 and F08. Whatever was told as saved is there, with its number; no number twice or nobody's; each
thing told once in the ledger; what was told lies on the disk; and the counter goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from reliability import Tried

MODES = ["kill", "torn", "EIO once", "EIO sticky", "ENOSPC once", "ENOSPC sticky"]
LEAST = {"receive": 60, "print": 40, "create": 100}  # fewer points would mean that the shim saw nothing


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("act", ["receive", "print"])
def test_an_act_holds_at_every_point(sweep: Callable[..., dict[str, Any]], act: str, mode: str, tried: Tried) -> None:
    result = sweep(act=act, mode=mode)
    tried(f"disk: {mode}, at every operation", result["points"])
    assert result["violations"] == {}
    assert result["points"] >= LEAST[act]


@pytest.mark.parametrize("mode", ["kill", "ENOSPC sticky"])
def test_a_store_cut_off_while_it_is_made_is_whole_or_none(
    sweep: Callable[..., dict[str, Any]], mode: str, tried: Tried
) -> None:
    result = sweep(act="create", mode=mode, step=2)
    tried(f"disk while a counter is made: {mode}", result["points"])
    assert result["violations"] == {}
    assert result["points"] >= LEAST["create"] // 2
