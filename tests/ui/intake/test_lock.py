"""While a form is locked nothing reaches it, and its focus stays."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.intake.lock import Lock
from cchc_desktop.ui.theme import Theme


def test_keys_are_dropped_while_locked_and_heard_afterwards(qtbot: QtBot, theme: Theme) -> None:
    form, other = QWidget(), QLineEdit()
    line = QLineEdit(form)
    QVBoxLayout(form).addWidget(line)
    for widget in (other, form):
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
    lock = Lock(form)
    form.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)

    lock.turn(True)
    QTest.keyClicks(line, "mat")
    QTest.keyClicks(other, "abc")
    assert QApplication.focusWidget() is line
    lock.turn(False)
    QTest.keyClicks(line, "con")

    assert (line.text(), other.text()) == ("con", "abc")


def test_locking_twice_is_locking_once(qtbot: QtBot, theme: Theme) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    lock = Lock(line)

    lock.turn(True)
    lock.turn(True)
    lock.turn(False)
    QTest.keyClicks(line, "a")

    assert line.text() == "a"
