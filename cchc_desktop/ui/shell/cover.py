"""A cover (màn che) over the window: what lies below keeps its state, and is neither seen nor hears a key."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid


class Cover:
    """Swaps the desk for another widget and back, with the focus, and hides the program's other windows meanwhile."""

    def __init__(self, stack: QStackedWidget, desk: QWidget) -> None:
        self._stack = stack
        self._desk = desk
        self._focus: QWidget | None = None
        self._others: list[QWidget] = []

    @property
    def on(self) -> bool:
        """Whether something lies over the desk."""
        return self._stack.currentWidget() is not self._desk

    def put(self, widget: QWidget) -> None:
        """Cover the desk with `widget`, which gets the focus."""
        if not self.on:
            self._focus = QApplication.focusWidget()
            own = self._stack.window()
            self._others = [w for w in QApplication.topLevelWidgets() if w is not own and w.isVisible()]
            for window in self._others:
                window.hide()
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        widget.setFocus()

    def lift(self, restore: bool) -> bool:
        """Show the desk again; whether the focus is back where it was.

        `restore` False, for another clerk: what was open beside the window is closed, the focus is nobody's.
        """
        focus, self._focus = self._focus, None
        others, self._others = self._others, []
        self._stack.setCurrentWidget(self._desk)
        for window in others:
            if isValid(window):
                window.setVisible(restore)
        if restore and focus is not None and isValid(focus) and focus.isVisible():
            focus.setFocus()
            return True
        return False
