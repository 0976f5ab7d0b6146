"""The same acts without a window (dòng lệnh): for IT staff, scripts and tests."""

from cchc_desktop.cli.main import main

__all__ = ["main"]
