"""What the tests of faults have tried (số liệu độ tin cậy), gathered from all workers and written when it is asked for."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
WRITTEN_TO = os.environ.get("CCHC_RELIABILITY_REPORT", "")
_TRIED = "tried"

Tried = Callable[[str, int], None]


class Figures:
    """By kind: how many were tried, with which seeds, and in how many tests something was wrong."""

    def __init__(self) -> None:
        self.kinds: dict[str, dict[str, Any]] = {}

    def take(self, report: pytest.TestReport) -> None:
        """What one test has tried, as its report carries it from the worker."""
        if report.when != "call":
            return
        for name, value in report.user_properties:
            if name == _TRIED:
                self._add(*value, wrong=bool(report.failed))

    def _add(self, kind: str, number: int, seed: int | None, wrong: bool) -> None:
        figure = self.kinds.setdefault(kind, {"tried": 0, "tests": 0, "wrong": 0, "seeds": []})
        figure["tried"] += number
        figure["tests"] += 1
        figure["wrong"] += wrong
        if seed is not None:
            figure["seeds"] = sorted({*figure["seeds"], seed})

    def written(self) -> str:
        """As JSON; `wrong` counts tests in which anything was lost, twice, or not as it was told."""
        head = {
            "day": date.today().isoformat(),
            "commit": _commit(),
            "profile": os.environ.get("HYPOTHESIS_PROFILE", "ci"),
        }
        kinds = dict(sorted(self.kinds.items()))
        return json.dumps({**head, "kinds": kinds}, ensure_ascii=False, indent=1) + "\n"


def _commit() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


@pytest.fixture
def tried(request: pytest.FixtureRequest) -> Tried:
    """`tried(kind, number)`: so many of a kind are tried by this test, from its seed if it draws from one."""
    seed = request.getfixturevalue("seed") if "seed" in request.fixturenames else None
    return lambda kind, number: request.node.user_properties.append((_TRIED, [kind, number, seed]))


FIGURES = Figures()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Each test's report comes by here, in the process that gathers them."""
    FIGURES.take(report)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Only where all is gathered, and only when a place was named."""
    if WRITTEN_TO and FIGURES.kinds and not hasattr(session.config, "workerinput"):
        Path(WRITTEN_TO).write_text(FIGURES.written(), encoding="utf-8")
