"""The window's tests draw off screen unless a display is asked for; `theme` dresses the application once."""

from __future__ import annotations

import os

import pytest
from one_theme import the_theme
from PySide6.QtWidgets import QApplication

from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets import strip

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def said_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a strip says stays: on a slow machine a second and a half may be over before a test looks."""
    monkeypatch.setattr(strip, "SHOWN_MS", 600_000)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return the_theme()
