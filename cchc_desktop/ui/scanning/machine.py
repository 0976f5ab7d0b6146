"""The paper scanner (máy quét giấy) on a thread of its own: looked for, scanned from, stopped; never waited for."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal, Slot

from cchc_desktop.ui.scanning.driver import Driver, ScanTrouble


class PaperScanner(QObject):
    """One thing at a time: `listed` after `look`; `paged` and `scanned` after `scan`; `failed` after either.

    What was asked for before `forget` is not told of any more.
    """

    listed = Signal(object)  # tuple[Device, ...]
    paged = Signal(int)  # how many pages are there
    scanned = Signal(object)  # tuple[bytes, ...]: JPEG pages
    failed = Signal(object)  # Trouble
    _told = Signal(object, object, object)

    def __init__(self, driver: Driver, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._driver = driver
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._stopped = threading.Event()
        self._job: object = None
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.stop)
        self.destroyed.connect(self._stopped.set)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def look(self) -> None:
        """Which scanners are there."""

        def work(stopped: Callable[[], bool]) -> Iterator[tuple[Any, Any]]:
            yield self.listed, self._driver.devices(stopped)

        self._begin(work)

    def scan(self, device: str) -> None:
        """All the pages it has."""

        def work(stopped: Callable[[], bool]) -> Iterator[tuple[Any, Any]]:
            pages = []
            for page in self._driver.pages(device, stopped):
                pages.append(page)
                yield self.paged, len(pages)
            yield self.scanned, tuple(pages)

        self._begin(work)

    def cancel(self) -> None:
        """Told of as a trouble, once it has stopped."""
        self._stopped.set()

    def forget(self) -> None:
        """Stop, and tell nobody."""
        self._stopped.set()
        self._job = None

    def stop(self) -> None:
        """Returns when nothing is under way."""
        self.forget()
        self._pool.waitForDone()

    def _begin(self, work: Callable[[Callable[[], bool]], Iterator[tuple[Any, Any]]]) -> None:
        job = self._job = object()
        stopped = self._stopped = threading.Event()

        def call() -> None:
            try:
                for signal, value in work(stopped.is_set):
                    self._told.emit(job, signal, value)
            except ScanTrouble as trouble:
                self._told.emit(job, self.failed, trouble.trouble)
            except Exception as error:  # noqa: BLE001  # a bug: told over here, to the crash window
                self._told.emit(job, None, error)

        self._pool.start(call)

    @Slot(object, object, object)
    def _tell(self, job: object, signal: Any, value: object) -> None:
        if isinstance(value, Exception):
            sys.excepthook(type(value), value, value.__traceback__)
        if job is not self._job:
            return
        if signal is not self.paged:
            self._job = None
        if signal is not None:
            signal.emit(value)
