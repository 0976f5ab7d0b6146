"""A scan is an event, typing is typing, whatever has the focus (F39, F40, F42)."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.scans import ScanCatcher

CODE = "H52.18-261123-3012"
CARD = "014190003271|051234567|Lò Thị Ánh Nguyệt|12051990|Nữ|Bản Hẹo, Chiềng Cơi, Sơn La|01012022"


class Clock:
    """A clock the test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Counter(QWidget):
    """A window with two fields and a default action."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock
        self.name, self.phone, self.button = QLineEdit(), QLineEdit(), QPushButton("Lưu")
        layout = QVBoxLayout(self)
        for widget in (self.name, self.phone, self.button):
            layout.addWidget(widget)
        self.enters = 0
        self.name.returnPressed.connect(self._entered)
        self.scans: list[str] = []

    def _entered(self) -> None:
        self.enters += 1

    def key(self, character: str, gap: float) -> None:
        self.clock.now += gap
        target = QApplication.focusWidget() or self
        if character == "\r":
            QTest.keyClick(target, Qt.Key.Key_Return)
        elif character == "\t":
            QTest.keyClick(target, Qt.Key.Key_Tab)
        elif character == "\n":
            QTest.keyClick(target, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
        elif ord(character) < 128:
            QTest.keyClick(target, character)
        else:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                QCoreApplication.sendEvent(target, event)

    def scan(self, text: str, gap: float = 0.00001) -> None:
        for character in text:
            self.key(character, gap)

    def type(self, text: str, gap: float = 0.083) -> None:
        for character in text:
            self.key(character, gap)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def counter(qtbot: QtBot, qapp: QApplication, clock: Clock) -> Iterator[Counter]:
    window = Counter(clock)
    qtbot.addWidget(window)
    catcher = ScanCatcher(qapp, clock)
    catcher.scanned.connect(window.scans.append)
    window.show()
    window.activateWindow()
    window.name.setFocus()
    QTest.qWaitForWindowActive(window)
    yield window
    qapp.removeEventFilter(catcher)
    catcher.deleteLater()


def settle(qtbot: QtBot, counter: Counter) -> None:
    """The clerk pauses: real timers run out."""
    counter.clock.now += 1
    qtbot.wait(90)


@pytest.mark.parametrize("suffix", ["\r", "\t", "\n", "\r\n", ""])
@pytest.mark.parametrize("text", [CODE, CARD])
def test_a_scan_is_heard_and_touches_no_field(qtbot: QtBot, counter: Counter, text: str, suffix: str) -> None:
    counter.scan(text + suffix)
    settle(qtbot, counter)

    assert counter.scans == [text]
    assert counter.name.text() == counter.phone.text() == ""
    assert counter.enters == 0
    assert counter.name.hasFocus()


def test_five_hundred_scans_at_full_speed_are_five_hundred(qtbot: QtBot, counter: Counter) -> None:
    codes = [f"H52.18-261123-{number:04}" for number in range(500)]

    for code in codes:
        counter.scan(code + "\r", gap=1 / 110_000)
    settle(qtbot, counter)

    assert counter.scans == codes
    assert counter.name.text() == ""


def test_typing_arrives_whole_and_in_order(qtbot: QtBot, counter: Counter) -> None:
    counter.type("Trần Thị Ví Dụ 0912345678")
    settle(qtbot, counter)

    assert counter.name.text() == "Trần Thị Ví Dụ 0912345678"
    assert counter.scans == []


def test_typing_and_scans_mixed_keep_apart(qtbot: QtBot, counter: Counter) -> None:
    generator = random.Random(7)
    typed, scanned = "", []
    for number in range(60):
        piece = "".join(generator.choice("abcdefgh 0123") for _ in range(generator.randint(1, 9)))
        counter.type(piece, gap=1 / 12)
        typed += piece
        counter.clock.now += 0.1
        scanned.append(f"H52.18-261123-{number:04}")
        counter.scan(scanned[-1] + "\r", gap=generator.choice([0.00001, 0.005, 0.02]))
        counter.clock.now += 0.1
    settle(qtbot, counter)

    assert counter.scans == scanned
    assert counter.name.text() == typed


def test_a_fast_roll_of_a_few_keys_is_typing(qtbot: QtBot, counter: Counter) -> None:
    counter.type("ngh", gap=0.012)
    counter.clock.now += 0.08
    counter.type("iem", gap=0.02)
    settle(qtbot, counter)

    assert counter.name.text() == "nghiem"


def test_a_typed_key_is_late_by_no_more_than_forty_milliseconds(qtbot: QtBot, counter: Counter) -> None:
    begun = time.monotonic()
    counter.type("a")
    with qtbot.waitSignal(counter.name.textChanged, timeout=1000):
        pass

    assert 0.02 < time.monotonic() - begun < 0.12  # 40 ms and the noise of a busy machine


def test_enter_after_typing_comes_after_the_letters(qtbot: QtBot, counter: Counter) -> None:
    seen: list[str] = []
    counter.name.returnPressed.connect(lambda: seen.append(counter.name.text()))

    counter.type("abc")
    counter.key("\r", 0.05)

    assert seen == ["abc"]


def test_a_shortcut_right_after_a_letter_finds_the_letter(qtbot: QtBot, counter: Counter) -> None:
    seen: list[str] = []
    shortcut = QShortcut(QKeySequence("Ctrl+Return"), counter, lambda: seen.append(counter.name.text()))

    counter.type("abc")
    QTest.keyClick(counter.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert seen == ["abc"]
    shortcut.setEnabled(False)


def test_a_scan_ended_by_enter_presses_no_button_and_fires_no_shortcut(qtbot: QtBot, counter: Counter) -> None:
    pressed: list[str] = []
    counter.button.clicked.connect(lambda: pressed.append("button"))
    shortcut = QShortcut(QKeySequence("Return"), counter, lambda: pressed.append("shortcut"))
    counter.button.setFocus()

    counter.scan(CODE + "\r\r")
    settle(qtbot, counter)

    assert pressed == []
    assert counter.scans == [CODE]
    shortcut.setEnabled(False)


def test_a_second_enter_of_the_scanner_is_not_the_clerks(qtbot: QtBot, counter: Counter) -> None:
    counter.scan(CODE + "\r\r")
    assert counter.enters == 0

    counter.clock.now += 0.1
    counter.key("\r", 0)
    assert counter.enters == 1


def test_two_codes_with_a_suffix_between_are_two_and_glued_are_one_text(qtbot: QtBot, counter: Counter) -> None:
    counter.scan(f"{CODE}\r{CODE}\r")
    counter.clock.now += 1
    counter.scan(CODE + CODE + "\r")
    settle(qtbot, counter)

    assert counter.scans == [CODE, CODE, CODE + CODE]


def test_text_committed_by_an_input_method_counts_like_keys(qtbot: QtBot, counter: Counter) -> None:
    for piece in ("014190003271||", "Trần", " Thị", " Ví Dụ"):
        event = QInputMethodEvent("", [])
        event.setCommitString(piece)
        counter.clock.now += 0.002
        QCoreApplication.sendEvent(counter.name, event)
    settle(qtbot, counter)

    assert counter.scans == ["014190003271||Trần Thị Ví Dụ"]
    assert counter.name.text() == ""


def test_one_word_composed_by_hand_stays_in_its_field(qtbot: QtBot, counter: Counter) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString("Nguyệt")
    QCoreApplication.sendEvent(counter.name, event)
    settle(qtbot, counter)

    assert counter.name.text() == "Nguyệt"


def test_a_backspace_that_unikey_sends_inside_a_scan_stays_inside(qtbot: QtBot, counter: Counter) -> None:
    counter.name.setText("có sẵn")
    counter.scan("0141900032710||Tra")
    QTest.keyClick(counter.name, Qt.Key.Key_Backspace)
    counter.scan("ần\r")
    settle(qtbot, counter)

    assert counter.scans == ["0141900032710||Trần"]
    assert counter.name.text() == "có sẵn"


def test_a_backspace_while_typing_deletes_as_always(qtbot: QtBot, counter: Counter) -> None:
    counter.type("abx")
    counter.clock.now += 0.1
    QTest.keyClick(counter.name, Qt.Key.Key_Backspace)
    counter.type("c")
    settle(qtbot, counter)

    assert counter.name.text() == "abc"


def test_space_on_a_button_still_presses_it(qtbot: QtBot, counter: Counter) -> None:
    counter.button.setFocus()
    with qtbot.waitSignal(counter.button.clicked, timeout=1000):
        QTest.keyClick(counter.button, Qt.Key.Key_Space)


def test_a_busy_window_does_not_mistake_piled_up_typing_for_a_scan(qtbot: QtBot, counter: Counter) -> None:
    for position, character in enumerate("nguyen van an"):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
        event.setTimestamp(5000 + position * 83)  # pressed slowly, all heard at one moment
        QCoreApplication.sendEvent(counter.name, event)
    settle(qtbot, counter)

    assert counter.scans == []
    assert counter.name.text() == "nguyen van an"


def test_a_field_taken_away_meanwhile_loses_no_key(qtbot: QtBot, counter: Counter) -> None:
    counter.type("a")
    QTimer.singleShot(0, counter.name.deleteLater)
    QTimer.singleShot(5, counter.phone.setFocus)
    settle(qtbot, counter)

    assert counter.phone.text() == "a"


def test_a_serial_scanner_is_heard_the_same_way(counter: Counter, qapp: QApplication, qtbot: QtBot) -> None:
    catcher = ScanCatcher(qapp)
    heard: list[str] = []
    catcher.scanned.connect(heard.append)

    catcher.feed(f"{CODE}\r\n12\n")

    assert heard == [CODE, "12"]
    qapp.removeEventFilter(catcher)
