"""The window's tests draw off screen unless a display is asked for; `theme` dresses the application once."""

from __future__ import annotations

import os

import pytest
from one_theme import the_theme
from PySide6.QtWidgets import QApplication

from cchc_desktop.ui.theme import Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return the_theme()
