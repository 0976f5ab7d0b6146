"""What is done over and over on the day that is played (thao tác lặp lại): a card, a procedure, its papers, Ctrl+Enter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.app.demo_camera import Camera
from cchc_desktop.app.demo_clock import DayClock
from cchc_desktop.app.demo_hand import CTRL, SHIFT, Hand
from cchc_desktop.app.demo_people import card
from cchc_desktop.app.demo_portal import DemoPortal
from cchc_desktop.resources import resource
from cchc_desktop.slips.form_set import load_form_sets
from cchc_desktop.store import dossiers
from cchc_desktop.store.dossiers import Summary
from cchc_desktop.ui.printing.job import SlipSource

PRINTERS = {"receipt": "Quay-03"}
_MOST_TABS = 40


@dataclass(frozen=True, slots=True)
class Play:
    """The clerk's hand, somebody with a camera, and the clock on the wall."""

    hand: Hand
    camera: Camera
    clock: DayClock
    portal: DemoPortal
    tray: Path  # what the printer printed

    def printer(self, *, works: bool) -> None:
        """Whether the counter's printer takes what it is given; one that does not is not even there."""
        desktop = self.hand.desktop
        counter = desktop.counter
        sets = load_form_sets(resource("form_sets"))
        source = SlipSource(counter.desk.office, sets, PRINTERS, counter.folder, practice=True)
        desktop.pages.prints.use(replace(source, tray=self.tray) if works else source)

    def at(self, hour: int, minute: int) -> None:
        """Nobody comes until then; whoever waited for the portal has heard from it."""
        self.clock.to(hour, minute)
        self.hand.desktop.shell.strip.clear()  # it would have gone by itself long before
        self.hand.settle()

    def comes(self, which: int) -> None:
        """The card of that citizen is scanned; Enter moves on to the phone."""
        self.hand.scan(card(which))

    def asks_for(self, words: str) -> None:
        """The procedure is picked by its code or words of its name, from the field before it or from itself."""
        picker = self.hand.desktop.pages.intake.procedure.picker
        for _ in range(6):
            if picker.field.line.hasFocus():
                break
            self.hand.enter()
        self.hand.type(words)
        self.hand.enter()

    def all_here(self) -> None:
        """Every paper of the checklist is on the table."""
        self.hand.ctrl(Qt.Key.Key_A)

    def receive(self) -> Summary:
        """Saved, numbered, printed."""
        return self._done(CTRL)

    def receive_one_more(self) -> Summary:
        """The same, and the same person has another dossier."""
        return self._done(CTRL | SHIFT)

    def card_to_receipt(self, which: int, words: str) -> Summary:
        """The usual citizen: a card, a procedure, everything there."""
        self.comes(which)
        self.asks_for(words)
        self.all_here()
        return self.receive()

    def tab_to(self, name: str) -> None:
        """Tab until what has the focus is called so."""
        for _ in range(_MOST_TABS):
            self.hand.press(Qt.Key.Key_Tab)
            focused = QApplication.focusWidget()
            if focused is not None and name in (focused.accessibleName(), focused.property("text")):
                return
        raise LookupError(name)

    def _done(self, modifier: Qt.KeyboardModifier) -> Summary:
        before = self.hand.ask(dossiers.newest, 1)
        self.hand.press(Qt.Key.Key_Return, modifier)
        after = self.hand.ask(dossiers.newest, 1)
        if not after or after[0] in before:
            raise LookupError("nothing was received")
        return after[0]
