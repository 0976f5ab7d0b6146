"""The network thread (luồng mạng): the background exchange, its own connection, its reports brought to the window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.store.connection import Database
from cchc_desktop.sync.exchange import Report
from cchc_desktop.sync.runner import Bell, Rounds, run

_PATIENCE = 3.0  # seconds the end of the program waits for an exchange under way; what it misses is sent next time

Portal = Callable[[], AbstractContextManager[object]]


class Network(QObject):
    """Runs exchanges until stopped; `told` comes on the window's thread when it is connected as a queued signal."""

    told = Signal(object)  # Report

    def __init__(self, open_store: Callable[[], Database], clock: Callable[[], datetime], portal: Portal) -> None:
        """`portal` is entered before the first exchange and left after the last: the practice portal runs inside it."""
        super().__init__()
        self.bell = Bell()
        self._stop = threading.Event()
        self._portal = portal
        self._rounds = Rounds(open_store, clock, self.bell, self._stop, self._tell)
        self._thread = threading.Thread(target=self._run, name="network", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """No more exchanges; returns when the thread has ended or its patience has."""
        self._stop.set()
        self.bell.send_now()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE)

    def _run(self) -> None:
        try:
            with self._portal():
                self.told.emit(Report())
                run(self._rounds)
        except OSError:
            self.told.emit(Report(trouble="Cổng thực hành không khởi động được. Hồ sơ vẫn lưu tại máy."))

    def _tell(self, report: Report) -> None:
        if not self._stop.is_set():
            self.told.emit(report)
