"""Help (trợ giúp, F1): the keys of the page that is open, and those that work everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.labels import label

Keys = Sequence[tuple[str, str]]  # (key, what it does)
EVERYWHERE: Keys = (
    ("Ctrl+K", "Ô tìm chung: quét hoặc gõ tên, mã, số giấy tờ"),
    ("Esc", "Quay lại, không mất gì"),
    ("Ctrl+Shift+R", "Giấy chưa in được: in lại, hoặc báo đã có giấy"),
    ("Ctrl+Shift+P", "Phản ánh, kiến nghị của công dân"),
    ("Shift+F7", "Cả sổ theo dõi: lọc, xếp, lưu, in"),
    ("Shift+F8", "Báo cáo, thống kê"),
    ("Shift+F9", "Bảng điều hành: biểu đồ của đơn vị"),
    ("Ctrl+Shift+M", "Danh mục thủ tục: xem, nhập, niêm yết"),
    ("Ctrl+Shift+Y", "Lịch làm việc của năm"),
    ("Ctrl+L", "Khóa màn hình, đổi người"),
    ("Ctrl+Shift+L", "Cán bộ của quầy, mật khẩu"),
    ("F1", "Mở, đóng bảng phím này"),
)
_ROOM_FOR_TWO, _WIDE, _NARROW = 1000, 940, 560
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
        self._is_wide = False
        self._foot = label("Esc hoặc F1 để đóng", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 8, 16)
        column.addWidget(self._scroll)
        column.addWidget(self._foot)
        self.hide()

    def open(self, title: str, keys: Keys, everywhere: Keys) -> None:
        """Show the keys in the middle of the window, both groups side by side where there is room."""
        body, self._is_wide = QWidget(), self._ground.width() >= _ROOM_FOR_TWO
        groups = QBoxLayout(
            QBoxLayout.Direction.LeftToRight if self._is_wide else QBoxLayout.Direction.TopToBottom, body
        )
        groups.setContentsMargins(0, 0, 12, 0)
        groups.setSpacing(32 if self._is_wide else 12)
        for heading, group in ((f"Phím của trang {title}", keys), ("Phím dùng ở mọi trang", everywhere)):
            if group:
                groups.addLayout(_listed(heading, group), 1)
        self._scroll.setWidget(body)
        body.setAutoFillBackground(False)
        inner = self._wanted_width - 40
        self.place(
            max(groups.heightForWidth(inner), groups.minimumSize().height()) + 44 + self._foot.sizeHint().height()
        )
        self.raise_()
        self.show()
        self.setFocus()

    def place(self, wanted: int) -> None:
        """In the middle of its parent, at most as high as fits."""
        parent = self._ground
        width, height = self._wanted_width, min(wanted, parent.height() - 32)
        self.setGeometry((parent.width() - width) // 2, (parent.height() - height) // 2, width, height)

    @property
    def _wanted_width(self) -> int:
        return min(_WIDE if self._is_wide else _NARROW, self._ground.width() - 32)

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


def _listed(heading: str, keys: Keys) -> QGridLayout:
    """A heading over keys and what they do."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    grid.addWidget(label(heading, "heading"), 0, 0, 1, 2)
    for row, (key, words) in enumerate(keys, start=1):
        grid.addWidget(label(key, "strong"), row, 0)
        grid.addWidget(label(words, wrap=True), row, 1)
    grid.setRowStretch(len(keys) + 1, 1)
    return grid


def keys_of(*parts: QWidget | None) -> list[tuple[str, str]]:
    """The keys of all KeyButtons in these widgets, also of those that the action bar has moved into its menu.

    Each key once: the first button that has it tells.
    """
    buttons = [button for part in parts if part is not None for button in part.findChildren(KeyButton)]
    keys: dict[str, str] = {}
    for button in buttons:
        if button.listed and button.key:
            keys.setdefault(button.key, button.about or button.words)
    return list(keys.items())
