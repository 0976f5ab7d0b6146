"""Scans (lượt quét): hears a scanner whatever has the focus, and keeps its keys out of every field."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete, isValid

from cchc_desktop.ui.burst import SHORTEST, Burst, frames

HELD_MS = 40  # a person's key is late by no more than this
SILENCE_MS = 60  # ends a scan that has no suffix
_TAIL_S = 0.060  # a second suffix (CR and LF) comes within this

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Control)
_SHORTCUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEY_EVENTS = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod}
)


class ScanCatcher(QObject):
    """Keys that may begin a scan are held back for at most 40 ms; if it was typing they are played again, in order.

    A scan is at least 8 characters, under 30 ms apart on average, ended by Enter, Tab, line feed or 60 ms of silence.
    Codes glued together without anything between them arrive as one text: what it means is the hearer's to say.
    """

    scanned = Signal(str)

    def __init__(self, app: QApplication, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` gives seconds, for events that carry no time stamp of their own."""
        super().__init__(app)
        self._clock = clock
        self._burst = Burst()
        self._held: list[tuple[QWidget, QEvent]] = []
        self._replaying = False
        self._deaf_until = -1.0
        self._ahead: float | None = None
        self._silence = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._fell_silent)
        app.installEventFilter(self)

    @property
    def is_holding(self) -> bool:
        """Whether keys are held back, until it is clear that they are typing."""
        return bool(self._held)

    def feed(self, text: str) -> None:
        """What a scanner on a serial line sent; one signal per code in it, however short."""
        for code in frames(text):
            self.scanned.emit(code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() not in _KEY_EVENTS or self._replaying or not isinstance(watched, QWidget):
            return False
        if isinstance(event, QInputMethodEvent):
            return self._commit(watched, event)
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                return self._keep_from_shortcuts(event)
            return self._key(watched, event)
        return False

    def _key(self, watched: QWidget, event: QKeyEvent) -> bool:
        """True: held or swallowed."""
        moment = self._moment(event)
        if event.type() == QEvent.Type.KeyRelease or event.key() in _MODIFIERS:
            return self._hold_along(watched, event)
        if self._ends_scan(event):
            return self._end(moment)
        if event.key() == Qt.Key.Key_Backspace and self._held and self._burst.goes_on_at(moment):
            self._burst.take_back(moment)
            return self._hold(watched, event)
        if _is_alt_code(event) and self._held:
            return self._hold(watched, event)
        if event.isAutoRepeat() or not _is_character(event):
            self._decide()
            return False
        return self._character(watched, event, event.text(), moment)

    def _commit(self, watched: QWidget, event: QInputMethodEvent) -> bool:
        """Text of an input method; while it is still composing a person is at work."""
        text = event.commitString()
        if not text:
            if event.preeditString():
                self._decide()
            return False
        return self._character(watched, event, text, self._now())

    def _character(self, watched: QWidget, event: QEvent, text: str, moment: float) -> bool:
        if not self._burst.goes_on_at(moment):
            self._decide()
        self._burst.add(text, moment)
        self._hold(watched, event)
        if self._burst.is_typing:
            self._replay_all_but_last(text, moment)
        return True

    def _end(self, moment: float) -> bool:
        """A suffix: closes a scan, is the tail of the scan before, or is the clerk's own Enter."""
        if self._burst.goes_on_at(moment) and self._burst.is_scan:
            self._decide()
            self._deaf_until = moment + _TAIL_S
            return True
        self._decide()
        return moment <= self._deaf_until

    def _ends_scan(self, event: QKeyEvent) -> bool:
        if event.key() in _ENDS:
            return not event.modifiers() & ~_KEYPAD
        # a line feed comes as Ctrl+J from many scanners; outside a scan it is a shortcut
        return event.text() == "\n" and (bool(self._held) or self._moment(event) <= self._deaf_until)

    def _keep_from_shortcuts(self, event: QKeyEvent) -> bool:
        """A scan's suffix must reach us as a key, not fire a shortcut; any other shortcut ends what is held."""
        if self._ends_scan(event) and (self._burst.is_scan or self._moment(event) <= self._deaf_until):
            event.accept()
            return True
        if not (_is_character(event) or _is_alt_code(event) or event.key() in (*_MODIFIERS, Qt.Key.Key_Backspace)):
            self._decide()  # Ctrl+Enter right after a letter must find the letter in its field
        return False

    def _hold(self, watched: QWidget, event: QEvent) -> bool:
        self._held.append((watched, event.clone()))
        self._silence.start(SILENCE_MS if len(self._burst.text) >= SHORTEST else HELD_MS)
        return True

    def _hold_along(self, watched: QWidget, event: QKeyEvent) -> bool:
        """Releases and Shift keep their place among the held keys; alone they are none of our business."""
        if self._held:
            self._held.append((watched, event.clone()))
            return True
        return False

    def _fell_silent(self) -> None:
        # keys that wait in the queue behind a busy moment come first, and start the timer anew
        QTimer.singleShot(0, self, self._still_silent)

    def _still_silent(self) -> None:
        if not self._silence.isActive():
            self._decide()

    def _decide(self) -> None:
        """Scan or typing: tell it or play it again; either way start afresh."""
        self._silence.stop()
        burst, self._burst = self._burst, Burst()
        held, self._held = self._held, []
        if burst.is_scan:
            # later, not now: whoever hears it may take away the widget this very key is on its way to
            QTimer.singleShot(0, self, lambda: self.feed(burst.text))
            _free(held)
        else:
            self._replay(held)

    def _replay_all_but_last(self, text: str, moment: float) -> None:
        last = self._held.pop()
        held, self._held = self._held, [last]
        self._burst = Burst()
        self._burst.add(text, moment)
        self._replay(held)

    def _replay(self, held: list[tuple[QWidget, QEvent]]) -> None:
        self._replaying = True
        try:
            for receiver, event in held:
                target = receiver if isValid(receiver) else QApplication.focusWidget()
                if target is not None:
                    QCoreApplication.sendEvent(target, event)
        finally:
            self._replaying = False
            _free(held)

    def _moment(self, event: QKeyEvent) -> float:
        """When the key was pressed: by its own stamp if it has one, for a busy window hears keys late."""
        if not event.timestamp():
            return self._now()
        stamp = event.timestamp() / 1000
        ahead = stamp - self._clock()
        self._ahead = ahead if self._ahead is None else max(self._ahead, ahead)
        return stamp

    def _now(self) -> float:
        """This moment on the scale of the stamps."""
        return self._clock() + (self._ahead or 0.0)


def _free(held: list[tuple[QWidget, QEvent]]) -> None:
    """Cloned events belong to nobody: without this each key of the day would stay in memory."""
    for _, event in held:
        delete(event)


def _is_character(event: QKeyEvent) -> bool:
    """Whether the key writes something; AltGr (Ctrl and Alt at once) does, Ctrl or Alt alone are shortcuts."""
    text = event.text()
    if not text or not (text.isprintable() or text == "\x1d"):
        return False
    held = event.modifiers() & _SHORTCUT
    return not held or held == Qt.KeyboardModifier.ControlModifier | _ALT


def _is_alt_code(event: QKeyEvent) -> bool:
    """Alt and digits of the keypad: how a scanner sends a letter that the keyboard has not."""
    return event.modifiers() & _SHORTCUT == _ALT and bool(event.modifiers() & _KEYPAD)
