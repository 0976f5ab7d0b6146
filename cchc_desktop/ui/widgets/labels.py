"""Labels (nhãn): a text in one of the theme's roles."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

_ENDLESS = re.compile(r"(\S{32})(?=\S)")


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


def breakable(text: str) -> str:
    """For a label that wraps: a word without end, which would widen the whole page, may be broken all the same."""
    return _ENDLESS.sub("\\1\u200b", text)


def labelled(text: str, below: QWidget) -> QVBoxLayout:
    """A control with its label above it, level with the fields beside it (widgets/field.py)."""
    caption = label(text, role="label")
    caption.setBuddy(below)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(caption)
    column.addWidget(below)
    column.addStretch(1)
    return column
