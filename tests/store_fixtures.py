"""An empty store for tests of store, dossiers that live in it with their entries, and work done in another process."""

from __future__ import annotations

import functools
import os
import pickle
import tempfile
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from factories import NOW, a_clerk, a_dossier

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Event, Received
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import dossiers, ledger, schema
from cchc_desktop.store.connection import FILE_NAME, Database, checkpoint, transaction
from cchc_desktop.store.ledger import Entry, Subject
from cchc_desktop.store.uids import new_uid
from cchc_desktop.wire import payloads

Result = TypeVar("Result")

KEY = bytes(range(32))  # of made-up stores only
SALT = bytes(16)
AT = instant_text(NOW)
INSTANCE = "0192f7c0-0000-7000-8000-00000000aaaa"
NOBODY = 65534  # a user who may write nowhere


@functools.cache
def _template() -> bytes:
    """The file of a store with its schema and an open chain: making one anew costs 50 ms."""
    with tempfile.TemporaryDirectory() as folder:
        db = schema.create_store(Path(folder), KEY)
        with transaction(db):
            ledger.open_instance(db, INSTANCE, AT)
        checkpoint(db)
        db.close()
        return (Path(folder) / FILE_NAME).read_bytes()


def a_store(folder: Path) -> Database:
    """A new, empty store in `folder`, for writing."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE_NAME).write_bytes(_template())
    return schema.open_store(folder, KEY)


def happened(db: Database, before: Dossier, event: Event) -> Dossier:
    """`event` folded, saved and entered, without asking the rules."""
    after = before.after(event)
    with transaction(db):
        dossiers.save(db, after)
        entered(db, event, after)
    return after


def entered(db: Database, event: Event, after: Dossier) -> Entry:
    """Only the ledger entry."""
    payload = payloads.write(event, after, SALT)
    return ledger.append(db, payload, Subject(after.uid), a_clerk(), instant_text(event.at), new_uid())


def received(db: Database, number: int = 1, at: datetime | None = None, **changes: Any) -> Dossier:
    """A dossier of its own uid and code with its first entry; `changes` of the dossier."""
    moment = at or NOW + timedelta(minutes=number)
    facts = {"uid": new_uid(), "code": f"H52.18-261005-{3000 + number:04}", "received_at": moment} | changes
    dossier = replace(a_dossier(), **facts)
    return happened(db, dossier, Received(moment, dossier))


def noted(db: Database, kind: str = "sign_in", detail: dict[str, Any] | None = None) -> Entry:
    """An entry about the counter itself."""
    with transaction(db):
        return ledger.append(db, payloads.counter_event(kind, detail or {}, SALT), Subject(), a_clerk(), AT, new_uid())


def in_child(work: Callable[[], Result], *, user: int | None = None) -> Result:
    """What `work` gives in a forked process, as `user` when told; raises RuntimeError when the process died of it."""
    return in_children([work], user=user)[0]


def in_children(works: Sequence[Callable[[], Result]], *, user: int | None = None) -> list[Result]:
    """The same of several processes at once."""
    children = [_forked(work, user) for work in works]
    return [_answer(child, pipe) for child, pipe in children]


def _forked(work: Callable[[], object], user: int | None) -> tuple[int, int]:
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside threads: the child starts none
        child = os.fork()
    if child == 0:
        _in_the_child(work, user, writing)
    os.close(writing)
    return child, reading


def _answer(child: int, reading: int) -> Any:
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    if not answer:
        raise RuntimeError("the process died")
    return pickle.loads(answer)


def _in_the_child(work: Callable[[], object], user: int | None, writing: int) -> None:
    try:
        if user is not None:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
        os.write(writing, pickle.dumps(work()))
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
        raise
    finally:
        os._exit(0)
