"""The main button is always seen; what finds no room is in the menu with its key still working."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton

CTRL = Qt.KeyboardModifier.ControlModifier


class Window(QWidget):
    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.draft, self.supplement = KeyButton("Giữ nháp", "Ctrl+D"), KeyButton("Yêu cầu bổ sung", "Ctrl+B")
        self.more, self.main = KeyButton("Thêm hồ sơ", "Ctrl+Shift+Enter"), KeyButton("Tiếp nhận và in", "Ctrl+Enter")
        self.bar = ActionBar([self.draft, self.supplement], [self.more, self.main])
        self.field = QLineEdit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        layout.addWidget(self.bar)
        qtbot.addWidget(self)
        self.resize(1200, 120)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Window:
    return Window(qtbot)


def test_with_room_everything_is_a_button(window: Window) -> None:
    assert window.bar.moved == []
    assert window.supplement.isVisible()


@pytest.mark.parametrize("width", [900, 683, 500, 300])
def test_the_main_button_stays_and_nothing_is_cut_off(window: Window, width: int) -> None:
    window.resize(width, 120)

    assert window.main.isVisible()
    assert window.main.geometry().right() < width
    visible = [b for b in window.bar.findChildren(KeyButton) if b.isVisible()]
    assert all(b.width() >= b.sizeHint().width() for b in visible) or width == 300


def test_the_last_of_the_left_goes_first_and_comes_back(window: Window) -> None:
    window.resize(720, 120)
    assert window.bar.moved[-1] is window.supplement or window.supplement in window.bar.moved
    window.resize(1200, 120)

    assert window.bar.moved == []
    assert window.draft.isVisible()


def test_a_key_works_from_the_menu_too(qtbot: QtBot, window: Window) -> None:
    window.resize(400, 120)
    assert window.supplement in window.bar.moved

    with qtbot.waitSignal(window.supplement.triggered):
        QTest.keyClick(window.field, Qt.Key.Key_B, CTRL)


def test_its_menu_opens_by_key_and_holds_what_was_moved(qtbot: QtBot, window: Window) -> None:
    window.resize(400, 120)

    QTest.keyClick(window.field, Qt.Key.Key_Space, CTRL)

    assert window.bar._menu.isVisible()
    assert [action.text() for action in window.bar._menu.actions()] == [b.words for b in window.bar.moved]
    window.bar._menu.hide()


def settled(window: Window) -> None:
    for _ in range(4):
        QApplication.processEvents()


def test_a_button_its_page_does_not_offer_stays_away_in_the_menu_too(window: Window) -> None:
    window.resize(400, 120)
    assert window.supplement in window.bar.moved

    window.supplement.hide()
    settled(window)
    assert window.supplement not in window.bar.moved
    window.resize(1200, 120)
    settled(window)
    assert not window.supplement.isVisible()

    window.supplement.show()
    settled(window)
    assert window.supplement.isVisible()


def test_when_words_get_longer_or_shorter_the_bar_makes_room_or_takes_back(window: Window) -> None:
    window.resize(800, 120)
    settled(window)
    before = window.bar.moved
    window.main.set_words("Trả kết quả cho một người có tên rất dài và dài hơn nữa")
    settled(window)
    assert len(window.bar.moved) > len(before)

    window.main.set_words("Trả")
    settled(window)

    assert len(window.bar.moved) <= len(before)


def test_where_there_is_no_room_at_all_the_main_button_says_it_briefly(window: Window) -> None:
    window.main.set_words("In phiếu bàn giao 40 hồ sơ của phòng này, để lại 23 hồ sơ", "In phiếu 40 hồ sơ")
    window.resize(480, 120)
    settled(window)
    assert window.main.text() == "In phiếu 40 hồ sơ (Ctrl+Enter)"
    assert "để lại 23" in window.main.accessibleName()

    window.resize(1400, 120)
    settled(window)

    assert "để lại 23" in window.main.text()


def test_the_key_of_a_main_button_that_is_disabled_says_why(window: Window, qtbot: QtBot) -> None:
    pressed: list[str] = []
    window.main.triggered.connect(lambda: pressed.append("done"))
    window.main.refuse("Quét túi hồ sơ trước.")
    with qtbot.waitSignal(window.bar.denied) as heard:
        QTest.keyClick(window.field, Qt.Key.Key_Return, CTRL)
    assert heard.args == ["Quét túi hồ sơ trước."]

    window.main.refuse(None)
    denied: list[str] = []
    window.bar.denied.connect(denied.append)
    QTest.keyClick(window.field, Qt.Key.Key_Return, CTRL)

    assert (pressed, denied) == (["done"], [])
