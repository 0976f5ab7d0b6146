"""Labels (nhãn): a text in one of the theme's roles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def label(text: str = "", role: str = "", tone: str = "", wrap: bool = False) -> QLabel:
    """A QLabel in a role of the theme; always plain text, so that markup in a name is shown, not obeyed."""
    result = QLabel()
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setText(text)
    if role:
        result.setProperty("role", role)
    if tone:
        result.setProperty("tone", tone)
    result.setWordWrap(wrap)
    return result
