"""What the look-up page does (điều khiển tra cứu): text in, list out, the newest wish wins."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.ui.found.rows import Found, find
from cchc_desktop.ui.found.view import NOT_READ, FoundView
from cchc_desktop.ui.reader import Reader


class FoundPresenter(QObject):
    """`search` a text (the one box's, when Enter found nothing to choose from); `refresh` when the page is shown."""

    opened = Signal(str)  # dossier uid
    typed = Signal(str)
    closed = Signal()
    troubled = Signal(object)  # Refused or StoreTrouble

    def __init__(self, view: FoundView, reader: Reader, clerk: Callable[[], Clerk | None]) -> None:
        super().__init__(view)
        self._view, self._reader, self._clerk = view, reader, clerk
        self._text = ""
        view.opened.connect(self.opened)
        view.typed.connect(self.typed)
        view.closed.connect(self.closed)

    def search(self, text: str) -> None:
        """Show what the text may mean; the newest dossiers for no text."""
        self._text = text.strip()
        self.refresh()

    def forget(self) -> None:
        """Another clerk: nothing was looked up yet."""
        self._text = ""
        self._view.show_unread("")

    def refresh(self) -> None:
        """Look the same text up again; the row that was current stays so if it is still there."""
        by = self._clerk()
        if by is not None:
            self._reader.ask("found page", find, self._text, by, done=self._show, failed=self._not_read)

    def _not_read(self, error: Exception) -> None:
        self._view.show_unread(NOT_READ)
        self.troubled.emit(error)

    def _show(self, found: Found) -> None:
        current = self._view.table.current
        self._view.show_found(found)
        place = next((at for at, row in enumerate(found.rows) if current and row.uid == current.uid), None)
        if place is not None:
            self._view.table.selectRow(place)
