"""The window's tests draw off screen unless a display is asked for; `theme` dresses the application once."""

from __future__ import annotations

import os

import pytest
from PySide6.QtWidgets import QApplication

from cchc_desktop.ui.theme import Choice, Theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Choice.LIGHT)
