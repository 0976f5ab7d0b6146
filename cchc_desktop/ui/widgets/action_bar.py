"""The action bar (thanh lệnh) at the foot of a page: what can be done now, the main thing at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from cchc_desktop.ui.widgets.buttons import KeyButton, bind, sequences

HEIGHT = 60
_SPACING = 8
_MORE_KEY = "Ctrl+Space"


class ActionBar(QFrame):
    """`left` and `right` in order; what finds no room moves into "Việc khác…", its key still working.

    The last of `right` (the primary button) and everything that is no KeyButton always stay. While the primary button
    is disabled its key says why, by `denied`: silence never means success.
    """

    denied = Signal(str)

    def __init__(self, left: Sequence[QWidget] = (), right: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setFixedHeight(HEIGHT)
        self._more = KeyButton("Việc khác…", _MORE_KEY)
        self._more.listed = False
        self._more.triggered.connect(self._open_menu)
        self._menu = QMenu(self)
        self._actions: list[QAction] = []
        self._items = [*left, *right]
        # first to go: the last of the left, then the right from its left end
        self._movable = [w for w in [*reversed(left), *right[:-1]] if isinstance(w, KeyButton)]
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(_SPACING)
        for widget in left:
            row.addWidget(widget)
        row.addWidget(self._more)
        row.addStretch(1)
        for widget in right:
            row.addWidget(widget)
        self._more.hide()
        self._primary = right[-1] if right and isinstance(right[-1], KeyButton) else None
        self._denials = bind(self._primary.key, self, self._deny) if self._primary else []
        if self._primary is not None:
            self._primary.installEventFilter(self)
            self._heed_primary()

    @property
    def moved(self) -> list[KeyButton]:
        """The buttons that are in the menu now."""
        return [button for button in reversed(self._movable) if button in self._in_menu()]

    def minimumSizeHint(self) -> QSize:
        return QSize(0, HEIGHT)  # or the buttons would hold the window open and never move into the menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button says something else, or is no longer offered
            self._fit()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() == QEvent.Type.EnabledChange:
            self._heed_primary()
        return super().eventFilter(watched, event)

    def _heed_primary(self) -> None:
        """Its own shortcut works while it is enabled, ours while it is not: never both."""
        for shortcut in self._denials:
            shortcut.setEnabled(self._primary is not None and not self._primary.isEnabled())

    def _deny(self) -> None:
        if self._primary is not None and self._primary.offered and (reason := self._primary.toolTip()):
            self.denied.emit(reason)

    def _in_menu(self) -> list[KeyButton]:
        return [action.data() for action in self._actions]

    def _open_menu(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().topLeft()))

    def _fit(self) -> None:
        wanted = [w for w in self._items if (w.offered if isinstance(w, KeyButton) else w.isVisibleTo(self))]
        movable = [button for button in self._movable if button.offered]
        gone: list[KeyButton] = []
        while self._width(wanted, gone) > self.width() and len(gone) < len(movable):
            gone.append(movable[len(gone)])
        for widget in self._items:
            if isinstance(widget, KeyButton) and widget not in self._movable:
                widget.set_brief(self._width(wanted, gone) > self.width())
        for button in self._movable:
            button.set_aside(button in gone)
        if self._more.isHidden() is bool(gone):
            self._more.setVisible(bool(gone))
        self._fill_menu([button for button in reversed(self._movable) if button in gone])

    def _width(self, wanted: list[QWidget], gone: list[KeyButton]) -> int:
        """Pixels that the bar needs, its last button with all its words."""
        shown = [w for w in wanted if w not in gone] + ([self._more] if gone else [])
        widths = (w.full_width if isinstance(w, KeyButton) else w.sizeHint().width() for w in shown)
        return 40 + sum(width + _SPACING for width in widths)

    def _fill_menu(self, buttons: list[KeyButton]) -> None:
        if [(action.data(), action.text()) for action in self._actions] == [(each, each.words) for each in buttons]:
            return
        for action in self._actions:
            self.removeAction(action)
        self._menu.clear()
        self._actions = []
        for button in buttons:
            action = QAction(button.words, self)
            action.setShortcuts(sequences(button.key))
            action.setData(button)
            action.triggered.connect(button.press_by_key)
            self.addAction(action)
            self._menu.addAction(action)
            self._actions.append(action)
