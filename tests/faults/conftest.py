"""The sweeps of disk faults: a process under the shim that answers requests."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults.histories import a_hub
from tests.faults.preload import built, in_memory, surroundings
from tests.sync.hubs import InProcess, RunningHub

HERE = Path(__file__).parent
Sweep = Callable[..., dict[str, Any]]


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder for stores by the hundred: in memory where there is a place for it."""
    with in_memory() as folder:
        yield folder


@pytest.fixture
def at(memory: Path) -> Iterator[tuple[RunningHub, InProcess]]:
    """The hub of one test's histories."""
    with a_hub(memory / "hub") as made:
        yield made


@pytest.fixture(scope="session")
def sweep(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sweep]:
    """Asks the server for a sweep: `sweep(act=…, mode=…)` gives {"points": n, "violations": {point: what}}.

    Its thousands of stores are made in memory where there is a place for it, for syncs cost nothing there.
    """
    library = built("shim.c", tmp_path_factory.mktemp("shim"))
    with in_memory() as base:
        command = [sys.executable, str(HERE / "sweep_server.py"), str(base)]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=surroundings(library)
        ) as server:
            yield lambda **request: _asked(server, request)
            assert server.stdin is not None
            server.stdin.close()


def _asked(server: subprocess.Popen[str], request: dict[str, Any]) -> dict[str, Any]:
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(request) + "\n")
    server.stdin.flush()
    line = server.stdout.readline()
    assert line, "the server of sweeps died; its words are above"
    answer: dict[str, Any] = json.loads(line)
    return answer
