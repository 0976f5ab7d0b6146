"""Below a cover everything stays as it was, unseen and deaf."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.shell.cover import Cover
from cchc_desktop.ui.widgets.buttons import KeyButton


class Window(QStackedWidget):
    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.desk, self.first, self.second = QWidget(), QLineEdit(), QLineEdit()
        self.save = KeyButton("Lưu", "Ctrl+Enter")
        layout = QVBoxLayout(self.desk)
        for widget in (self.first, self.second, self.save):
            layout.addWidget(widget)
        self.addWidget(self.desk)
        self.lock = QLineEdit()
        self.cover = Cover(self, self.desk)
        qtbot.addWidget(self)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    return Window(qtbot)


def test_what_is_half_typed_and_the_focus_come_back(window: Window) -> None:
    window.second.setText("Lò Thị Án")
    window.second.setFocus()

    window.cover.put(window.lock)
    assert window.cover.on
    assert window.lock.hasFocus()
    assert not window.second.isVisible()

    assert window.cover.lift(restore=True)
    assert window.second.hasFocus()
    assert window.second.text() == "Lò Thị Án"


def test_no_key_reaches_what_is_covered(window: Window) -> None:
    pressed: list[int] = []
    window.save.triggered.connect(lambda: pressed.append(1))

    window.cover.put(window.lock)
    QTest.keyClick(window.lock, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert pressed == []


def test_other_windows_are_hidden_too_and_come_back_only_for_the_same_clerk(qtbot: QtBot, window: Window) -> None:
    preview = QDialog(window)
    qtbot.addWidget(preview)
    preview.show()

    window.cover.put(window.lock)
    assert not preview.isVisible()
    window.cover.lift(restore=True)
    assert preview.isVisible()
    window.cover.put(window.lock)
    window.cover.lift(restore=False)

    assert not preview.isVisible()


def test_covering_twice_forgets_nothing(window: Window) -> None:
    window.second.setFocus()

    window.cover.put(window.lock)
    window.cover.put(window.lock)
    window.cover.lift(restore=True)

    assert window.second.hasFocus()


def test_another_clerk_does_not_get_the_first_ones_focus(window: Window) -> None:
    window.second.setFocus()
    window.cover.put(window.lock)

    assert not window.cover.lift(restore=False)
