"""A page remembers its focus and keeps its action bar in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.shell.page import Page, PageFrame
from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton


def a_frame(qtbot: QtBot) -> tuple[PageFrame, list[QLineEdit], KeyButton]:
    body, fields, main = QWidget(), [QLineEdit() for _ in range(30)], KeyButton("Lưu", "Ctrl+Enter", "primary")
    layout = QVBoxLayout(body)
    for field in fields:
        layout.addWidget(field)
    body.setFocusProxy(fields[0])
    frame = PageFrame(Page("F2", "intake", "Tiếp nhận", "file-plus", body, ActionBar([], [main])))
    qtbot.addWidget(frame)
    frame.resize(600, 384)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    return frame, fields, main


def test_it_starts_where_the_page_wants_and_returns_to_where_it_was(qtbot: QtBot, theme: Theme) -> None:
    frame, fields, _ = a_frame(qtbot)
    outside = QLineEdit()
    qtbot.addWidget(outside)

    frame.give_focus()
    assert fields[0].hasFocus()
    fields[7].setFocus()
    fields[7].clearFocus()
    frame.give_focus()

    assert fields[7].hasFocus()


def test_a_field_that_was_taken_away_is_not_returned_to(qtbot: QtBot, theme: Theme) -> None:
    frame, fields, _ = a_frame(qtbot)
    fields[7].setFocus()
    fields[7].clearFocus()
    fields[7].hide()

    frame.give_focus()

    assert fields[0].hasFocus()


def test_a_field_that_is_gone_or_disabled_is_not_returned_to(qtbot: QtBot, theme: Theme) -> None:
    frame, fields, _ = a_frame(qtbot)
    fields[7].setFocus()
    fields[7].clearFocus()
    fields[7].setEnabled(False)

    frame.give_focus()

    assert fields[0].hasFocus()


def test_the_focus_is_never_behind_the_action_bar(qtbot: QtBot, theme: Theme) -> None:
    frame, fields, main = a_frame(qtbot)

    for field in (fields[29], fields[15], fields[0]):
        field.setFocus()
        bottom = field.mapTo(frame, field.rect().bottomLeft()).y()
        top = field.mapTo(frame, field.rect().topLeft()).y()
        assert top >= 0
        assert bottom < main.mapTo(frame, main.rect().topLeft()).y()
