"""The rail shows the pages that exist, in the order of their keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.shell.rail import Rail, RailButton
from cchc_desktop.ui.theme import Theme


def a_rail(qtbot: QtBot) -> Rail:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.add("F9", "Đồng bộ", "cloud-arrow-up")
    rail.add("F2", "Tiếp nhận", "file-plus")
    rail.resize(98, 600)
    rail.show()
    return rail


def buttons(rail: Rail) -> list[RailButton]:
    return sorted(rail.findChildren(RailButton), key=lambda button: button.y())


def test_pages_stand_in_the_order_of_their_keys_and_help_last(qtbot: QtBot, theme: Theme) -> None:
    assert [button.key for button in buttons(a_rail(qtbot))] == ["F2", "F9", "F1"]


def test_a_click_asks_for_the_page_and_takes_no_focus(qtbot: QtBot, theme: Theme) -> None:
    rail, asked = a_rail(qtbot), []
    rail.asked.connect(asked.append)

    for button in buttons(rail):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert button.focusPolicy() is Qt.FocusPolicy.NoFocus

    assert asked == ["F2", "F9", "F1"]


def test_only_the_open_page_is_marked(qtbot: QtBot, theme: Theme) -> None:
    rail = a_rail(qtbot)

    rail.mark("F2")
    rail.mark("F9")

    assert [button.key for button in buttons(rail) if button.isChecked()] == ["F9"]


def test_narrow_shows_keys_only_and_says_everything(qtbot: QtBot, theme: Theme) -> None:
    rail = a_rail(qtbot)

    rail.set_narrow(True)

    first = buttons(rail)[0]
    assert rail.width() == 56
    assert [label.text() for label in first.findChildren(QLabel) if label.isVisible()] == ["F2"]
    assert first.accessibleName() == "Tiếp nhận (F2)"
    assert first.height() >= 24
