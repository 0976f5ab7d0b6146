"""The question to the portal (hỏi cổng khi gõ): after a pause in typing, on a thread of its own; the newest one wins."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.portal.message import Leave
from cchc_desktop.store.connection import Database
from cchc_desktop.ui.reader import Reader

if TYPE_CHECKING:
    from cchc_desktop.sync.asking import Asked
    from cchc_desktop.sync.line import Line

PAUSE_MS = 400  # without another letter, before the portal is asked
_LEAST = 3  # characters
_DEADLINE = 5.0  # seconds: whoever looks for something has gone on by then
_KEY = "portal"


class Inquiry(QObject):
    """Asks nothing before `start`: a counter that is offline has nobody to ask. What is typed is kept nowhere."""

    answered = Signal(object)  # Asked

    def __init__(
        self, open_store: Callable[[], Database], clock: Callable[[], datetime], pause_ms: int | None = None
    ) -> None:
        """`open_store` is called in the thread and gives a read-only connection."""
        super().__init__()
        self._clock = clock
        self._reader = Reader(open_store, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS if pause_ms is None else pause_ms)
        self._pause.timeout.connect(self._ask)
        self._text, self._leave = "", Leave()
        self._line: Line | None = None
        self._started = False

    def start(self) -> None:
        """From now on what is typed is asked for."""
        self._started = True
        self._reader.start()

    def stop(self) -> None:
        """No more questions; the one under way is left."""
        self.leave()
        self._started = False
        self._reader.stop()
        if self._line is not None:
            self._line.close()

    def ask(self, text: str) -> None:
        """What is looked for now, in place of whatever was asked before."""
        self.leave()
        self._text = text.strip()
        if self._started and len(self._text) >= _LEAST:
            self._pause.start()

    def leave(self) -> None:
        """Nobody waits for an answer any more."""
        self._pause.stop()
        self._leave.now()
        self._reader.forget(_KEY)

    def _ask(self) -> None:
        self._leave = Leave()
        self._reader.ask(_KEY, self._answer, self._text, self._leave, done=self.answered.emit, failed=_ignore)

    def _answer(self, db: Database, text: str, leave: Leave) -> Asked:
        # here and not above: HTTP and cryptography are loaded on this thread, behind the open window
        from cchc_desktop.sync.asking import ask  # noqa: PLC0415
        from cchc_desktop.sync.line import Line  # noqa: PLC0415

        if self._line is None:
            self._line = Line(self._clock, _DEADLINE)
        return ask(db, self._line, text, leave)


def _ignore(_trouble: Exception) -> None:
    """The store could not be read: the search in it, asked at the same time, says so."""
