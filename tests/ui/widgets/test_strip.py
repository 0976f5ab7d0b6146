"""A strip says one thing, for as long as its tone asks for, and never moves the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.widgets import strip as module
from cchc_desktop.ui.widgets.buttons import bind
from cchc_desktop.ui.widgets.strip import SHOWN_MS, Strip


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    window.strip, window.field = Strip(), QLineEdit()  # type: ignore[attr-defined]  # a window for these tests alone
    layout.addWidget(window.strip)  # type: ignore[attr-defined]
    layout.addWidget(window.field)  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.field.setFocus()  # type: ignore[attr-defined]
    return window


def test_done_goes_by_itself_after_a_second_and_a_half(qtbot: QtBot, window: QWidget) -> None:
    strip: Strip = window.strip  # type: ignore[attr-defined]
    assert SHOWN_MS == 1500
    strip._until.setInterval(30)

    strip.say("done", "Căn cước: Trần Thị Ví Dụ")

    assert (strip.text, strip.tone) == ("Căn cước: Trần Thị Ví Dụ", "done")
    qtbot.waitUntil(lambda: strip.text == "")


def test_wrong_stays_until_the_next_key_which_reaches_its_field(qtbot: QtBot, window: QWidget) -> None:
    strip: Strip = window.strip  # type: ignore[attr-defined]
    field: QLineEdit = window.field  # type: ignore[attr-defined]
    strip.say("wrong", "Mã này không đọc được.")

    QTest.keyClick(field, Qt.Key.Key_A)
    assert strip.text, "the scanner's own line feed, right behind, is not the clerk's next key"
    qtbot.wait(200)
    QTest.keyClick(field, Qt.Key.Key_B)

    assert strip.text == ""
    assert field.text() == "ab"


@pytest.mark.parametrize("chord", [(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier), (Qt.Key.Key_F3,)])
def test_wrong_goes_at_a_shortcut_too_but_not_at_ctrl_alone(
    qtbot: QtBot, window: QWidget, chord: tuple[Qt.Key, Qt.KeyboardModifier] | tuple[Qt.Key]
) -> None:
    strip: Strip = window.strip  # type: ignore[attr-defined]
    field: QLineEdit = window.field  # type: ignore[attr-defined]
    done: list[str] = []
    bind("Ctrl+R", window, lambda: done.append("in lại"))
    bind("F3", window, lambda: done.append("tra cứu"))
    strip.say("wrong", "Chưa in được. Ctrl+R in lại.")
    qtbot.wait(200)

    QTest.keyPress(field, Qt.Key.Key_Control)
    assert strip.text, "the chord is not done yet"
    QTest.keyClick(field, *chord)

    assert (strip.text, len(done)) == ("", 1)


@pytest.mark.parametrize("tone", ["waiting", "note"])
def test_one_that_floats_over_something_goes_at_a_key_once_it_was_read(
    qtbot: QtBot, window: QWidget, tone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert module._READ_MS == 4000
    monkeypatch.setattr(module, "_READ_MS", 200)
    strip = Strip(window, floating=True)
    strip.say(tone, "Máy in đang báo dừng. Xem giấy đã ra chưa.")

    QTest.keyClick(window.field, Qt.Key.Key_A)  # type: ignore[attr-defined]
    assert strip.text
    qtbot.wait(300)
    QTest.keyClick(window.field, Qt.Key.Key_A)  # type: ignore[attr-defined]

    assert strip.text == ""


def test_a_warning_stays_until_something_else_is_said(qtbot: QtBot, window: QWidget) -> None:
    strip: Strip = window.strip  # type: ignore[attr-defined]
    strip.say("waiting", "Đã có hồ sơ cùng thủ tục.")

    qtbot.wait(200)
    QTest.keyClick(window.field, Qt.Key.Key_A)  # type: ignore[attr-defined]
    assert strip.text == "Đã có hồ sơ cùng thủ tục."
    strip.say("note", "khác")

    assert strip.text == "khác"


def test_the_focus_stays_where_it_was(qtbot: QtBot, window: QWidget) -> None:
    window.strip.say("wrong", "x")  # type: ignore[attr-defined]

    assert window.field.hasFocus()  # type: ignore[attr-defined]


def test_it_is_announced_as_an_alert(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[str, QAccessible.Event]] = []

    class Listener(QAccessible):
        @staticmethod
        def updateAccessibility(event: object) -> None:
            heard.append((event.object().accessibleName(), event.type()))  # type: ignore[attr-defined]

    monkeypatch.setattr(module, "QAccessible", Listener)
    window.strip.say("wrong", "Không nhận mã này")  # type: ignore[attr-defined]

    assert heard == [("Không nhận mã này", QAccessible.Event.Alert)]


def test_without_sound_it_flashes_twice(qtbot: QtBot, window: QWidget) -> None:
    strip: Strip = window.strip  # type: ignore[attr-defined]
    strip.flashes = True
    strip._flash.setInterval(5)
    lit: list[bool] = []
    strip._flash.timeout.connect(lambda: lit.append(strip.property("flash") == "true"))

    strip.say("done", "x")
    qtbot.waitUntil(lambda: not strip._flash.isActive())

    assert lit == [True, False, True, False]


@pytest.mark.parametrize(("floating", "left"), [(True, ""), (False, "Máy in báo dừng")])
def test_a_click_takes_a_strip_away_that_floats_over_something(
    qtbot: QtBot, theme: Theme, floating: bool, left: str
) -> None:
    strip = Strip(floating=floating)
    qtbot.addWidget(strip)
    strip.say("waiting", "Máy in báo dừng")

    QTest.mouseClick(strip, Qt.MouseButton.LeftButton)

    assert strip.text == left
