"""The strip (dải báo): one line that says what was just taken or refused, and tells the screen reader."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.icons import TONE_ICONS, IconLabel
from cchc_desktop.ui.widgets.labels import label

SHOWN_MS = 1500
_FLASH_MS = 120
_DEAF_MS = 150  # a scanner's late CR or LF is not the clerk's next key
_READ_MS = 4000  # a warning over something else is not gone before it was read, however quick the clerk types
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)  # a chord that is a shortcut is never pressed
_HALF_KEYS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class Strip(QFrame):
    """Says one thing at a time, by tone: done goes after 1.5 s, wrong at the next key, the others when replaced.

    A floating one hides what lies below: a click takes it away, and after 4 s any key does. It never takes the focus
    and never moves it. With `flashes` set (sound is off) every message flashes twice.
    """

    def __init__(self, parent: QWidget | None = None, floating: bool = False) -> None:
        super().__init__(parent)
        self.flashes = False
        self.setProperty("role", "strip")
        self.setProperty("floating", "true" if floating else "false")
        self._icon = IconLabel()
        self._words = label(wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self._until = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._until.timeout.connect(self.clear)
        self._deaf = QTimer(self, singleShot=True)
        self._flash = QTimer(self, interval=_FLASH_MS)
        self._flash.timeout.connect(self._flash_on)
        self._flashes_left = 0
        self.hide()

    @property
    def _is_floating(self) -> bool:
        return bool(self.property("floating") == "true")

    @property
    def text(self) -> str:
        """What it says now; "" when it is away."""
        return "" if self.isHidden() else self._words.text()

    @property
    def tone(self) -> str:
        """done, waiting, wrong or note."""
        return str(self.property("tone") or "")

    def say(self, tone: str, text: str) -> None:
        """Show `text` in `tone` (done, waiting, wrong, note) and announce it as an alert."""
        self._stop()
        self._icon.show_icon(TONE_ICONS[tone])
        self._words.setText(text)
        restyle(self, tone=tone, flash="false")
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        if tone == "done":
            self._until.start()
        elif tone == "wrong" or self._is_floating:
            self._deaf.start(_DEAF_MS if tone == "wrong" else _READ_MS)
            _application().installEventFilter(self)
        if self.flashes:
            self._flashes_left = 4
            self._flash.start()

    def clear(self) -> None:
        """Take the message away."""
        self._stop()
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_floating:
            self.clear()
        else:
            super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        is_key = event.type() in _KEYS and isinstance(event, QKeyEvent) and event.key() not in _HALF_KEYS
        if is_key and not self._deaf.isActive():
            self.clear()
        return super().eventFilter(watched, event)

    def _stop(self) -> None:
        self._until.stop()
        self._flash.stop()
        _application().removeEventFilter(self)

    def _flash_on(self) -> None:
        self._flashes_left -= 1
        restyle(self, flash="true" if self._flashes_left % 2 else "false")
        if self._flashes_left <= 0:
            self._flash.stop()
            restyle(self, flash="false")


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application
