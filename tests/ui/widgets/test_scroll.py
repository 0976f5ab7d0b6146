"""What gets the focus is scrolled into view, however it got it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.widgets.scroll import ClearScroll, reveal


def test_what_is_revealed_is_seen_whole_wherever_the_focus_is(qtbot: QtBot) -> None:
    body, labels = QWidget(), [QLabel(str(number)) for number in range(60)]
    layout = QVBoxLayout(body)
    for label in labels:
        layout.addWidget(label)
    scroll = ClearScroll(body)
    qtbot.addWidget(scroll)
    scroll.resize(300, 200)
    scroll.show()

    for label in (labels[50], labels[3]):
        reveal(label)
        top = label.mapTo(scroll.viewport(), label.rect().topLeft()).y()
        assert 0 <= top <= scroll.viewport().height() - label.height()


def test_a_field_far_below_comes_into_view_with_room_below_it(qtbot: QtBot) -> None:
    body, fields = QWidget(), [QLineEdit() for _ in range(40)]
    layout = QVBoxLayout(body)
    for field in fields:
        field.setMinimumHeight(36)
        layout.addWidget(field)
    scroll = ClearScroll(body)
    qtbot.addWidget(scroll)
    scroll.resize(300, 200)
    scroll.show()
    scroll.activateWindow()
    qtbot.waitUntil(scroll.isActiveWindow)

    fields[30].setFocus()

    top = fields[30].mapTo(scroll.viewport(), fields[30].rect().topLeft()).y()
    assert 0 <= top <= scroll.viewport().height() - fields[30].height() - 24
