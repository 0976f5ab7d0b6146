"""The rail shows the pages that exist, in the order of their keys."""

from __future__ import annotations

from itertools import pairwise

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


def test_a_page_that_has_no_place_leaves_none_lit_and_the_next_one_is_lit_alone(qtbot: QtBot, theme: Theme) -> None:
    rail = a_rail(qtbot)
    rail.mark("F2")
    for _ in range(2):
        rail.mark("")
        assert not any(button.isChecked() for button in buttons(rail))

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


def test_a_page_that_is_not_offered_leaves_no_gap(qtbot: QtBot, theme: Theme) -> None:
    rail = a_rail(qtbot)

    rail.offer("F2", False)
    assert [button.key for button in buttons(rail) if button.isVisible()] == ["F9", "F1"]
    rail.offer("F2", True)

    assert [button.key for button in buttons(rail) if button.isVisible()] == ["F2", "F9", "F1"]


def test_in_a_low_window_icons_go_before_titles_and_no_button_lies_on_another(qtbot: QtBot, theme: Theme) -> None:
    rail = a_rail(qtbot)
    for key in ("F3", "F4", "F5", "F6", "F8"):
        rail.add(key, "Quét giấy tờ", "copy")

    for height, labels in ((768, 3), (512, 2), (384, 1)):
        rail.resize(98, height)
        QTest.qWait(1)
        for button in buttons(rail):
            assert len([label for label in button.findChildren(QLabel) if label.isVisible()]) == labels
        edges = [(button.y(), button.y() + button.height()) for button in buttons(rail)]
        assert all(end <= start for (_, end), (start, _) in pairwise(edges))
        assert edges[-1][1] <= height
