"""A button shows its key, and key, click, Enter and Space do the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets.buttons import KeyButton, bind, sequences

CTRL = Qt.KeyboardModifier.ControlModifier


class Window(QWidget):
    def __init__(self, qtbot: QtBot, key: str = "Ctrl+Enter") -> None:
        super().__init__()
        self.field, self.button = QLineEdit(), KeyButton("Tiếp nhận và in", key, "primary", "printer")
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.button)
        qtbot.addWidget(self)
        self.presses = 0
        self.button.triggered.connect(self._count)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)
        self.field.setFocus()

    def _count(self) -> None:
        self.presses += 1


def test_the_key_stands_in_the_text(qtbot: QtBot, theme: Theme) -> None:
    window = Window(qtbot)

    assert window.button.text() == "Tiếp nhận và in (Ctrl+Enter)"
    assert window.button.accessibleName() == "Tiếp nhận và in (Ctrl+Enter)"


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_its_key_works_from_any_field_with_either_enter(qtbot: QtBot, theme: Theme, enter: Qt.Key) -> None:
    window = Window(qtbot)
    keypad = Qt.KeyboardModifier.KeypadModifier if enter is Qt.Key.Key_Enter else Qt.KeyboardModifier.NoModifier

    QTest.keyClick(window.field, enter, CTRL | keypad)

    assert window.presses == 1


def test_enter_and_space_and_a_click_press_it(qtbot: QtBot, theme: Theme) -> None:
    window = Window(qtbot)
    window.button.setFocus()

    QTest.keyClick(window.button, Qt.Key.Key_Return)
    QTest.keyClick(window.button, Qt.Key.Key_Space)
    QTest.mouseClick(window.button, Qt.MouseButton.LeftButton)

    assert window.presses == 3


def test_a_busy_button_says_so_keeps_the_focus_and_hears_nothing(qtbot: QtBot, theme: Theme) -> None:
    window = Window(qtbot)
    window.button.setFocus()

    window.button.set_busy("Đang lưu…")
    QTest.keyClick(window.button, Qt.Key.Key_Return)
    QTest.keyClick(window.button, Qt.Key.Key_Return, CTRL)
    QTest.mouseDClick(window.button, Qt.MouseButton.LeftButton)

    assert window.presses == 0
    assert window.button.text() == "Đang lưu… (Ctrl+Enter)"
    assert window.button.hasFocus()
    window.button.set_busy(None)
    assert window.button.text() == "Tiếp nhận và in (Ctrl+Enter)"


def test_a_refusing_button_says_why(qtbot: QtBot, theme: Theme) -> None:
    window = Window(qtbot)

    window.button.refuse("Chưa chọn thủ tục")
    QTest.keyClick(window.field, Qt.Key.Key_Return, CTRL)

    assert window.presses == 0
    assert window.button.toolTip() == window.button.accessibleDescription() == "Chưa chọn thủ tục"
    window.button.refuse(None)
    QTest.keyClick(window.field, Qt.Key.Key_Return, CTRL)
    assert window.presses == 1


def test_a_hidden_page_does_not_hear_its_keys(qtbot: QtBot, theme: Theme) -> None:
    window = Window(qtbot)

    window.button.hide()
    QTest.keyClick(window.field, Qt.Key.Key_Return, CTRL)

    assert window.presses == 0


def test_keys_without_a_button(qtbot: QtBot, theme: Theme) -> None:
    window, heard = Window(qtbot), []
    bind("F2", window, lambda: heard.append("F2"))

    QTest.keyClick(window.field, Qt.Key.Key_F2)

    assert heard == ["F2"]


def test_enter_means_both_enters_and_no_key_means_none() -> None:
    assert [s.toString() for s in sequences("Ctrl+Shift+Enter")] == ["Ctrl+Shift+Return", "Ctrl+Shift+Enter"]
    assert [s.toString() for s in sequences("Ctrl+Space")] == ["Ctrl+Space"]
    assert sequences("") == []


def test_brief_words_are_for_where_there_is_no_room_the_whole_is_still_told(qtbot: QtBot, theme: Theme) -> None:
    window = Window(qtbot)
    button = window.button
    button.set_words("In phiếu bàn giao 40 hồ sơ", "In phiếu 40")
    whole = button.full_width
    button.set_brief(True)
    assert button.text() == "In phiếu 40 (Ctrl+Enter)"
    assert button.accessibleName() == "In phiếu bàn giao 40 hồ sơ (Ctrl+Enter)"
    assert button.full_width == pytest.approx(whole, abs=2)
    button.set_busy("Đang ghi…")
    button.set_busy(None)
    assert button.text() == "In phiếu 40 (Ctrl+Enter)"

    button.set_words("In phiếu")
    assert button.text() == "In phiếu (Ctrl+Enter)"


def test_aside_is_not_the_same_as_not_offered(qtbot: QtBot, theme: Theme) -> None:
    window = Window(qtbot)
    button = window.button
    button.set_aside(True)
    assert button.isHidden()
    assert button.offered
    button.hide()
    button.set_aside(False)
    assert button.isHidden()
    assert not button.offered
    button.show()
    assert not button.isHidden()


def test_an_icon_put_on_while_it_was_disabled_has_the_colour_of_the_words_again(qtbot: QtBot, theme: Theme) -> None:
    def colours(button: KeyButton) -> set[str]:
        image = button.icon().pixmap(18, 18).toImage()
        pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
        return {pixel.name() for pixel in pixels if pixel.alpha() == 255}

    window = Window(qtbot)
    button = window.button
    wanted = colours(button)
    button.refuse("Chưa quét túi nào")
    button.set_words("In phiếu")
    button.refuse(None)
    assert colours(button) == wanted
    before = button.icon().pixmap(18, 18).toImage()
    button.set_glyph("check")
    assert button.icon().pixmap(18, 18).toImage() != before
