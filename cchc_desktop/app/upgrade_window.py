"""Opening a store that may be older (mở kho của bản cũ): brought up to date in a thread, a small window says how far."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, Slot

from cchc_desktop.app.counter import Counter, open_counter
from cchc_desktop.app.upgrade_lines import UpgradeLines
from cchc_desktop.store.connection import Use
from cchc_desktop.store.upgrading import Stage

_SHOWN_AFTER = 400  # ms: most upgrades are over by then


class UpgradeLeft(Exception):
    """Somebody closed the window before the upgrade was done; the store is as it was."""


class _Older(Exception):
    """The store has to be brought up to date first; nothing was done yet."""


def opened(folder: Path, practice: bool, quietly: bool) -> Counter:
    """The counter, its store brought up to date; raises StoreTrouble, UpgradeLeft."""
    if quietly:
        return open_counter(folder, practice, Use.SYNC, UpgradeLines())
    try:
        return open_counter(folder, practice, Use.SYNC, _refuse)
    except _Older:
        _Upgrade(folder, practice).run()
        return open_counter(folder, practice, Use.SYNC)


def _refuse(_stage: Stage) -> None:
    raise _Older


class _Upgrade(QObject):
    """One upgrade, off the window's thread."""

    _told = Signal(object)  # Stage
    _ended = Signal()

    def __init__(self, folder: Path, practice: bool) -> None:
        from cchc_desktop.ui.upgrade.view import UpgradeView  # noqa: PLC0415  # once in the life of a version

        super().__init__()
        self._folder, self._practice = folder, practice
        self._is_left = threading.Event()
        self._error: Exception | None = None
        self._view = UpgradeView()
        self._view.left.connect(self._is_left.set)
        self._told.connect(self._view.show_stage, Qt.ConnectionType.QueuedConnection)
        self._loop = QEventLoop(self)
        self._ended.connect(self._stop, Qt.ConnectionType.QueuedConnection)

    def run(self) -> None:
        """Returns when it is done; raises what ended it."""
        shown = QTimer(self, singleShot=True, interval=_SHOWN_AFTER)
        shown.timeout.connect(self._view.show)
        shown.start()
        thread = threading.Thread(target=self._over_there, name="upgrade")
        thread.start()
        self._loop.exec()
        thread.join()
        shown.stop()
        self._view.hide()
        self._view.deleteLater()
        if self._error is not None:
            raise self._error

    def _over_there(self) -> None:
        try:
            open_counter(self._folder, self._practice, Use.SYNC, self._tell).db.close()
        except Exception as error:  # noqa: BLE001  # told over there
            self._error = error
        self._ended.emit()

    def _tell(self, stage: Stage) -> None:
        if self._is_left.is_set():
            raise UpgradeLeft
        self._told.emit(stage)

    @Slot()
    def _stop(self) -> None:
        self._loop.quit()
