"""What the look-up page does (điều khiển tra cứu): text in, list out, the newest wish wins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.ui.found.rows import Found, find
from cchc_desktop.ui.found.view import NOT_READ, FoundView
from cchc_desktop.ui.reader import Reader

if TYPE_CHECKING:
    from cchc_desktop.sync.asking import Asked


class FoundPresenter(QObject):
    """`search` a text (the one box's, when Enter found nothing to choose from); `refresh` when the page is shown."""

    opened = Signal(str)  # dossier uid
    typed = Signal(str)
    closed = Signal()
    searched = Signal(str)  # the portal may know more
    portal_chosen = Signal(object)  # AtPortal
    troubled = Signal(object)  # Refused or StoreTrouble

    def __init__(self, view: FoundView, reader: Reader, clerk: Callable[[], Clerk | None]) -> None:
        super().__init__(view)
        self._view, self._reader, self._clerk = view, reader, clerk
        self._text = ""
        self._asked: Asked | None = None
        view.opened.connect(self.opened)
        view.portal_chosen.connect(self.portal_chosen)
        view.typed.connect(self.typed)
        view.closed.connect(self.closed)

    def search(self, text: str) -> None:
        """Show what the text may mean; the newest dossiers for no text."""
        self._text, self._asked = text.strip(), None
        self.refresh()
        self.searched.emit(self._text)

    def show_portal(self, asked: Asked) -> None:
        """What the portal knows beyond this store, if it is what is shown here."""
        if asked.text == self._text:
            self._asked = asked
            self._view.show_portal(asked.rows, asked.said)

    def forget(self) -> None:
        """Another clerk: nothing was looked up yet."""
        self._text, self._asked = "", None
        self._view.show_unread("")

    def refresh(self) -> None:
        """Look the same text up again in this store; what the portal said of it still stands."""
        by = self._clerk()
        if by is not None:
            self._reader.ask("found page", find, self._text, by, done=self._show, failed=self._not_read)

    def _not_read(self, error: Exception) -> None:
        self._view.show_unread(NOT_READ)
        self.troubled.emit(error)

    def _show(self, found: Found) -> None:
        self._view.show_found(found)
        if self._asked is not None:
            self._view.show_portal(self._asked.rows, self._asked.said)
