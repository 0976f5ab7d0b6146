"""A page's frame (khung trang): its body scrolls, its action bar stays, and what has the focus is never hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from cchc_desktop.domain.clerk import Duty
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.scroll import ClearScroll

MARGIN = 16


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
    duty: Duty | None = None  # whose it is to be seen; None: everybody's
    chord: str = ""  # opens it from everywhere, without a place in the rail


class PageFrame(QWidget):
    """Holds one page and remembers where the focus was."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._last_focus: QWidget | None = None
        self.setProperty("role", "page")
        ground = QWidget()
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(20, MARGIN, 20, MARGIN)
        inner.addWidget(page.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ClearScroll(ground), 1)
        if page.actions is not None:
            column.addWidget(page.actions)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._remember)

    def give_focus(self) -> None:
        """Where it was when the page was left, else where the page itself wants it."""
        last = self._last_focus
        if last is not None and isValid(last) and last.isEnabled() and last.isVisibleTo(self):
            last.setFocus()
        else:
            self.page.body.setFocus()

    def _remember(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and isValid(self) and self.isAncestorOf(now):
            self._last_focus = now
