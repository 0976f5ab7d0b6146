"""Scans (lượt quét): hears a scanner whatever has the focus, and keeps its keys out of every field."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete, isValid

from cchc_desktop.domain.scanned_code import RefusedScan
from cchc_desktop.domain.scanner_sheet import Arrival
from cchc_desktop.domain.unikey import BACKSPACE
from cchc_desktop.domain.wedge import is_ours, settled
from cchc_desktop.ui.burst import ANNOUNCED_LONGEST_GAP_S, SHORTEST, Burst, frames
from cchc_desktop.ui.given import Given, GivenKeys, content, editor
from cchc_desktop.ui.scan_keys import (
    belongs_to_text,
    is_alt_code,
    is_backspace,
    is_character,
    is_line_feed,
    is_modifier,
    is_suffix,
    keys_of,
)

HELD_MS = 40  # a person's key is late by no more than this
SILENCE_MS = 60  # ends a scan that has no suffix
_ANNOUNCED_MS = round(ANNOUNCED_LONGEST_GAP_S * 1000)
_TAIL_S = 0.060  # a second suffix (CR and LF) comes within this

_KEY_EVENTS = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod}
)
_Held = tuple[QWidget, QEvent, float]


class ScanCatcher(QObject):
    """Keys that may begin a scan are held back for at most 40 ms; if it was typing they are played again, in order.

    A scan is at least 8 characters, under 30 ms apart on average, ended by Enter, Tab, line feed or 60 ms of silence;
    behind the scanner's prefix at least 4, under 60 ms apart. A slower one that is a code of ours or a card is known
    by its suffix, and its keys are taken back from the field they reached. Codes glued together without anything
    between them arrive as one text: what it means is the hearer's to say.
    """

    scanned = Signal(str)
    refused = Signal(str)  # what a typing program made of a scan tells no text: the sentence for the clerk

    def __init__(self, app: QApplication, clock: Callable[[], float] = time.monotonic, prefix: str = "") -> None:
        """`clock` gives seconds, for events that carry no time stamp of their own; `prefix` is the scanner's."""
        super().__init__(app)
        self._clock, self.prefix = clock, prefix
        self.arrival = Arrival()  # how the scan came that `scanned` is telling
        self._burst = Burst(prefix)
        self._held: list[_Held] = []
        self._given = GivenKeys()
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
        self._tell(text, Arrival(ended=True, serial=True))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() not in _KEY_EVENTS or self._replaying or not isinstance(watched, QWidget):
            return False
        if isinstance(event, QInputMethodEvent):
            return self._commit(watched, event)
        if not isinstance(event, QKeyEvent):
            return False
        is_shortcut = event.type() == QEvent.Type.ShortcutOverride
        return self._keep_from_shortcuts(event) if is_shortcut else self._key(watched, event)

    def _key(self, watched: QWidget, event: QKeyEvent) -> bool:
        """True: held or swallowed."""
        moment = self._moment(event)
        if event.type() == QEvent.Type.KeyRelease or is_modifier(event):
            return self._hold_along(watched, event, moment)
        if self._ends_scan(event):
            return self._end(moment)
        if is_backspace(event):
            return self._character(watched, event, BACKSPACE, moment)
        if is_alt_code(event) and self._held:
            return self._hold(watched, event, moment)
        if event.isAutoRepeat() or not is_character(event):
            self._decide()
            self._given.forget()
            return False
        return self._character(watched, event, event.text(), moment)

    def _commit(self, watched: QWidget, event: QInputMethodEvent) -> bool:
        """Text of an input method; while it is still composing a person is at work, or a scanner's keys go through it."""
        text, moment = event.commitString(), self._now()
        if text:
            return self._character(watched, event, text, moment)
        if event.preeditString():
            if self._burst.is_scan and self._burst.goes_on_at(moment):
                self._burst.compose(moment)
                return self._hold(watched, event, moment)
            self._decide()
        return False

    def _character(self, watched: QWidget, event: QEvent, text: str, moment: float) -> bool:
        if not self._burst.goes_on_at(moment):
            self._decide()
        self._burst.add(text, moment)
        self._hold(watched, event, moment)
        if self._burst.is_typing:
            self._replay_all_but_last(text, moment)
        return True

    def _end(self, moment: float) -> bool:
        """A suffix: closes a scan, is the tail of the scan before, or is the clerk's own Enter."""
        if not self._burst.goes_on_at(moment):
            self._decide()
        if self._decide(moment):
            self._deaf_until = moment + _TAIL_S
            return True
        self._given.forget()
        return moment <= self._deaf_until

    def _ends_scan(self, event: QKeyEvent) -> bool:
        if is_line_feed(event):  # outside a scan it is a shortcut
            return bool(self._held) or self._moment(event) <= self._deaf_until
        return is_suffix(event)

    def _keep_from_shortcuts(self, event: QKeyEvent) -> bool:
        """A scan's suffix must reach us as a key, not fire a shortcut; any other shortcut ends what is held."""
        if self._ends_scan(event) and (self._burst.is_scan or self._moment(event) <= self._deaf_until):
            event.accept()
            return True
        if not belongs_to_text(event):
            self._decide()  # Ctrl+Enter right after a letter must find the letter in its field
        return False

    def _hold(self, watched: QWidget, event: QEvent, moment: float) -> bool:
        self._held.append((watched, event.clone(), moment))
        held = SILENCE_MS if len(self._burst.text) >= SHORTEST else HELD_MS
        self._silence.start(_ANNOUNCED_MS if self._burst.is_announced else held)
        return True

    def _hold_along(self, watched: QWidget, event: QKeyEvent, moment: float) -> bool:
        """Releases and Shift keep their place among the held keys; alone they are none of our business."""
        if held := bool(self._held):
            self._held.append((watched, event.clone(), moment))
        return held

    def _fell_silent(self) -> None:
        # keys that wait in the queue behind a busy moment come first, and start the timer anew
        QTimer.singleShot(0, self, self._still_silent)

    def _still_silent(self) -> None:
        if not self._silence.isActive():
            self._decide()

    def _decide(self, ended_at: float | None = None) -> bool:
        """Scan or typing: tell it or play it again; either way start afresh. `ended_at`: when its suffix came."""
        self._silence.stop()
        burst, self._burst = self._burst, Burst(self.prefix)
        held, self._held = self._held, []
        text = self._sent(burst, ended_at)
        if text is None:
            self._replay(held)
            return False
        self._given.forget()
        retyped = burst.composed or BACKSPACE in burst.strokes
        arrival = Arrival(burst.is_announced, ended_at is not None, retyped)
        # later, not now: whoever hears it may take away the widget this very key is on its way to
        QTimer.singleShot(0, self, lambda: self._tell(text, arrival))
        _free(held)
        return True

    def _sent(self, burst: Burst, ended_at: float | None) -> str | RefusedScan | None:
        """What the scanner sent, or why it cannot be told; None for typing."""
        if not burst.is_scan and ended_at is None:
            return None
        text = settled(burst.strokes.removeprefix(self.prefix), burst.composed)
        if burst.is_scan and not isinstance(text, RefusedScan) and is_ours(text):
            return text
        for count, keys in self._given.before(burst, ended_at):
            whole = settled(f"{keys}{burst.strokes}".removeprefix(self.prefix), burst.composed)
            if not isinstance(whole, RefusedScan) and is_ours(whole):
                self._given.take_back(count)
                return whole
        return text if burst.is_scan else None

    def _tell(self, text: str | RefusedScan, arrival: Arrival) -> None:
        self.arrival = arrival
        if isinstance(text, RefusedScan):
            self.refused.emit(text.sentence)
            return
        for code in frames(text):
            self.scanned.emit(code)

    def _replay_all_but_last(self, text: str, moment: float) -> None:
        held, self._held = self._held[:-1], self._held[-1:]
        self._burst = Burst(self.prefix)
        self._burst.add(text, moment)
        self._replay(held)

    def _replay(self, held: list[_Held]) -> None:
        self._replaying = True
        try:
            for receiver, event, moment in held:
                target = receiver if isValid(receiver) else QApplication.focusWidget()
                if target is not None:
                    self._give(target, event, moment)
        finally:
            self._replaying = False
            _free(held)

    def _give(self, target: QWidget, event: QEvent, moment: float) -> None:
        field, keys = editor(target), keys_of(event)
        before = content(field) if field and keys else None
        QCoreApplication.sendEvent(target, event)
        if keys:
            field = field if field and isValid(field) else None
            self._given.note(Given(keys, moment, field, before, content(field) if field else None))

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


def _free(held: list[_Held]) -> None:
    """Cloned events belong to nobody: without this each key of the day would stay in memory."""
    for _, event, _ in held:
        delete(event)
