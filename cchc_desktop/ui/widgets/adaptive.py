"""A page that lays itself out by the window's breadth (trang theo bề rộng cửa sổ), not by its own."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.widgets.breakpoints import Breadth, Breakpoints


class Adaptive(QWidget):
    """Subclasses override `arrange`; it is called before the first showing and at each break."""

    def __init__(self) -> None:
        super().__init__()
        self.breadth = Breadth.WIDE
        self._breakpoints: Breakpoints | None = None

    def arrange(self, breadth: Breadth) -> None:
        """Lay out for this breadth."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._breakpoints is None or self._breakpoints.parent() is not self.window():
            self._breakpoints = Breakpoints(self.window())
            self._breakpoints.changed.connect(self._take)
            self._take(self._breakpoints.now)

    def _take(self, breadth: Breadth) -> None:
        self.breadth = breadth
        self.arrange(breadth)
