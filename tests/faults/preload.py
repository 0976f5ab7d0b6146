"""Runs a script with a small C library before the system's own, which sees every file operation."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def built(source: str, folder: Path) -> Path:
    """The library made of a C file beside this one; skips the test where that cannot be."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("needs Linux and a C compiler (apt-get install gcc libc6-dev): it puts a library before libc")
    library = folder / source.replace(".c", ".so")
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(library), str(HERE / source), "-ldl"]
    subprocess.run(command, check=True)
    return library


def surroundings(library: Path) -> dict[str, str]:
    """The environment of a process that loads the library first."""
    places = os.pathsep.join([str(ROOT / "tests"), str(ROOT)])
    return {**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": places, "PYTHONDONTWRITEBYTECODE": "1"}


def ran(library: Path, script: str, *words: object) -> str:
    """What a script beside this file says, the library loaded before it; raises when it fails."""
    command = [sys.executable, str(HERE / script), *map(str, words)]
    done = subprocess.run(command, env=surroundings(library), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def in_memory() -> Iterator[Path]:
    """A folder for thousands of stores: in memory where there is a place for it, for syncs cost nothing there."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)
