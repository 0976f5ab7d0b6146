"""Two faults one after the other (reliability.md, F09): an error of the disk, then the end while it is being mended."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from reliability import Tried

from tests.faults.preload import built, in_memory, ran

PAIRS = int(os.environ.get("CCHC_COMPOUND", "100"))
ENOUGH = 100  # pairs in which a planted bug must show

Play = Callable[..., dict[str, Any]]


@pytest.fixture
def play(tmp_path: Path) -> Iterator[Play]:
    """Plays (how many pairs, seed, planted bug)."""
    library = built("shim.c", tmp_path)

    def played(pairs: int, seed: int, bug: str = "") -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(ran(library, "compound_pairs.py", folder, pairs, seed, bug))
        return answer

    with in_memory() as folder:
        yield played


@pytest.mark.timeout(0)
def test_an_error_and_then_the_end_lose_nothing_and_give_no_number_twice(play: Play, seed: int, tried: Tried) -> None:
    tried("error of the disk, then the end while it is mended", PAIRS)
    answer = play(PAIRS, seed)

    assert answer["violations"] == {}
    assert answer["pairs"] == PAIRS
    assert answer["errors"] > PAIRS / 2  # both faults came about
    assert answer["kills"] > PAIRS / 2


@pytest.mark.parametrize("bug", ["commit error swallowed", "outbox in a second transaction", "told before the commit"])
def test_the_pairs_have_teeth(play: Play, seed: int, bug: str, tried: Tried) -> None:
    tried(f"planted bug found: {bug} (pairs)", 1)
    assert play(ENOUGH, seed, bug)["violations"]
