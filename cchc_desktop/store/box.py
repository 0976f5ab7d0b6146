"""The box (hộp sao lưu): one counter's folder at the second place, and how what lies in it is named.

`cchc-<deviceInstanceId>/store-YYYYMMDDTHHMMSS.db`, `entries-….log` from that snapshot on, and `files.db`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from cchc_desktop.domain.instants import VN
from cchc_desktop.store import folders
from cchc_desktop.store.errors import StoreTrouble, Trouble, guarded

PREFIX = "cchc-"
_STORE, _ENTRIES = "store-", "entries-"
_STAMP = "%Y%m%dT%H%M%S"
_CLAIM = "restored"


@contextmanager
def reached() -> Iterator[None]:
    """Says of the second place what the store's own sentences would say of this PC; raises StoreTrouble."""
    try:
        with guarded():
            yield
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreTrouble(Trouble.NO_BACKUP_PLACE) from error
    except StoreTrouble as error:
        if error.trouble is Trouble.FULL:
            raise StoreTrouble(Trouble.BACKUP_FULL) from error
        if error.trouble in (Trouble.READ_ONLY, Trouble.INPUT_OUTPUT, Trouble.FOLDER):
            raise StoreTrouble(Trouble.NO_BACKUP_PLACE) from error
        raise


def of_instance(place: Path, instance: str) -> Path:
    """The box of a ledger's instance, made in `place`; raises StoreTrouble (MISSING: the stick is not there)."""
    with reached():
        if not place.is_dir():
            raise StoreTrouble(Trouble.NO_BACKUP_PLACE)
        box = place / f"{PREFIX}{instance}"
        if not box.is_dir():
            box.mkdir(mode=0o700)
            folders.settle(place)
        return box


def found(place: Path) -> list[Path]:
    """The boxes in a folder, or the folder itself when it is one."""
    with reached():
        if not place.is_dir():
            return []
        if snapshots(place):
            return [place]
        return sorted(box for box in place.glob(f"{PREFIX}*") if box.is_dir() and snapshots(box))


def snapshot_path(box: Path, at: datetime) -> Path:
    """Of the snapshot made then."""
    return box / f"{_STORE}{at.astimezone(VN).strftime(_STAMP)}.db"


def entries_path(box: Path, at: datetime) -> Path:
    """Of the entries after the snapshot made then."""
    return box / f"{_ENTRIES}{at.astimezone(VN).strftime(_STAMP)}.log"


def snapshots(box: Path) -> list[datetime]:
    """When the whole snapshots in the box were made, oldest first."""
    return _moments(box, _STORE, ".db")


def entries(box: Path) -> list[datetime]:
    """The snapshots after which entries were kept, oldest first."""
    return _moments(box, _ENTRIES, ".log")


def _moments(box: Path, prefix: str, suffix: str) -> list[datetime]:
    moments = []
    for path in box.glob(f"{prefix}*{suffix}"):
        try:
            moments.append(datetime.strptime(path.name[len(prefix) : -len(suffix)], _STAMP).replace(tzinfo=VN))
        except ValueError:
            continue  # somebody else's file
    return sorted(moments)


def prune(box: Path, kept: frozenset[datetime]) -> None:
    """Removes the snapshots that are not kept, what entries only they need, and what was cut off."""
    with reached():
        for part in box.glob("*.part"):
            part.unlink(missing_ok=True)
        for at in set(snapshots(box)) - kept:
            snapshot_path(box, at).unlink(missing_ok=True)
        oldest = min(kept, default=None)
        for at in entries(box):
            if oldest is not None and at < oldest:
                entries_path(box, at).unlink(missing_ok=True)


def claim(box: Path) -> bool:
    """Whether this is the first restore out of the box, and noted there for good: the kept-back numbers serve one."""
    try:
        with reached():
            descriptor = os.open(box / _CLAIM, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            os.fsync(descriptor)
            os.close(descriptor)
            folders.settle(box)
    except (StoreTrouble, FileExistsError):
        return False
    return True
