"""A window with two pages, the first with fields and an action bar; and the one box by itself."""

from __future__ import annotations

import pytest
from box_window import BoxWindow
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.field import Field


class Body(QWidget):
    """A page's body of many fields."""

    def __init__(self, count: int = 12) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        self.fields = [Field(f"Ô {number}") for number in range(count)]
        for field in self.fields:
            layout.addWidget(field)
        self.setFocusProxy(self.fields[0].editor)


class Shell(ShellView):
    """The window under test, with its parts at hand."""

    def __init__(self) -> None:
        super().__init__()
        self.intake, self.found = Body(), Body(2)
        self.main = KeyButton("Tiếp nhận và in", "Ctrl+Enter", "primary")
        self.keep = KeyButton("Giữ nháp", "Esc")
        self.add_page(Page("F2", "intake", "Tiếp nhận", "file-plus", self.intake, ActionBar([self.keep], [self.main])))
        self.add_page(
            Page("F3", "found", "Tra cứu", "magnifying-glass", self.found, keys=lambda: [("Ctrl+O", "Mở hồ sơ")])
        )


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme) -> Shell:
    shell = Shell()
    qtbot.addWidget(shell)
    shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    shell.show_page("intake")
    return shell


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> BoxWindow:
    return BoxWindow(qtbot)
