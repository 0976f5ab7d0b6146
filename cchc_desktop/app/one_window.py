"""One window a data folder (một cửa sổ): a second start is turned away, and the window that is open comes to the front."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

LOCK = "window.lock"
_AFTER_START = 300  # ms: the window comes first
_PATIENCE = 500  # ms


class AnotherWindow(Exception):
    """The folder's one window is open already; `raised`: it was heard of there, and has come to the front."""

    def __init__(self, raised: bool) -> None:
        super().__init__("raised" if raised else "not raised")
        self.raised = raised


@contextmanager
def only_window(folder: Path, raise_other: bool) -> Iterator[None]:
    """While this program's window is open; raises AnotherWindow when one is open on the folder, StoreTrouble.

    The system takes the lock away from a process that has ended, however it did. Commands do not ask for it.
    """
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout as taken:
        raise AnotherWindow(raise_other and _ring(folder)) from taken
    bell = _Bell(_name(folder))
    try:
        yield
    finally:
        bell.stop()
        lock.release()


class _Bell(QObject):
    """Listens for second starts of this account; each of them brings every window of this program to the front."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._server: QLocalServer | None = None
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_START)
        self._timer.timeout.connect(self._listen)
        self._timer.start()

    def stop(self) -> None:
        """Hear nothing more."""
        self._timer.stop()
        self.deleteLater()
        if self._server is not None:
            self._server.close()

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  # 8 ms that opening the program must not pay

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # left by a program that was killed: we hold the lock, it is nobody's
        server.newConnection.connect(self._answer)
        server.listen(self._name)
        self._server = server

    def _answer(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window.isWindow():
                window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
                window.raise_()
                window.activateWindow()


def _ring(folder: Path) -> bool:
    """Whether the open window heard of us: the one of another account does not."""
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  # see above

    _let_others_come_forward()
    caller = QLocalSocket()
    caller.connectToServer(_name(folder))
    heard = caller.waitForConnected(_PATIENCE)
    caller.abort()
    return heard


def _let_others_come_forward() -> None:
    """Windows lets only the program in front bring another one there."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


def _name(folder: Path) -> str:
    """Of the local socket: one a folder, without its path in clear."""
    return "cchc-desktop-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
