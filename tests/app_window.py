"""The whole window in a test: opened over a folder as the program does it, worked by a hand at its keyboard."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.app import places
from cchc_desktop.app.corrected_clock import CorrectedClock
from cchc_desktop.app.counter import open_counter
from cchc_desktop.app.demo_clock import DayClock
from cchc_desktop.app.demo_hand import ALT, CTRL, Hand
from cchc_desktop.app.desktop import Desktop, opened_for_reading
from cchc_desktop.app.network import Portal
from cchc_desktop.resources import resource
from cchc_desktop.slips.forms.form_set import load_form_sets
from cchc_desktop.store import summaries
from cchc_desktop.store.connection import Use
from cchc_desktop.store.summaries import Summary
from cchc_desktop.ui.printing.source import SlipSource

CARD = "000190000012||Trần Thị Ví Dụ|14031990|Nữ|Tổ 3, Xã Mai Sơn, Sơn La|01012022"
PASSWORD = "mat-khau-dau-tien"  # of everybody at the real counter of these tests


@dataclass
class Opener:
    """Opens windows, and closes in the end what a test has left open."""

    app: QApplication
    qtbot: QtBot

    def __post_init__(self) -> None:
        self._opened: list[Desktop] = []

    def __call__(
        self,
        folder: Path,
        *,
        practice: bool = True,
        network: bool = False,
        portal: Portal | None = None,
        off: timedelta | None = None,
    ) -> Hand:
        """The window over `folder`, ready; without `network` its portal is out of reach.

        `off`: the machine's clock is so far wrong, and the window's can be corrected.
        """
        clock = DayClock(places.clock() + (off or timedelta()))
        counter = opened_for_reading(open_counter(folder, practice, Use.SYNC))
        desktop = Desktop(self.app, counter, clock if off is None else CorrectedClock(clock), portal)
        self._opened.append(desktop)
        hand = Hand(desktop, clock)
        with self.qtbot.waitSignal(desktop.ready):
            desktop.start(network=network)
        desktop.shell.activateWindow()
        self.qtbot.waitUntil(desktop.shell.isActiveWindow)
        return hand

    def close_all(self) -> None:
        """The program ends."""
        for desktop in self._opened:
            desktop.shell.close()
            QApplication.processEvents()
        self._opened.clear()
        sweep()


def sweep() -> None:
    """No widget outlives its test: each would be dressed again with every window that is opened later."""
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def sign_in(hand: Hand, password: str = "") -> None:
    """As whoever the screen stands on."""
    if password:
        hand.type(password)
    hand.enter()
    hand.wait(lambda: hand.desktop.sign_in.session is not None and not hand.desktop.sign_in.is_locked, "the clerk")
    hand.settle()


def fill(hand: Hand, card: str = CARD) -> None:
    """Card, first procedure, all papers."""
    hand.scan(card)
    hand.press(Qt.Key.Key_1, ALT)
    hand.ctrl(Qt.Key.Key_A)


def receive(hand: Hand, card: str = CARD) -> None:
    """A whole reception."""
    fill(hand, card)
    hand.press(Qt.Key.Key_Return, CTRL)


def give_printer(hand: Hand, tray: Path) -> None:
    """A printer after all: what it gets lies in `tray`."""
    counter = hand.desktop.counter
    tray.mkdir(exist_ok=True)
    source = SlipSource(counter.desk, load_form_sets(resource("form_sets")), {"receipt": "Quay-03"}, tray)
    hand.desktop.pages.prints.use(source)


def found(hand: Hand) -> None:
    """Until what drops down below the one box was found for what stands in it."""
    shell = hand.desktop.shell
    hand.wait(lambda: shell.findings.isVisible() and not shell.top.box.is_behind, "the findings")


def received(hand: Hand) -> list[Summary]:
    """Every dossier in the store, newest first."""
    return hand.ask(summaries.newest)


def said(hand: Hand) -> tuple[str, str]:
    """Tone and words of the strip."""
    strip = hand.desktop.shell.strip
    return strip.tone, strip.text
