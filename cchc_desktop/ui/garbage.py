"""Garbage (dọn bộ nhớ): cycles with widgets in them are collected on the window's thread alone, never on a worker's."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 5_000
_SELDOM = 12  # every so many times the old objects too


class Garbage(QObject):
    """Python collects on whatever thread happens to allocate; a widget destroyed off its thread crashes.

    Make one on the window's thread before the workers start, and keep it; `stop` gives the usual collecting back.
    """

    def __init__(self, parent: QObject | None = None, every_ms: int = EVERY_MS) -> None:
        super().__init__(parent)
        self._rounds = 0
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._collect)
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """As Python does by itself; once the workers have ended."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def spare(self) -> None:
        """What stands now stays to the end: looking through it takes 0.1 s each time, and clerks feel that."""
        gc.freeze()

    def _collect(self) -> None:
        self._rounds += 1
        gc.collect(2 if self._rounds % _SELDOM == 0 else 1)
