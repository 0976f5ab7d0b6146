"""A copied ledger (sổ cái có hai bản): a disk was cloned, or an old copy put back, and the portal has what this one has not.

From the moment it is seen this machine repeats nothing of the other: new numbers, a new instance; nothing is lost of either.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from cchc_desktop.acts import restore
from cchc_desktop.domain.instants import instant_text, to_millisecond
from cchc_desktop.store import forks, meta, number_jump, tasks
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.tasks import Task

FORKED = "forked"  # the task: this machine works on with a copy, which another has gone on with
TAMPERED = "SO_BI_SUA"  # the task: what this ledger holds was changed
_DOUBTED = "doubted_instance"  # the instance whose journal at the portal has still to be read


def notice(db: Database, instance: str) -> None:
    """No more numbers of those that the other may give, whatever the portal still has to tell; said again it does nothing."""
    with transaction(db):
        number_jump.jump(db, top_tenth=False)
        if doubted(db) != instance:
            meta.remove(db, restore.WISH)
            restore.take_label(db, instance)
            meta.write(db, _DOUBTED, instance)


def doubted(db: Database) -> str | None:
    """The instance of which the portal may have another history."""
    return meta.read(db, _DOUBTED)


def calm(db: Database) -> None:
    """The portal has nothing that is not here after all; the numbers stay given up."""
    if doubted(db):
        meta.remove(db, _DOUBTED)


def fall_in(db: Database, folder: Path, now: datetime, apart: int = 0) -> None:
    """This copy is only older: what the portal has more of it is put back, as after a restore."""
    with transaction(db):
        restore.begin_instance(db, folder, now, top_tenth=False, apart=apart)
        _settled(db, now)


def branch_off(
    db: Database, place: tuple[str, int], unknown: Sequence[str], folder: Path, now: datetime, apart: int = 0
) -> None:
    """Both went on: what was entered here after `place`, an instance and its last common number, goes under a new name.

    `unknown`: later instances that the portal has nothing of. What the other has entered comes by the feed.
    """
    instance, through = place
    with transaction(db):
        forks.branch(db, instance, through, unknown)
        begun = restore.begin_instance(db, folder, now, top_tenth=False, apart=apart)
        for former in dict.fromkeys((instance, begun.former, *unknown)):
            restore.settle(db, former)
        _settled(db, now)


def _settled(db: Database, now: datetime) -> None:
    meta.remove(db, _DOUBTED)
    at = instant_text(to_millisecond(now))
    for task in tasks.still_open(db):
        if task.kind == TAMPERED:  # it was this after all
            tasks.close(db, task.id, at, restore.RESTORER.code)
    tell(db, FORKED, now)


def has_twin(db: Database) -> bool:
    """Whether another machine has worked as this counter, as far as it was ever told here."""
    told = ((kind, _detail(kind)) for kind in (FORKED, restore.TWIN))
    return any(tasks.was_told(db, Task(0, kind, None, None, detail, "")) for kind, detail in told)


def tell(db: Database, kind: str, now: datetime) -> None:
    """A person has to know; told once while it is open."""
    with transaction(db):
        tasks.add(db, Task(0, kind, None, None, _detail(kind), instant_text(to_millisecond(now))))


def _detail(kind: str) -> bytes:
    return msgspec.json.encode({"code": kind})
