"""The theme of all tests of one process: every further one would dress each window again, and draw a ring of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from cchc_desktop.ui.theme import Choice, Theme


def the_theme() -> Theme:
    """The application's, light."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = next((child for child in app.children() if isinstance(child, Theme)), None) or Theme(app)
    made.choose(Choice.LIGHT)
    return made
