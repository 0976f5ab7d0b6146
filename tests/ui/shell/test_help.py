"""Help lists the keys of what is on the screen, and closes by the key that opened it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.focus_ring import _Ring
from cchc_desktop.ui.shell.help import EVERYWHERE, HelpOverlay, keys_of
from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton


def open_help(qtbot: QtBot, size: tuple[int, int]) -> tuple[QWidget, HelpOverlay]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    overlay = HelpOverlay(window)
    overlay.open("Tiếp nhận", [("Ctrl+Enter", "Tiếp nhận và in")], EVERYWHERE)
    return window, overlay


def test_it_lists_the_keys_of_the_page_and_those_of_everywhere(qtbot: QtBot, theme: Theme) -> None:
    _, overlay = open_help(qtbot, (900, 600))
    words = [each.text() for each in overlay.findChildren(QLabel)]

    assert words[:3] == ["Phím của trang Tiếp nhận", "Ctrl+Enter", "Tiếp nhận và in"]
    assert "Ctrl+K" in words


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F1])
def test_esc_and_f1_close_it_even_if_the_page_has_an_esc_of_its_own(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    window, overlay = open_help(qtbot, (900, 600))
    keep, pressed = KeyButton("Giữ nháp", "Esc"), []
    keep.triggered.connect(lambda: pressed.append(1))
    QHBoxLayout(window).addWidget(keep)
    keep.show()

    with qtbot.waitSignal(overlay.closed):
        QTest.keyClick(overlay, key)

    assert not overlay.isVisible()
    assert pressed == []


@pytest.mark.parametrize("size", [(1366, 768), (683, 384), (400, 200)])
def test_it_stays_inside_the_window_and_scrolls_by_arrows(qtbot: QtBot, theme: Theme, size: tuple[int, int]) -> None:
    window, overlay = open_help(qtbot, size)
    assert window.rect().contains(overlay.geometry())
    bar = overlay._scroll.verticalScrollBar()

    QTest.keyClick(overlay, Qt.Key.Key_Down)
    assert bar.value() == min(80, bar.maximum())
    QTest.keyClick(overlay, Qt.Key.Key_Up)

    assert bar.value() == 0


def test_keys_are_collected_from_buttons_also_of_the_menu_and_only_once(qtbot: QtBot, theme: Theme) -> None:
    buttons = [
        KeyButton("Giữ nháp", "Esc"),
        KeyButton("Từ chối", "Ctrl+T"),
        KeyButton("Từ chối", "Ctrl+T"),
        KeyButton("Xem"),
    ]
    bar = ActionBar(buttons, [])
    qtbot.addWidget(bar)
    bar.resize(200, 60)
    bar.show()

    assert keys_of(bar, None) == [("Esc", "Giữ nháp"), ("Ctrl+T", "Từ chối")]


def test_a_key_is_told_by_what_it_does_not_by_half_a_sentence(qtbot: QtBot, theme: Theme) -> None:
    why, again = KeyButton("Vì sao?", "Ctrl+I"), KeyButton("Vì sao?", "Ctrl+I")
    why.about = "Vì sao hẹn ngày này"
    bar = ActionBar([why, again], [])
    qtbot.addWidget(bar)

    assert keys_of(bar) == [("Ctrl+I", "Vì sao hẹn ngày này")]


def test_enter_is_told_by_the_pages_for_each_has_its_own(qtbot: QtBot) -> None:
    assert "Enter" not in dict(EVERYWHERE)


def test_the_panel_has_one_frame(qtbot: QtBot, theme: Theme) -> None:
    window, overlay = open_help(qtbot, (900, 600))

    assert overlay.hasFocus()
    assert [ring for ring in window.findChildren(_Ring) if ring.isVisible()] == []
