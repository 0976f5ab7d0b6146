"""The lock of a form being saved (khóa biểu mẫu): keys and clicks on it are dropped, and the focus stays."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseButtonRelease,
    }
)


class Lock(QObject):
    """Disabling the form would lose the focus and flicker; this holds back what would change it."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        self.is_on = False

    def turn(self, on: bool) -> None:
        """Lock or unlock."""
        application = QApplication.instance()
        if application is None or on == self.is_on:
            return
        self.is_on = on
        if on:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() not in _INPUT or not isinstance(watched, QWidget) or not isValid(self._form):
            return False
        return watched is self._form or self._form.isAncestorOf(watched)
