"""Buttons (nút) that show the key that presses them: "Tiếp nhận và in (Ctrl+Enter)"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from cchc_desktop.ui.widgets.icons import icon
from cchc_desktop.ui.widgets.keys import is_enter


class KeyButton(QPushButton):
    """A button and its key; connect to `triggered`, which is silent while the button is busy."""

    triggered = Signal()

    def __init__(self, text: str, key: str = "", kind: str = "secondary", glyph: str = "") -> None:
        super().__init__()
        self.key = key
        self.listed = True  # in help
        self.about = ""  # what help says of its key, where the words on it need what stands around them
        self.offered = True  # whether its page offers it now: also true while the action bar has it in the menu
        self._words, self._brief = text, ""
        self._glyph = glyph
        self._busy = self._aside = self._is_brief = False
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

    def set_words(self, text: str, brief: str = "") -> None:
        """Another text; the key stays behind it. `brief` is shown where there is no room for the whole of it."""
        self._words, self._brief = text, brief
        if not self._busy:
            self._show_words(self._shown_words)

    def set_glyph(self, glyph: str) -> None:
        """Another icon."""
        self._glyph = glyph
        self._colour_icon()

    def set_brief(self, is_brief: bool) -> None:
        """Whether there is no room; without brief words nothing changes."""
        if is_brief != self._is_brief:
            self._is_brief = is_brief
            if not self._busy:
                self._show_words(self._shown_words)

    @property
    def full_width(self) -> int:
        """Pixels it needs for all its words, whatever it says now."""
        metrics, whole = self.fontMetrics(), self._with_key(self._words)
        missing = 0 if self._busy else metrics.horizontalAdvance(whole) - metrics.horizontalAdvance(self.text())
        return self.sizeHint().width() + missing

    def set_aside(self, aside: bool) -> None:
        """Hidden for want of room, by the action bar; whether its page offers it is another matter."""
        if aside != self._aside:
            self._aside = aside
            super().setVisible(self.offered and not aside)

    def setVisible(self, visible: bool) -> None:  # noqa: N802  # Qt's name
        self.offered = visible
        super().setVisible(visible and not self._aside)

    def set_busy(self, label: str | None) -> None:
        """While something is under way show `label` and ignore presses, keeping the focus; None: ready again."""
        self._busy = label is not None
        self._show_words(label or self._shown_words)

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
        if is_enter(event):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._colour_icon()

    def _trigger(self) -> None:
        if not self._busy:
            self.triggered.emit()

    @property
    def _shown_words(self) -> str:
        return self._brief or self._words if self._is_brief else self._words

    def _with_key(self, text: str) -> str:
        return f"{text} ({self.key})" if self.key else text

    def _show_words(self, text: str) -> None:
        self.setText(self._with_key(text))
        self.setAccessibleName(self._with_key(self._words) if text == self._brief else self.text())
        self._colour_icon()

    def _colour_icon(self) -> None:
        if self._glyph:
            groups, role, palette = QPalette.ColorGroup, QPalette.ColorRole.ButtonText, self.palette()
            self.setIcon(icon(self._glyph, palette.color(groups.Active, role), palette.color(groups.Disabled, role)))


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
