"""The status pill (đèn trạng thái): icon and words in a tone; a button, because Enter on it opens the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.palette import shown_palette
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.icons import TONE_ICONS, icon


class StatusPill(KeyButton):
    """Says a state of the world; in a narrow window only icon and number, the words stay for the screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", kind="")
        self.setParent(parent)
        self.setProperty("role", "pill")
        self.setIconSize(QSize(16, 16))
        self._long, self._short, self._icon_name = "", "", ""
        self._compact = False

    def show_status(self, tone: str, words: str, short: str, glyph: str = "") -> None:
        """`words` for a wide window, `short` (a number) for a narrow one; `glyph` defaults to the tone's."""
        self._long, self._short = words, short
        self._icon_name = glyph or TONE_ICONS[tone]
        restyle(self, tone=tone)
        self._refresh()

    @property
    def full_width(self) -> int:
        """How wide it is with all its words."""
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(self._long) + self.iconSize().width() + 34

    def set_compact(self, compact: bool) -> None:
        """Icon and number only."""
        if compact != self._compact:
            self._compact = compact
            self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.property("tone"):
            self._refresh()

    def _refresh(self) -> None:
        self.setText(self._short if self._compact else self._long)
        self.setAccessibleName(self._long)
        self.setToolTip(self._long if self._compact else "")
        tone = str(self.property("tone") or "note")
        if self._icon_name:
            self.setIcon(icon(self._icon_name, shown_palette().tone(tone).text))
