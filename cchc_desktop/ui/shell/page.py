"""A page's frame (khung trang): its body scrolls, its action bar stays, and what has the focus is never hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from cchc_desktop.ui.shell.help import Keys

MARGIN = 16
_CLEAR = 48  # kept free above and below what has the focus


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is handed to the shell; `keys` are those without a button, for help."""

    key: str  # "F2"; "" for a page without a place in the rail (a dossier)
    name: str
    title: str
    glyph: str
    body: QWidget
    actions: QWidget | None = None
    keys: Callable[[], Keys] = tuple


class PageFrame(QWidget):
    """Holds one page and remembers where the focus was."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._last_focus: QWidget | None = None
        self.setProperty("role", "page")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        ground.setProperty("role", "page")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(20, MARGIN, 20, MARGIN)
        inner.addWidget(page.body)
        self._scroll.setWidget(ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        if page.actions is not None:
            column.addWidget(page.actions)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keep_clear)

    def give_focus(self) -> None:
        """Where it was when the page was left, else where the page itself wants it."""
        last = self._last_focus
        if last is not None and isValid(last) and last.isEnabled():
            last.setFocus()
        else:
            self.page.body.setFocus()

    def _keep_clear(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not isValid(self) or not self.isAncestorOf(now):
            return
        self._last_focus = now
        if self._scroll.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, MARGIN, _CLEAR)
