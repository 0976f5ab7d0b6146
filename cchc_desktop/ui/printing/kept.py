"""Slips kept for want of a printer (giấy giữ lại): a PDF beside the store, named by code and kind alone, 0600."""

from __future__ import annotations

import os
import re
from pathlib import Path

from cchc_desktop.domain.slip_kind import RECEIPT

_FOLDER = "slips"
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]")


def name_of(kind: str, code: str) -> str:
    """What the file of a slip is called: the code, behind it the kind when it is no receipt."""
    return code if kind == RECEIPT else f"{code}-{kind}"


def file_of(folder: Path, name: str) -> Path:
    """Where the slip of that name lies, or would; `folder` is the store's, and no name leads out of it."""
    return folder / _FOLDER / f"{_UNSAFE.sub('_', name).lstrip('.') or '_'}.pdf"


def keep(folder: Path, name: str, data: bytes) -> Path:
    """Writes it, whole or not at all, in place of an older one; only its owner may read it. Raises OSError."""
    file = file_of(folder, name)
    file.parent.mkdir(mode=0o700, exist_ok=True)
    part = file.with_suffix(".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        target.write(data)
    part.replace(file)
    return file


def drop(folder: Path, name: str) -> None:
    """Takes it away once it is on paper: it holds a citizen's data outside the encrypted store."""
    file_of(folder, name).unlink(missing_ok=True)
