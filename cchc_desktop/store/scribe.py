"""A second process that writes (tiến trình ghi): rows of one bulk go to disk while the acts of the next are made."""

from __future__ import annotations

import multiprocessing
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from cchc_desktop.store.bulk import Bulk, Rows
from cchc_desktop.store.connection import checkpoint, connect, transaction
from cchc_desktop.store.errors import StoreTrouble, Trouble

_REMEMBERED = 100_000  # facts, some six a dossier
_LAST_POS = "select coalesce(max(pos), 0) from ledger"


class _Ahead(Bulk):
    """A bulk whose rows a scribe writes: they can be known, but not read."""

    def flush(self) -> None:
        """Raises RuntimeError: what an act of such a bulk needs must be kept."""
        if self.known_before or self.taken():  # empty while it is being made
            raise RuntimeError("an act reads rows that are still on their way to the store")


class Scribe:
    """Hands bulks to a process of its own, one at a time and in order. The caller's connection only reads meanwhile."""

    def __init__(self, db: Database, path: Path, key: bytes) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_write, args=(theirs, path, key), daemon=True)
        self._process.start()
        theirs.close()
        self._db, self._writes = db, False
        self._before: dict[Hashable, Any] = {}
        self._told: dict[Hashable, list[Any]] = {}
        self._pos: int = db.conn.execute(_LAST_POS).fetchone()[0]

    @contextmanager
    def bulk(self) -> Iterator[Bulk]:
        """Many acts whose rows are written in one transaction, some time after this ends.

        Raises the StoreTrouble that befell the bulk before.
        """
        whole = _Ahead(self._db)
        whole.known_before, whole.told_before = self._before, self._told
        yield whole
        whole.end()
        rows = whole.taken()
        self.settle()
        self._pipe.send((self._pos, rows))
        self._writes = True
        self._pos = whole.known.get(("last", "ledger"), self._pos)
        self._told = whole.told
        self._remember(whole.known)

    def close(self) -> None:
        """Waits until all is written. Raises StoreTrouble."""
        try:
            self.settle()
            self._pipe.send(None)
        finally:
            self._pipe.close()
            self._process.join()

    def settle(self) -> None:
        """Waits for the bulk that is being written. Raises StoreTrouble when it could not be."""
        if not self._writes:
            return
        try:
            trouble = self._pipe.recv()
        except EOFError:
            raise RuntimeError("the writing process ended") from None
        self._writes = False
        if trouble:
            raise StoreTrouble(trouble)

    def _remember(self, known: dict[Hashable, Any]) -> None:
        """Keeps what a bulk knew, the newest last: first what is being written, then what saves reading it again."""
        for key, value in known.items():
            self._before.pop(key, None)
            self._before[key] = value
        for key in list(islice(self._before, max(0, len(self._before) - max(_REMEMBERED, len(known))))):
            del self._before[key]


def _write(pipe: Pipe, path: Path, key: bytes) -> None:
    db = connect(path, key)
    try:
        while batch := pipe.recv():
            pipe.send(_trouble_with(db, *batch))
    finally:
        db.close()


def _trouble_with(db: Database, after: int, rows: Rows) -> Trouble | None:
    """Writes rows that were made for a ledger ending at `after`: not when another program has entered something."""
    try:
        with transaction(db):
            if db.conn.execute(_LAST_POS).fetchone()[0] != after:
                return Trouble.LOCKED
            for statement, values in rows:
                db.conn.executemany(statement, values)
        checkpoint(db)
    except StoreTrouble as trouble:
        return trouble.trouble
    return None
