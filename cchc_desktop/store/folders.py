"""Folders (thư mục dữ liệu): a file that got a new name keeps it through a power cut once its folder is synced."""

from __future__ import annotations

import os
from pathlib import Path


def settle(folder: Path) -> None:
    """Waits until the names in `folder` are on the disk; where only a file can be synced (Windows) nothing is done."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
