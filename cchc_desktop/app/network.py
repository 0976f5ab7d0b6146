"""The network thread (luồng mạng): the background exchange, its own connection, its reports brought to the window."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desktop.portal.errors import PortalTrouble
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.sync.bell import Bell

if TYPE_CHECKING:
    from cchc_desktop.sync.exchange import Report

_PATIENCE = 3.0  # seconds the end of the program waits for an exchange under way; what it misses is sent next time
_AGAIN = 60.0  # seconds after which an exchange that could not even begin is begun again
_NO_PORTAL = "Cổng thực hành không khởi động được. Hồ sơ vẫn lưu tại máy, sẽ tự thử lại."
_BUG = "Việc đồng bộ vừa gặp sự cố. Hồ sơ vẫn lưu tại máy, sẽ tự thử lại."

Portal = Callable[[], AbstractContextManager[object]]


class Network(QObject):
    """Runs exchanges until stopped, whatever goes wrong; signals are for queued connections to the window's thread."""

    told = Signal(object)  # Report
    troubled = Signal(str)  # a sentence: exchanges cannot even begin

    def __init__(
        self,
        open_store: Callable[[], Database],
        clock: Callable[[], datetime],
        portal: Portal,
        *,
        abandon: Callable[[], None] | None = None,
        again: float = _AGAIN,
    ) -> None:
        """`portal` is entered before the first exchange and left after the last: the practice portal runs inside it.

        `abandon` ends from another thread what entering it waits for; after `again` seconds what failed is begun anew.
        """
        super().__init__()
        self.bell = Bell()
        self._stop, self._entered = threading.Event(), threading.Event()
        self._open, self._clock, self._again = open_store, clock, again
        self._portal, self._abandon = portal, abandon
        self._thread = threading.Thread(target=self._run, name="network", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """No more exchanges; returns when the thread has ended or its patience has."""
        self._stop.set()
        self.bell.send_now()
        if self._thread.is_alive():
            if self._abandon is not None and not self._entered.is_set():
                self._abandon()
            self._thread.join(_PATIENCE)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._exchange()
            except (StoreTrouble, PortalTrouble) as trouble:
                self._trouble(trouble.sentence)
            except OSError:
                self._trouble(_NO_PORTAL)
            except Exception:  # noqa: BLE001  # a bug: shown, and no reason to leave the rest of the day unsent
                sys.excepthook(*sys.exc_info())
                self._trouble(_BUG)
            if not self._stop.is_set():
                self.bell.wait(self._again, backing_off=True)

    def _exchange(self) -> None:
        # here and not above: HTTP, cryptography and their like are loaded on this thread, behind the open window
        from cchc_desktop.sync.exchange import Report  # noqa: PLC0415
        from cchc_desktop.sync.runner import Rounds, run  # noqa: PLC0415

        with self._portal():
            self._entered.set()
            self._tell(Report())
            run(Rounds(self._open, self._clock, self.bell, self._stop, self._tell))

    def _tell(self, report: Report) -> None:
        if not self._stop.is_set():
            self.told.emit(report)

    def _trouble(self, sentence: str) -> None:
        if not self._stop.is_set():
            self.troubled.emit(sentence)
