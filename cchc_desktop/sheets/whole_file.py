"""A file that is there whole or not at all (tệp nguyên vẹn): made in a folder of its own beside it, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def written(file: Path) -> Iterator[Path]:
    """Gives a path to write to; what stands there becomes `file`, for its owner alone. Raises OSError.

    Whatever else is put beside that path is gone afterwards, also when the writing fails.
    """
    with TemporaryDirectory(prefix=".", dir=file.parent) as folder:
        part = Path(folder, "part")
        yield part
        with part.open("rb+") as made:
            os.fsync(made.fileno())
        part.chmod(0o600)
        part.replace(file)


def new_file(folder: Path, name: str, ending: str) -> Path:
    """One the folder, made where it is missing, does not have yet: "a.xlsx", "a (2).xlsx". Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    count, file = 1, folder / f"{name}.{ending}"
    while file.exists():
        count += 1
        file = folder / f"{name} ({count}).{ending}"
    return file
