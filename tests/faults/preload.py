"""Runs a script with a small C library before the system's own, which sees every file operation."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
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


def preloaded(source: str, folder: Path, script: str, *words: object) -> str:
    """What a script beside this file says, the library of `source` loaded before it; raises when it fails."""
    command = [sys.executable, str(HERE / script), *map(str, words)]
    ran = subprocess.run(command, env=surroundings(_library(source, folder)), capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@functools.cache
def _library(source: str, folder: Path) -> Path:
    return built(source, folder)
