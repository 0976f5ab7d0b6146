"""Set-up by keys alone: a hand that fills its steps in, and a credential store in memory to keep the key."""

from __future__ import annotations

from keyring.backend import KeyringBackend
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cchc_desktop.ui.set_up.view import SetUpView

PASSWORD = "mat khau cua quay 03"
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
OFFICE = ("H52.18", "03", "UBND tỉnh Minh Họa", "Trung tâm Phục vụ hành chính công", "Minh Họa", "")
ADMIN_PASSWORD = "mat khau rieng cua quan tri"
LEAD = ("tq01", "Lò Văn Trưởng", PASSWORD, PASSWORD, ADMIN_PASSWORD, ADMIN_PASSWORD)


class Memory(KeyringBackend):
    """A credential store in memory."""

    priority = 1  # type: ignore[assignment]  # a class property in the library, a number in every backend

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password


Memory.__module__ = "keyring.backends.SecretService"  # of those that may hold a key


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """One key, to what has the focus."""
    QTest.keyClick(_focus(), key, modifier)


def type_in(text: str) -> None:
    """Letters, then Enter."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(_focus(), QKeyEvent(kind, 0, NONE, letter))
    press(Qt.Key.Key_Return)


def choose_practice() -> None:
    """It is chosen already."""
    press(Qt.Key.Key_Return, CTRL)


def fill_in(url: str = "", enrolment_code: str = "") -> None:
    """Every step but the last."""
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return, CTRL)
    for text in OFFICE:
        if text == "03":
            press(Qt.Key.Key_A, CTRL)  # over the number proposed
        type_in(text)
    for text in LEAD:
        type_in(text)
    press(Qt.Key.Key_Return, CTRL)
    for text in (url, enrolment_code):
        type_in(text)


def recovery_text(view: SetUpView) -> str:
    """The key as it stands on the screen."""
    groups = [label.text() for label in view.key_page.findChildren(QLabel) if label.property("role") == "heading"]
    return "-".join(groups)


def _focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
