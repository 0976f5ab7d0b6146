"""Backing up in the background (sao lưu nền): a thread and a connection of its own, which no clerk waits for."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts import backup
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble

_EVERY = 60.0  # seconds: what is due is found in the store, so that a start of the program changes nothing
_PATIENCE = 3.0  # the program ends without what is half copied; the older backups are whole


class BackingUp(QObject):
    """Looks each minute for what is due, until stopped; how it goes stands in the store, for the sync page."""

    looked = Signal()

    def __init__(
        self, open_store: Callable[[], Database], clock: Callable[[], datetime], every: float = _EVERY
    ) -> None:
        super().__init__()
        self._open, self._clock, self._every = open_store, clock, every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="backup", daemon=True)

    def start(self) -> None:
        """Begin, after a while: the clerk's first dossier comes first."""
        self._thread.start()

    def stop(self) -> None:
        """No more; returns when the thread has ended or its patience has."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE)

    def _run(self) -> None:
        while not self._stop.wait(self._every):
            try:
                self._look()
            except StoreTrouble:
                pass  # noted in the store, said on the sync page; tried again
            except Exception:  # noqa: BLE001  # a bug is shown, and no reason to make no backup tomorrow
                sys.excepthook(*sys.exc_info())
            self.looked.emit()

    def _look(self) -> None:
        with closing(self._open()) as db:
            backup.back_up_what_is_due(db, self._clock())
