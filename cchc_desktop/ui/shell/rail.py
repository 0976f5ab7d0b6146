"""The rail (thanh chọn trang): the pages that exist, each with its key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from cchc_desktop.ui.widgets.icons import IconLabel
from cchc_desktop.ui.widgets.labels import label

WIDE, NARROW = 98, 56


class Rail(QFrame):
    """Buttons never take the focus: their keys work from everywhere, and a click must not leave the field."""

    asked = Signal(str)  # the key of a page, or "F1"

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 12, 8, 12)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        self._help = RailButton("F1", "Trợ giúp", "question")
        self._help.clicked.connect(self._ask_help)
        self._column.addWidget(self._help)
        self.set_narrow(False)

    def add(self, key: str, title: str, glyph: str) -> None:
        """One more page, in the order of the keys."""
        button = RailButton(key, title, glyph)
        button.setCheckable(True)
        button.set_narrow(self._narrow)
        button.clicked.connect(self._ask)
        self._group.addButton(button)
        position = sum(_order(other) < _order(key) for other in self._buttons)
        self._buttons[key] = button
        self._column.insertWidget(position, button)

    def mark(self, key: str) -> None:
        """Show which page is open."""
        self._buttons[key].setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """56 px with keys only, or 98 with icons and titles."""
        self._narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDE)
        for button in (*self._buttons.values(), self._help):
            button.set_narrow(narrow)

    def _ask(self) -> None:
        button = self._group.checkedButton()
        if isinstance(button, RailButton):
            self.asked.emit(button.key)

    def _ask_help(self) -> None:
        self.asked.emit("F1")


class RailButton(QPushButton):
    """Icon, title and key, one above the other."""

    def __init__(self, key: str, title: str, glyph: str) -> None:
        super().__init__()
        self.key = key
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{title} ({key})")
        self.setToolTip(f"{title} ({key})")
        self._icon, self._title = IconLabel(glyph), label(title, wrap=True)
        key_label = label(key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 6)
        column.setSpacing(2)
        for each in (self._icon, self._title, key_label):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(each)

    def set_narrow(self, narrow: bool) -> None:
        """The key alone."""
        self._icon.setVisible(not narrow)
        self._title.setVisible(not narrow)
        self.setFixedHeight(36 if narrow else 76)


def _order(key: str) -> tuple[int, str]:
    return (int(key[1:]), "") if key[1:].isdigit() else (99, key)
