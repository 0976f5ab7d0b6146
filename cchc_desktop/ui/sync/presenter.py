"""What the sync page does (điều khiển trang đồng bộ): read, send now, close a task; it never waits for the network."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts import files, reconcile, tasks
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.sync.reading import ToDo, read
from cchc_desktop.ui.sync.view import SyncView
from cchc_desktop.ui.writer import Writer


class SyncPresenter(QObject):
    """Connect `exchange_now` to the bell, `exchanged` to every report of the background exchange."""

    exchange_now = Signal()
    opened = Signal(str)  # dossier uid
    compared = Signal(int)  # id of a task with two versions
    changed = Signal()  # a task was closed: the light should look again
    left = Signal()
    troubled = Signal(object)  # Refused or StoreTrouble

    def __init__(
        self,
        view: SyncView,
        reader: Reader,
        writer: Writer,
        clerk: Callable[[], Clerk | None],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(view)
        self._view, self._reader, self._writer = view, reader, writer
        self._clerk, self._clock = clerk, clock
        view.exchange_now.connect(self._send)
        view.closed_task.connect(self._close)
        view.files_again.connect(self._files_again)
        view.reconcile_wanted.connect(self._reconcile)
        view.opened.connect(self.opened)
        view.compared.connect(self.compared)
        view.left.connect(self.left)

    def refresh(self) -> None:
        """Read everything again; when the page is shown, after an act, after an exchange."""
        by = self._clerk()
        if by is not None:
            done, failed = self._view.show_reading, self.troubled.emit
            self._reader.ask("sync page", read, self._clock(), by, done=done, failed=failed)

    def exchanged(self, _report: object = None) -> None:
        """An exchange has ended, well or not."""
        self._view.show_sending(False)
        self.refresh()

    def _send(self) -> None:
        self._view.show_sending(True)
        self.exchange_now.emit()

    def _close(self, to_do: ToDo) -> None:
        by = self._clerk()
        if by is not None:
            self._writer.run(tasks.close, to_do.task.id, by, self._clock(), done=self._closed, failed=self._not_closed)

    def _files_again(self) -> None:
        by = self._clerk()
        if by is not None:
            self._writer.run(files.send_again, by, self._clock(), done=self._send_again, failed=self._not_closed)

    def _reconcile(self) -> None:
        by, now = self._clerk(), self._clock()
        if by is not None:
            run = (reconcile.ask, to_millisecond(now).date(), by)
            self._writer.run(*run, done=lambda _nothing: self._send(), failed=self._not_closed)

    def _send_again(self, _count: int) -> None:
        self._closed(None)
        self._send()

    def _closed(self, _nothing: None) -> None:
        self.refresh()
        self.changed.emit()

    def _not_closed(self, error: Exception) -> None:
        self.refresh()  # somebody else may have closed it meanwhile
        self.troubled.emit(error)
