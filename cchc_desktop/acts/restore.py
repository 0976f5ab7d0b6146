"""Restoring (khôi phục): what a backup lacks is put back, a new instance begins, and its numbers jump."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from cchc_desktop.acts.record import note_counter
from cchc_desktop.domain.batch import HANDOVER, POSTAL, stem
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.domain.instants import instant_text, parse_instant, to_millisecond
from cchc_desktop.domain.office_file import OfficeFile, read_office
from cchc_desktop.store import batches, dossiers, forks, ledger, meta, number_jump, replay, slip_numbers, tasks
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.ledger import Entry
from cchc_desktop.store.tasks import Task
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire.canonical import sha256_hex

FORMER = "restored_instances"  # those whose journal has to be asked for at the portal, oldest first
AGAIN = "restored_again"  # the task: acts of before the restore came back to a dossier that was worked on since
TWIN = "twin"  # the task: two machines work as one counter
RESTORER = Clerk("khoi-phuc", "Khôi phục", role=Role.ADMIN)
WISH = "range_wish"  # the key of a range asked for: the other may be granted one under it
_A_DAY = 100  # letters and batches that a counter makes in a day, and more
_APART = 1_000  # between the letters and batches of machines that went on as one counter
_OF_THE_LOST_PC = (WISH, "backup_at", "backup_entries_at", "backup_trouble", "sync_trouble")


@dataclass(frozen=True, slots=True)
class Begun:
    """The new instance and the former, and whether dossiers get numbers at once (else provisional ones)."""

    instance: str
    former: str
    numbered: bool


def begin_instance(db: Database, folder: Path, now: datetime, *, top_tenth: bool, apart: int = 0) -> Begun:
    """Makes a restored store one that repeats nothing the lost one may have given out since.

    `top_tenth`: no other store was restored out of the same backup, so that the kept-back numbers are this one's.
    `apart`: how many ledgers of this counter's the portal knew before, so that no two machines jump equally far.
    """
    at, instance = to_millisecond(now), new_uid()
    with transaction(db):
        former, last = ledger.instance(db), ledger.last_at(db)
        ledger.open_instance(db, instance, instant_text(at), forks.head_hash(db))
        serving = number_jump.jump(db, top_tenth=top_tenth)
        if not top_tenth:
            take_label(db, instance)
        for name in _OF_THE_LOST_PC:
            meta.remove(db, name)
        meta.write(db, "backup_since", instant_text(at))
        meta.write(db, FORMER, " ".join([*formers(db), former]))
        _jump_letters(db, folder, at, parse_instant(last) if last else at, apart)
        detail = {"banTruoc": former, "maSoDuPhong": serving > 0}
        note_counter(db, "restore", detail, RESTORER, at)
    return Begun(instance, former, serving > 0)


def take_label(db: Database, instance: str) -> None:
    """Provisional numbers that are nobody else's: the portal gives no label that begins with 9."""
    meta.write(db, "device", f"9{int(sha256_hex(instance.encode()), 16) % 10_000:04}")


def part(db: Database, folder: Path, now: datetime, apart: int = 0) -> Begun:
    """This machine is a twin: another was restored out of its backup and is the counter now. It repeats nothing of it.

    Its own number ranges are the other's; until the portal grants one, numbers are provisional, by a label of its own.
    """
    with transaction(db):
        begun = begin_instance(db, folder, now, top_tenth=False, apart=apart)
        settle(db, begun.former)
        detail = msgspec.json.encode({"code": TWIN})
        tasks.add(db, Task(0, TWIN, None, None, detail, instant_text(to_millisecond(now))))
    return begun


def formers(db: Database) -> list[str]:
    """The instances whose journal has still to be asked for."""
    return (meta.read(db, FORMER) or "").split()


def _jump_letters(db: Database, folder: Path, now: datetime, last: datetime, apart: int) -> None:
    """Letters by a day's number for each day that may be lost; batches, which begin anew each day, of today."""
    days = max(timedelta(), min(now - last, now - now.replace(month=1, day=1))).days + 1
    slip_numbers.jump(db, folder, now.year, _A_DAY * days + _APART * apart)
    file = read_office(meta.read(db, "office") or "")
    if isinstance(file, OfficeFile):
        for kind in (HANDOVER, POSTAL):
            begins = stem(kind, file.office.counter, now.date())
            batches.jump(db, folder, begins, now.date(), _A_DAY + _APART * apart)


def put_back(db: Database, entries: Sequence[Entry], now: datetime) -> int:
    """Entries of a former instance that came from the portal's journal; how many were new.

    A dossier that was worked on since the restore is a task: what was done before it now stands behind. Raises Unfitting.
    """
    with transaction(db):
        added = replay.put_back(db, entries)
        for uid in _worked_on(db, added):
            detail = msgspec.json.encode({"code": AGAIN})
            tasks.add(db, Task(0, AGAIN, uid, None, detail, instant_text(to_millisecond(now))))
    return len(added)


def _worked_on(db: Database, added: Iterable[Entry]) -> list[str]:
    instance = ledger.instance(db)
    touched = dict.fromkeys(entry.dossier_uid for entry in added if entry.dossier_uid)
    return [
        uid
        for uid in touched
        if dossiers.get(db, uid) and any(entry.instance == instance for entry in ledger.of_dossier(db, uid))
    ]


def settle(db: Database, former: str) -> None:
    """The portal's journal of a former instance is here whole, and its ranges are burned there."""
    with transaction(db):
        left = [instance for instance in formers(db) if instance != former]
        if not left:
            number_jump.give_up(db)
            meta.remove(db, FORMER)
            return
        meta.write(db, FORMER, " ".join(left))
