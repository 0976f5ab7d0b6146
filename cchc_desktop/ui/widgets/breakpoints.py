"""The breaks (ngưỡng bề rộng) at which a screen lays itself out anew: 1180 and 900 logical pixels."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget


class Breadth(Enum):
    """How wide the window is."""

    WIDE = "wide"  # 1180 and more: two columns
    MIDDLE = "middle"  # 900 to 1179: the right column becomes a strip
    NARROW = "narrow"  # below 900: one column

    @classmethod
    def of(cls, width: int) -> Breadth:
        """The breadth of a window `width` logical pixels wide."""
        if width >= 1180:
            return cls.WIDE
        return cls.MIDDLE if width >= 900 else cls.NARROW


class Breakpoints(QObject):
    """Watches a widget (the window, as a rule) and says when its breadth changes; `now` is the present one."""

    changed = Signal(Breadth)

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.now = Breadth.of(watched.width())
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            breadth = Breadth.of(watched.width())
            if breadth is not self.now:
                self.now = breadth
                self.changed.emit(breadth)
        return super().eventFilter(watched, event)
