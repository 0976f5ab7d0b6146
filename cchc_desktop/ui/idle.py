"""The idle watch (theo dõi lúc vắng): says when nobody has touched the machine for some minutes."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

LEAST, DEFAULT, MOST = 1, 5, 15  # minutes an office may choose
_LOOK_MS = 5_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Looks every five seconds rather than setting a timer at every key."""

    expired = Signal()

    def __init__(self, app: QApplication, minutes: int = DEFAULT, clock: Callable[[], float] = time.monotonic) -> None:
        """`minutes` outside 1 to 15 is moved to the nearer end; `clock` gives seconds and never goes back."""
        super().__init__(app)
        self._clock = clock
        self._limit = 60.0 * min(MOST, max(LEAST, minutes))
        self._last = clock()
        self._told = False
        app.installEventFilter(self)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() in _SIGNS_OF_LIFE:
            self._last = self._clock()
            self._told = False
        return False

    def look(self) -> None:
        """Tell, once, when the time is up; a machine that slept meanwhile is noticed at the first look."""
        if not self._told and self._clock() - self._last >= self._limit:
            self._told = True
            self.expired.emit()
