"""Help (trợ giúp, F1): the keys of the page that is open, and those that work everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.labels import label

Keys = Sequence[tuple[str, str]]  # (key, what it does)
EVERYWHERE: Keys = (
    ("Ctrl+K", "Ô tìm chung: quét hoặc gõ tên, mã, số giấy tờ"),
    ("Enter", "Sang ô kế tiếp"),
    ("Esc", "Quay lại, không mất gì"),
    ("Ctrl+L", "Khóa màn hình, đổi người"),
    ("Ctrl+Shift+L", "Cán bộ của quầy, mật khẩu"),
    ("F1", "Mở, đóng bảng phím này"),
)
_CLOSING = (Qt.Key.Key_Escape, Qt.Key.Key_F1)


class HelpOverlay(QFrame):
    """Lies over the page until Esc or F1; closing gives the focus back."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setProperty("role", "overlay")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Trợ giúp")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 8, 16)
        column.addWidget(self._scroll)
        self.hide()

    def open(self, title: str, keys: Keys, everywhere: Keys) -> None:
        """Show the keys in the middle of the window."""
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        row = 0
        for heading, group in ((f"Phím của trang {title}", keys), ("Phím dùng ở mọi trang", everywhere)):
            if group:
                grid.addWidget(label(heading, "heading"), row, 0, 1, 2)
                row += 1
            for key, words in group:
                grid.addWidget(label(key, "strong"), row, 0)
                grid.addWidget(label(words, wrap=True), row, 1)
                row += 1
        grid.addWidget(label("Esc hoặc F1 để đóng", "muted"), row, 0, 1, 2)
        grid.setRowStretch(row + 1, 1)
        self._scroll.setWidget(body)
        body.setAutoFillBackground(False)
        self.place(body.sizeHint().height() + 40)
        self.raise_()
        self.show()
        self.setFocus()

    def place(self, wanted: int) -> None:
        """In the middle of its parent, at most as high as fits."""
        parent = self._ground
        width, height = min(560, parent.width() - 32), min(wanted, parent.height() - 32)
        self.setGeometry((parent.width() - width) // 2, (parent.height() - height) // 2, width, height)

    def close_help(self) -> None:
        """Away with it."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _CLOSING:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        if event.key() in _CLOSING:
            self.close_help()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            bar.setValue(bar.value() + 80)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp):
            bar.setValue(bar.value() - 80)


def keys_of(*parts: QWidget | None) -> list[tuple[str, str]]:
    """The keys of all KeyButtons in these widgets, also of those that the action bar has moved into its menu."""
    buttons = [button for part in parts if part is not None for button in part.findChildren(KeyButton)]
    return list(dict.fromkeys((button.key, button.words) for button in buttons if button.listed and button.key))
