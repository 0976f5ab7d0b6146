"""A page that lays itself out by the window's breadth (trang theo bề rộng cửa sổ), not by its own."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from cchc_desktop.ui.widgets.breakpoints import Breadth, Breakpoints

_UNBOUND = 16_777_215  # Qt's own


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


def turn(row: QBoxLayout, breadth: Breadth) -> None:
    """Side by side; in a narrow window one below the other."""
    narrow = breadth is Breadth.NARROW
    row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def set_side(side: QWidget, breadth: Breadth, wide: int, middle: int) -> None:
    """The part at the side so many pixels wide; in a narrow window it has all the width."""
    width = {Breadth.WIDE: wide, Breadth.MIDDLE: middle}.get(breadth)
    side.setMinimumWidth(width or 0)
    side.setMaximumWidth(width or _UNBOUND)
