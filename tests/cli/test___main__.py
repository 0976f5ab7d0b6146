"""The package run as a module."""

from __future__ import annotations

import subprocess
import sys

from cchc_desktop import __version__


def test_it_is_the_same_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cchc_desktop.cli", "--version"], capture_output=True, text=True, timeout=60, check=True
    )

    assert __version__ in done.stdout
