"""The stick (USB mang gói): sealed files in one folder, each whole under its name or not there; named after no person.

`cchc-<unit>-<device>-<instance>-<sequence>.goi` is a bundle, the same with `.tra-loi` what the portal answered.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from cchc_desktop.store import folders
from cchc_desktop.store.errors import StoreTrouble, Trouble, guarded

Kind = Literal["goi", "tra-loi"]
BUNDLE: Kind = "goi"
ANSWER: Kind = "tra-loi"
MOST = 64 * 1024 * 1024  # bytes of one file
_INSTANCE_LETTERS = 6
_NAME = re.compile(
    r"cchc-(?P<unit>[A-Z0-9.]{1,40})-(?P<device>[0-9]{2,5})-[0-9a-f]{6}-[0-9]{6,12}\.(?P<kind>goi|tra-loi)"
)
_TOO_FULL = (Trouble.FULL,)
_AWAY = (Trouble.READ_ONLY, Trouble.INPUT_OUTPUT, Trouble.FOLDER)


class Maker(NamedTuple):
    """Whose file: the unit's code, the device's label, its ledger's instance."""

    unit: str
    device: str
    instance: str

    def name(self, seq: int, kind: Kind) -> str:
        """What the file is called; another instance of the same device never has the same name."""
        return f"{self.stem}{seq:06}.{kind}"

    @property
    def stem(self) -> str:
        """What all of this maker's names begin with."""
        return f"cchc-{self.unit}-{self.device}-{self.instance[-_INSTANCE_LETTERS:]}-"


@contextmanager
def reached() -> Iterator[None]:
    """Says of the stick what the store's own sentences would say of this PC; raises StoreTrouble."""
    try:
        with guarded():
            yield
    except StoreTrouble as error:
        if error.trouble in _TOO_FULL:
            raise StoreTrouble(Trouble.STICK_FULL) from error
        if error.trouble in _AWAY:
            raise StoreTrouble(Trouble.NO_STICK) from error
        raise
    except OSError as error:  # gone while it was written, or never there
        raise StoreTrouble(Trouble.NO_STICK) from error


def put(folder: Path, name: str, data: bytes) -> None:
    """A whole file under its name once it is on the medium; until then `.part`. Raises StoreTrouble."""
    part = folder / f"{name}.part"
    with reached():
        if not folder.is_dir():
            raise StoreTrouble(Trouble.NO_STICK)
        try:
            with part.open("wb") as opened:
                opened.write(data)
                opened.flush()
                os.fsync(opened.fileno())
            part.replace(folder / name)
            folders.settle(folder)
        except OSError:
            _forget(part)
            raise


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:  # the stick is gone
        return


def found(folder: Path, kind: Kind) -> list[Path]:
    """The files of that kind, oldest first of each maker; nobody else's, no link. Raises StoreTrouble."""
    with reached():
        if not folder.is_dir():
            raise StoreTrouble(Trouble.NO_STICK)
        return sorted(path for path in folder.iterdir() if _is_ours(path, kind))


def _is_ours(path: Path, kind: Kind) -> bool:
    named = _NAME.fullmatch(path.name)
    return named is not None and named["kind"] == kind and not path.is_symlink() and path.is_file()


def read(path: Path) -> bytes:
    """The whole file, or nothing of one larger than any may be. Raises StoreTrouble."""
    with reached(), path.open("rb") as opened:
        data = opened.read(MOST + 1)
    return data if len(data) <= MOST else b""


def drop(folder: Path, name: str) -> None:
    """Removes a file that has done its work, and what was half written of it. Raises StoreTrouble."""
    with reached():
        (folder / name).unlink(missing_ok=True)
        (folder / f"{name}.part").unlink(missing_ok=True)


def answer_name(bundle: Path) -> str:
    """What the answer to that bundle is called."""
    return f"{bundle.name.removesuffix(BUNDLE)}{ANSWER}"
