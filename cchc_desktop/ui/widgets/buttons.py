"""Buttons (nút) that show the key that presses them: "Tiếp nhận và in (Ctrl+Enter)"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from cchc_desktop.ui.widgets.icons import icon


class KeyButton(QPushButton):
    """A button and its key; connect to `triggered`, which is silent while the button is busy."""

    triggered = Signal()

    def __init__(self, text: str, key: str = "", kind: str = "secondary", glyph: str = "") -> None:
        super().__init__()
        self.key = key
        self.listed = True  # in help
        self._words = text
        self._glyph = glyph
        self._busy = False
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setIconSize(QSize(18, 18))
        self._shortcuts = [QShortcut(sequence, self, self.press_by_key) for sequence in sequences(key)]
        self.clicked.connect(self._trigger)
        self._show_words(text)

    @property
    def words(self) -> str:
        """The text without the key, as help lists it."""
        return self._words

    def set_words(self, text: str) -> None:
        """Another text; the key stays behind it."""
        self._words = text
        if not self._busy:
            self._show_words(text)

    def set_busy(self, label: str | None) -> None:
        """While something is under way show `label` and ignore presses, keeping the focus; None: ready again."""
        self._busy = label is not None
        self._show_words(label or self._words)

    def refuse(self, reason: str | None) -> None:
        """Disable it and say why (tooltip and screen reader); None enables it again."""
        self.setEnabled(reason is None)
        self.setToolTip(reason or "")
        self.setAccessibleDescription(reason or "")

    def press_by_key(self) -> None:
        """What its key does: the same as a click."""
        if self.isEnabled():
            self._trigger()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _modified(event):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._colour_icon()

    def _trigger(self) -> None:
        if not self._busy:
            self.triggered.emit()

    def _show_words(self, text: str) -> None:
        self.setText(f"{text} ({self.key})" if self.key else text)
        self.setAccessibleName(self.text())
        self._colour_icon()

    def _colour_icon(self) -> None:
        if self._glyph:
            palette = self.palette()
            muted = palette.color(palette.ColorGroup.Disabled, palette.ColorRole.ButtonText)
            self.setIcon(icon(self._glyph, palette.buttonText().color(), muted))


def sequences(key: str) -> list[QKeySequence]:
    """The key as Qt knows it; Enter means both Enter keys of a keyboard."""
    if not key:
        return []
    portable = key.replace("Space", "space").replace("Enter", "Return")
    result = [QKeySequence(portable)]
    if "Enter" in key:
        result.append(QKeySequence(key))
    return result


def bind(key: str, parent: QWidget, slot: Callable[[], object]) -> list[QShortcut]:
    """Shortcuts without a button, alive while `parent` is visible and its window is active."""
    return [QShortcut(sequence, parent, slot) for sequence in sequences(key)]


def _modified(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
