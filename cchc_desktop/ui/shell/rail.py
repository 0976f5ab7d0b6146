"""The rail (thanh chọn trang): the pages that exist, each with its key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLayout, QPushButton, QVBoxLayout

from cchc_desktop.ui.widgets.icons import IconLabel
from cchc_desktop.ui.widgets.labels import label

WIDE, NARROW = 98, 56
WHOLE, NO_ICON, KEYS_ONLY = 76, 50, 36  # heights of a button
_ENDS, _BETWEEN = 24, 4


class Rail(QFrame):
    """Buttons never take the focus: their keys work from everywhere, and a click must not leave the field."""

    asked = Signal(str)  # the key of a page, or "F1"

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RailButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, _ENDS // 2, 8, _ENDS // 2)
        self._column.setSpacing(_BETWEEN)
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._column.addStretch(1)
        self._help = RailButton("F1", "Trợ giúp", "question")
        self._help.clicked.connect(self._ask_help)
        self._column.addWidget(self._help)
        self.set_narrow(False)

    def add(self, key: str, title: str, glyph: str) -> None:
        """One more page, in the order of the keys."""
        button = RailButton(key, title, glyph)
        button.setCheckable(True)
        button.clicked.connect(self._ask)
        self._group.addButton(button)
        position = sum(_order(other) < _order(key) for other in self._buttons)
        self._buttons[key] = button
        self._column.insertWidget(position, button)
        self._fit()

    def offer(self, key: str, offered: bool) -> None:
        """Whether the page is this clerk's to open."""
        self._buttons[key].setVisible(offered)
        self._fit()

    def mark(self, key: str) -> None:
        """Show which page is open; "" for one that has no place here."""
        if key:
            self._buttons[key].setChecked(True)
        elif (lit := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)  # else one of them would have to stay lit
            lit.setChecked(False)
            self._group.setExclusive(True)

    def set_narrow(self, narrow: bool) -> None:
        """56 px with keys only, or 98 with icons and titles."""
        self._narrow = narrow
        self.setFixedWidth(NARROW if narrow else WIDE)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width(), 0)  # or the buttons would hold the window high and never become smaller

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the window is too low for all of it the icons go, then the titles."""
        shown = [button for button in (*self._buttons.values(), self._help) if not button.isHidden()]
        room = (self.height() - _ENDS) // max(1, len(shown)) - _BETWEEN
        height = KEYS_ONLY if self._narrow else next((each for each in (WHOLE, NO_ICON) if each <= room), KEYS_ONLY)
        for button in (*self._buttons.values(), self._help):
            button.show_in(height)

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
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(2)
        for each in (self._icon, self._title, key_label):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(each)

    def show_in(self, height: int) -> None:
        """Whole, without its icon, or the key alone."""
        self._icon.setVisible(height == WHOLE)
        self._title.setVisible(height != KEYS_ONLY)
        self.setFixedHeight(height)


def _order(key: str) -> tuple[int, str]:
    return (int(key[1:]), "") if key[1:].isdigit() else (99, key)
