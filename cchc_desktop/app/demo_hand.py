"""A hand at the keyboard (bàn tay gõ phím): real key events and scans into the real window, counted."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cchc_desktop.app.demo_clock import DayClock
from cchc_desktop.app.desktop import Desktop

NONE, CTRL, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_TYPED_MS, _SCANNED_MS = 180, 3  # between two keys of a person, of a scanner
_A_KEY_S, _A_SCAN_S = 0.3, 1.2  # what they cost on the clock of the day
_TAIL_S = 0.07
_PATIENCE_S = 60.0

Result = TypeVar("Result")


class Hand:
    """Works the window as a clerk does: nothing of it is called, except to wait until it has answered."""

    def __init__(self, desktop: Desktop, clock: DayClock) -> None:
        self.desktop, self.clock = desktop, clock
        self.keys, self.scans = 0, 0
        self.tasks: dict[str, tuple[int, int]] = {}  # what was done → keys, scans
        self.scanned_at = clock()
        self._stamp = int(time.monotonic() * 1000)
        self._printing, self._printed = 0, 0
        desktop.pages.prints.started.connect(self._begun)
        desktop.pages.prints.ended.connect(self._ended)
        desktop.pages.prints.given_up.connect(self._ended)

    # what a clerk does

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """One key, a chord counts as one; then everything it set off is waited for."""
        self.keys += 1
        self.clock.forward(seconds=_A_KEY_S)
        _popup, target = self._target()
        QTest.keyClick(target, key, modifier)
        self._stamp += _TYPED_MS
        self.settle()

    def enter(self, times: int = 1) -> None:
        """Enter."""
        for _ in range(times):
            self.press(Qt.Key.Key_Return)

    def ctrl(self, key: Qt.Key) -> None:
        """Ctrl and a key."""
        self.press(key, CTRL)

    def type(self, text: str) -> None:
        """Letters at a person's pace, counted as Telex keys: each mark and each đ is one more."""
        cost = sum(1 + (letter in "đĐ") for letter in unicodedata.normalize("NFD", text))
        self.keys += cost
        self.clock.forward(seconds=cost * _A_KEY_S)
        self._letters(text, _TYPED_MS)
        self.wait(lambda: not self.desktop.catcher.is_holding, "typed letters")
        self.settle()

    def scan(self, text: str) -> None:
        """A scanner's keys, as quick as it is, with Enter behind them."""
        self.scans += 1
        self.clock.forward(seconds=_A_SCAN_S)
        self.scanned_at = self.clock()
        self._letters(text, _SCANNED_MS)
        self._send(Qt.Key.Key_Return, "\r")
        self._stamp += _TYPED_MS
        self.rest(_TAIL_S)  # or the next Enter would be taken for the scanner's
        self.settle()

    @contextmanager
    def task(self, name: str) -> Iterator[None]:
        """Counts the keys and scans of one task; the dearest time it was done is kept."""
        keys, scans = self.keys, self.scans
        yield
        self.tasks[name] = max(self.tasks.get(name, (0, 0)), (self.keys - keys, self.scans - scans))

    # what is waited for

    def settle(self) -> None:
        """Until the threads have answered all they were asked, and every slip that was begun has ended."""
        threads = self.desktop.threads
        while True:
            printed = self._printed
            for _ in range(2):
                answers: list[None] = []
                threads.reader.ask("settled", _nothing, done=answers.append)
                self.wait(partial(bool, answers), "the reader")
                counted: list[None] = []
                threads.patient.ask("settled", _nothing, done=counted.append)
                self.wait(partial(bool, counted), "the reports")
                written: list[None] = []
                threads.writer.run(_nothing, done=written.append)
                self.wait(partial(bool, written), "the writer")
            if not self._printing and printed == self._printed:
                return  # a slip that ended meanwhile may have asked for something behind what was waited for
            self.wait(lambda: not self._printing, "the slip")

    def ask(self, function: Callable[..., Result], *args: object) -> Result:
        """A look-up of the store, on the window's own reader."""
        answers: list[Result] = []
        self.desktop.threads.reader.ask("asked by hand", function, *args, done=answers.append)
        self.wait(lambda: bool(answers), "an answer")
        return answers[0]

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Lets the window live until it is so; TimeoutError names what did not come."""
        end = time.monotonic() + _PATIENCE_S
        QApplication.processEvents()
        while not until():
            if time.monotonic() > end:
                raise TimeoutError(what)
            time.sleep(0.002)
            QApplication.processEvents()

    def rest(self, seconds: float) -> None:
        """Real seconds go by, for what only time takes away."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() >= end, "time")

    def _letters(self, text: str, every_ms: int) -> None:
        for letter in text:
            self._send(Qt.Key.Key_unknown if ord(letter) > 127 else Qt.Key(ord(letter.upper())), letter)
            self._stamp += every_ms

    def _send(self, key: Qt.Key, text: str) -> None:
        """A key with the moment it was pressed: the window tells a scanner by the pace, and must not have to wait."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, NONE, text)
            event.setTimestamp(self._stamp)
            _popup, target = self._target()
            QCoreApplication.sendEvent(target, event)

    def _target(self) -> tuple[QWidget | None, QWidget]:
        """Where a key goes; the popup it is in comes along, for what is in it lives for Python as long as it does."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup, popup.focusWidget() or popup
        return None, QApplication.focusWidget() or self.desktop.shell

    def _begun(self, *_what: object) -> None:
        self._printing += 1

    def _ended(self, *_what: object) -> None:
        self._printing, self._printed = self._printing - 1, self._printed + 1


def _nothing(_db: object) -> None:
    """Asked last, answered last."""
