"""Files as the hub keeps them (tệp đính kèm trên cổng): on disk by unit and SHA-256, whole and checked, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import uuid4

from cchc_desktop.hub.database import Storage
from cchc_desktop.wire.canonical import is_sha256, sha256_hex

_NAME = "shelf"  # a file with this shelf's own name
_PIECE = 256 * 1024


class Shelf:
    """The files of every unit below one folder; each unit sees its own alone, whatever another one holds.

    The disk is the one truth: what lies there under its hash is held. Several hubs may share the folder.
    """

    def __init__(self, folder: Path) -> None:
        """Makes the folder (0700) when there is none; raises OSError."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = folder
        self.name = self._named()

    def _named(self) -> str:
        """This shelf's name for good, so that a counter notices when another (an empty one) stands in its place."""
        path = self.folder / _NAME
        if not path.is_file():
            fresh = self.folder / f"{_NAME}.{uuid4().hex}"
            write_durably(fresh, uuid4().hex[:12].encode())
            try:
                os.link(fresh, path)  # fails when another hub was first: then its name counts
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
            sync_folder(self.folder)
        return path.read_text(encoding="ascii")

    def place(self, unit: str, sha256: str) -> Path:
        """Where a unit's file lies, or would; a unit's code is never part of a path."""
        return self.folder / "units" / sha256_hex(unit.encode())[:32] / sha256[:2] / sha256

    def size(self, unit: str, sha256: str) -> int | None:
        """How long a file is that the unit holds; None when it does not, or when this is no hash."""
        if not is_sha256(sha256):
            return None
        try:
            return self.place(unit, sha256).stat().st_size
        except FileNotFoundError:
            return None

    def missing(self, unit: str, named: Iterable[str]) -> list[str]:
        """Those of `named` that the unit does not hold, each once."""
        return [sha256 for sha256 in dict.fromkeys(named) if self.size(unit, sha256) is None]

    def take(self, unit: str, sha256: str, file: Path) -> None:
        """Moves a file, known to hash so and to be on disk, to its place for good; the same one again does no harm."""
        place = self.place(unit, sha256)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.replace(place)
        for folder in list(place.parents)[:3]:
            sync_folder(folder)

    def pieces(self, unit: str, sha256: str, part: range) -> Iterator[bytes]:
        """The bytes of a held file from `part.start` to before `part.stop`."""
        with self.place(unit, sha256).open("rb") as opened:
            opened.seek(part.start)
            left = len(part)
            while left > 0 and (piece := opened.read(min(left, _PIECE))):
                left -= len(piece)
                yield piece


def folder_beside(storage: Storage) -> Path | None:
    """Where a hub over a SQLite file keeps its files unless told; None for a database that is no file."""
    url = storage.engine.url
    return Path(f"{url.database}.files") if url.get_backend_name() == "sqlite" and url.database else None


def write_durably(path: Path, data: bytes) -> None:
    """A new file that is on disk when this returns; its name is only once the folder is synced too."""
    with path.open("xb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def sync_folder(folder: Path) -> None:
    """Names in `folder` are on disk when this returns; Windows keeps them by itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
