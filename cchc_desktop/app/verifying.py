"""Verification in the background (kiểm tra nền): the whole ledger, then every dossier rebuilt, with rests."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QObject, Signal

from cchc_desktop.store import verify
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.store.flaws import Flaw

_AFTER_START = 20.0  # seconds: the clerk's first dossier comes first
_REST = 0.05  # seconds after each thousand: a quarter of the time at the most


class _Ended(Exception):
    """The program closes; the rest is checked next time."""


class Verifying(QObject):
    """One pass a start, on a thread and a read-only connection of its own."""

    found = Signal(object)  # Flaw; nothing is said of a sound store
    troubled = Signal(object)  # StoreTrouble: it could not be read to its end

    def __init__(self, open_store: Callable[[], Database], after: float = _AFTER_START) -> None:
        """`after` seconds it begins."""
        super().__init__()
        self._open, self._after = open_store, after
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="verification", daemon=True)

    def start(self) -> None:
        """Begin, after a while."""
        self._thread.start()

    def stop(self) -> None:
        """End at the next rest; returns when it has."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        if self._stop.wait(self._after):
            return
        try:
            self._pass()
        except StoreTrouble as trouble:
            self.troubled.emit(trouble)

    def _pass(self) -> None:
        with closing(self._open()) as db:
            try:
                flaw = self._check(db)
            except _Ended:
                return
        if flaw is not None:
            self.found.emit(flaw)

    def _check(self, db: Database) -> Flaw | None:
        return verify.check_chain(db, self._rest) or verify.check_rebuilt(db, self._rest)

    def _rest(self) -> None:
        if self._stop.wait(_REST):
            raise _Ended
