"""Bugs planted on purpose, one at a time: faults that the harness must find, or it finds nothing."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import fault_fixtures
from factories import NOW, an_intake
from fault_fixtures import CLERK, Tell, desk_of, told_of

from cchc_desktop.acts import receive
from cchc_desktop.store import connection, number_file, numbers
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.errors import StoreTrouble


@contextmanager
def planted(name: str) -> Iterator[None]:
    """The program with the bug of that name in it; "" is the program as it is."""
    with BUGS[name]():
        yield


@contextmanager
def _none() -> Iterator[None]:
    yield


@contextmanager
def _acting(act: Callable[[Database, Path, Tell], None]) -> Iterator[None]:
    with mock.patch.dict(fault_fixtures.ACTS, {"receive": act}):
        yield


@contextmanager
def _number_outside_the_transaction() -> Iterator[None]:
    """The number is taken and committed first, the dossier saved after."""

    def act(db: Database, folder: Path, tell: Tell) -> None:
        with transaction(db):
            taken = numbers.take(db, folder, fault_fixtures.UNIT, NOW.date())
        with mock.patch.object(numbers, "take", return_value=taken):
            tell(told_of(receive.receive(db, desk_of(folder), an_intake(), CLERK, NOW)))

    with _acting(act):
        yield


@contextmanager
def _told_before_the_commit() -> Iterator[None]:
    def act(db: Database, folder: Path, tell: Tell) -> None:
        with transaction(db):
            tell(told_of(receive.receive(db, desk_of(folder), an_intake(), CLERK, NOW)))

    with _acting(act):
        yield


@contextmanager
def _outbox_in_a_second_transaction() -> Iterator[None]:
    """The dossier is committed, its ledger entry after it."""
    later: list[Callable[[], object]] = []
    enter = receive.enter

    def act(db: Database, folder: Path, tell: Tell) -> None:
        dossier = receive.receive(db, desk_of(folder), an_intake(), CLERK, NOW)
        with transaction(db):
            later.pop()()
        tell(told_of(dossier))

    def put_off(*args: Any) -> mock.Mock:
        later.append(lambda: enter(*args))
        return mock.Mock(occurred_at="")

    with _acting(act), mock.patch.object(receive, "enter", put_off):
        yield


@contextmanager
def _commit_error_swallowed() -> Iterator[None]:
    original = connection._transaction

    @contextmanager
    def careless(db: Database) -> Iterator[None]:
        done = False
        try:
            with original(db):
                yield
                done = True
        except StoreTrouble:
            if not done:
                raise

    with mock.patch.object(connection, "_transaction", careless):
        yield


@contextmanager
def _without_sync() -> Iterator[None]:
    """synchronous=NORMAL: a commit does not wait for the disk."""
    original = connection._prepare

    def careless(conn: Any, key: bytes, use: connection.Use) -> None:
        original(conn, key, use)
        conn.execute("pragma synchronous = normal")

    with mock.patch.object(connection, "_prepare", careless):
        yield


@contextmanager
def _number_file_without_sync() -> Iterator[None]:
    with mock.patch.object(number_file.os, "fsync", return_value=None):
        yield


@contextmanager
def _number_file_written_in_place() -> Iterator[None]:
    """Not beside and renamed: torn, it cannot be read."""

    def careless(folder: Path, data: bytes) -> None:
        with (folder / number_file.FILE_NAME).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    with mock.patch.object(number_file, "_write", careless):
        yield


BUGS: dict[str, Callable[[], contextlib.AbstractContextManager[None]]] = {
    "": _none,
    "number allocated outside the transaction": _number_outside_the_transaction,
    "told before the commit": _told_before_the_commit,
    "outbox in a second transaction": _outbox_in_a_second_transaction,
    "commit error swallowed": _commit_error_swallowed,
    "synchronous=NORMAL": _without_sync,
    "number file not synced": _number_file_without_sync,
    "number file written in place": _number_file_written_in_place,
}
