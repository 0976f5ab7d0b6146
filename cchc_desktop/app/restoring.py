"""Restoring a store (khôi phục kho): out of a box of backups into a new folder, whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cchc_desktop.acts import restore, set_up
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app.places import made
from cchc_desktop.domain.instants import VN, day_text
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store import backup, backup_entries, box, errors, files, folders, keys, ledger, replay, schema
from cchc_desktop.store.box_look import Look, look
from cchc_desktop.store.connection import FILE_NAME, Database
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.store.keys import KeyPlace, NoCredentialStoreError
from cchc_desktop.store.replay import Unfitting
from cchc_desktop.store.upgrading import Told, untold

_OTHERS = (FILE_NAME + "-wal", FILE_NAME + "-shm", FILE_NAME + "-journal")


@dataclass(frozen=True, slots=True)
class Source:
    """A box of backups, the key they are under, and of which mode the store has to be."""

    box: Path
    key: bytes
    mode: str = set_up.REAL


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: as of when, how many entries followed it, what could not be read, and the numbers from now on."""

    snapshot_at: datetime
    passed_over: int  # newer backups that are damaged
    entries: int
    put_back: int  # of them, those kept after the snapshot
    torn: bool  # the kept entries end with a piece that was cut off or damaged
    numbered: bool  # else provisional numbers until the portal was met
    instance: str
    key_place: KeyPlace
    scans_sound: bool  # else some that are in the backup cannot be read


def only_box(place: Path, key: bytes) -> Path:
    """The one box in a folder; raises Refused when there is none, or several to choose from, told apart by the key."""
    found = box.found(place)
    if len(found) == 1:
        return found[0]
    message = (
        f"Trong đó có {len(found)} hộp sao lưu. Chưa làm gì. Chỉ rõ một, thường là hộp mới nhất của đúng quầy này: "
        f"{_told_apart(found, key)}."
        if found
        else "Không thấy bản sao lưu nào trong thư mục đó. Chưa làm gì. Kiểm tra USB hoặc thư mục chung."
    )
    raise Refused((Problem("from", "restore.box", message),))


def _told_apart(boxes: list[Path], key: bytes) -> str:
    looks = sorted((look(each, key) for each in boxes), key=lambda seen: seen.newest, reverse=True)
    return "; ".join(map(_words, looks))


def _words(seen: Look) -> str:
    newest = seen.newest.astimezone(VN)
    when = f"mới nhất {newest:%H:%M} ngày {day_text(newest.date())}"
    if not seen.counter:
        return f"{seen.name} ({when}, khóa này không mở được)"
    return f"{seen.name} (quầy {seen.counter}, {when}, {seen.entries} việc)"


def restore_into(folder: Path, source: Source, now: datetime, told: Told = untold) -> Restored:
    """Makes the store in `folder`, which is not there yet or empty; whatever ends it early, the folder is as before.

    The newest backup that proves sound is taken, then the entries kept after it; a new instance begins. `told` is how far
    a backup that an older program made is brought up to date.
    Raises Refused, StoreTrouble (WRONG_KEY, BAD_BACKUP, NEWER, MODE, FULL …).
    """
    _demand_new(folder)
    made(folder.parent)
    part = folder.with_name(folder.name + ".part")
    with errors.guarded(), _emptied(part):
        at, passed_over = _newest_sound(source, part)
        scans = _copy_scans(source, part)
        filled = _filled(source, part, at, now, told)
        _demand_whole(part)
        place = _keep_key(folder, part, source.key)
        _put_in_place(part, folder)
    return Restored(at, passed_over, *filled, place, scans)


def _demand_new(folder: Path) -> None:
    """Nothing is ever restored over a store, nor beside the write-ahead log of one that was there."""
    with errors.guarded():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            message = f"Thư mục {folder.name} đã có dữ liệu. Chưa làm gì. Chọn một thư mục mới."
            raise Refused((Problem("into", "restore.folder", message),))


@contextmanager
def _emptied(part: Path) -> Iterator[None]:
    """A folder of ours to work in; what an earlier try left in it is thrown away, and what this one leaves too."""
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    try:
        yield
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _newest_sound(source: Source, part: Path) -> tuple[datetime, int]:
    """When the newest sound backup was made, copied into `part`; and how many newer ones are not sound."""
    trouble = StoreTrouble(Trouble.BAD_BACKUP)
    for passed_over, at in enumerate(reversed(box.snapshots(source.box))):
        copy = part / FILE_NAME
        with box.reached():
            shutil.copyfile(box.snapshot_path(source.box, at), copy)
        try:
            backup.prove(copy, source.key)
        except StoreTrouble as found:
            if found.trouble not in (Trouble.BAD_BACKUP, Trouble.WRONG_KEY):
                raise
            trouble = found
            continue
        return at, passed_over
    raise trouble


def _copy_scans(source: Source, part: Path) -> bool:
    """Whether every page of them is sound; a file that cannot even be opened stays away, the others come all the same."""
    kept, copy = source.box / files.FILE_NAME, part / files.FILE_NAME
    if not kept.is_file():
        return True
    with box.reached():
        shutil.copyfile(kept, copy)
    try:
        return backup.is_sound(copy, source.key)
    except StoreTrouble as trouble:
        if trouble.trouble is not Trouble.WRONG_KEY:
            raise
    copy.unlink()
    return False


def _filled(source: Source, part: Path, at: datetime, now: datetime, told: Told) -> tuple[int, int, bool, bool, str]:
    """(entries, of them put back, torn, numbered, instance) of the store in `part`, made this machine's own."""
    db = schema.open_store(part, source.key, told=told)
    try:
        set_up.demand_mode(db, source.mode)
        added, torn = _put_back(db, source, at)
        begun = restore.begin_instance(db, part, now, top_tenth=box.claim(source.box))
        return ledger.last_pos(db), added, torn, begun.numbered, begun.instance
    finally:
        db.close()


def _put_back(db: Database, source: Source, since: datetime) -> tuple[int, bool]:
    """How many entries followed the snapshot of `since`; whether something after them cannot be read.

    The portal is asked for that. What was kept before the snapshot is in it, and nobody minds what became of it.
    """
    added = 0
    for at in (each for each in box.entries(source.box) if each >= since):
        try:
            kept = backup_entries.read(box.entries_path(source.box, at), source.key)
            added += len(replay.put_back(db, kept.entries))
        except (StoreTrouble, Unfitting) as found:
            if isinstance(found, StoreTrouble) and found.trouble is not Trouble.BAD_BACKUP:
                raise
            return added, True
        if kept.torn:
            return added, True
    return added, False


def _demand_whole(part: Path) -> None:
    """One file a database: the log went into it when its last connection was closed."""
    if any((part / name).exists() for name in _OTHERS):
        raise StoreTrouble(Trouble.INPUT_OUTPUT)
    for path in part.iterdir():
        with path.open("rb+") as file:
            os.fsync(file.fileno())
    folders.settle(part)


def _keep_key(folder: Path, part: Path, key: bytes) -> KeyPlace:
    """In the credential store under the folder's last name, else in a file within it."""
    try:
        keys.keep(folder, key, KeyPlace.CREDENTIAL_STORE)
    except NoCredentialStoreError:
        keys.keep(part, key, KeyPlace.FILE)
        return KeyPlace.FILE
    return KeyPlace.CREDENTIAL_STORE


def _put_in_place(part: Path, folder: Path) -> None:
    if folder.exists():
        folder.rmdir()  # empty: it was looked at
    part.replace(folder)
    folders.settle(folder.parent)
