"""The paper thread (luồng in): drawing, rendering and printing, one thing after the other, off the window's thread."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Ended:
    """What became of a call."""

    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    result: Any = None
    error: Exception | None = None


class PaperThread(QObject):
    """One thread, because PDFium allows one at a time and a printer driver wants the thread it was opened in."""

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        function: Callable[..., Result],
        *args: object,
        done: Callable[[Result], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Call `function(*args)` over there, then `done(result)` here.

        Whatever it raises is a bug: it goes to `sys.excepthook`, and first to `failed`, to set right what is half done.
        """

        def call() -> None:
            try:
                self._ended.emit(_Ended(done, failed, function(*args)))
            except Exception as error:  # noqa: BLE001  # told over here, to the crash window at the least
                self._ended.emit(_Ended(done, failed, error=error))

        self._pool.start(call)

    def stop(self) -> None:
        """Wait until what was asked for has been done."""
        self._pool.waitForDone()

    @Slot(object)
    def _tell(self, ended: _Ended) -> None:
        if ended.error is None:
            ended.done(ended.result)
            return
        if ended.failed is not None:
            ended.failed(ended.error)
        sys.excepthook(type(ended.error), ended.error, ended.error.__traceback__)
