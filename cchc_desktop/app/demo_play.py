"""What is done over and over on the day that is played (thao tác lặp lại): a card, a procedure, its papers."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.app.demo_camera import Camera
from cchc_desktop.app.demo_clock import DayClock
from cchc_desktop.app.demo_hand import CTRL, SHIFT, Hand
from cchc_desktop.app.demo_people import card
from cchc_desktop.app.demo_portal import DemoPortal
from cchc_desktop.domain.status import Status
from cchc_desktop.portal.errors import PortalTrouble
from cchc_desktop.reports.sync_state import SyncState, sync_state
from cchc_desktop.resources import resource
from cchc_desktop.slips.forms.form_set import load_form_sets
from cchc_desktop.store import dossiers, summaries
from cchc_desktop.store.summaries import Summary
from cchc_desktop.ui.printing.source import SlipSource

PRINTERS = {"receipt": "Quay-03"}
_MOST_TABS = 40
_MOST_LOOKS = 1200
_QUIET_S = 0.1


@dataclass(eq=False)
class Play:
    """The clerk's hand, somebody with a camera, and the clock on the wall."""

    hand: Hand
    camera: Camera
    clock: DayClock
    portal: DemoPortal
    tray: Path  # what the printer printed
    is_online: bool = False
    told_at: float = 0.0  # of time.monotonic: when the last exchange ended
    known: dict[str, Summary] = field(
        default_factory=dict
    )  # dossiers that come up again later, by what is told of them

    def printer(self, *, works: bool) -> None:
        """Whether the counter's printer takes what it is given; one that does not is not even there."""
        desktop = self.hand.desktop
        counter = desktop.counter
        sets = load_form_sets(resource("form_sets"))
        source = SlipSource(counter.desk, sets, PRINTERS)
        desktop.pages.prints.use(replace(source, tray=self.tray) if works else source)

    def at(self, hour: int, minute: int) -> None:
        """Nobody comes until then; what was to be sent is at the portal, where there is a network."""
        if self.is_online:
            self.all_acknowledged()
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

    def online(self) -> None:
        """The cable is in: exchanges begin."""
        network = self.hand.desktop.threads.network
        network.told.connect(self._note_exchange)
        network.start()
        self.is_online = True

    def tries_to_reach_the_portal(self) -> None:
        """The exchange that finds nobody, and says so."""
        with contextlib.suppress(PortalTrouble):  # noted in the store, as by the exchange in the background
            self.portal.exchange()
        self.hand.desktop.pages.sync.refresh()

    def all_acknowledged(self) -> None:
        """Wait until the portal has all there is, and the light knows; an exchange must not see the clock jump."""
        self._wait_for(lambda: self._state().clean and self._is_quiet(), "the portal")
        self.hand.desktop.pages.sync.refresh()
        self.hand.settle()

    def heard_of(self, uid: str, status: Status) -> None:
        """Wait until what was done at the portal is known here."""
        self.hand.desktop.threads.network.bell.send_now()
        self._wait_for(lambda: self._status_of(uid) is status, "the portal's change")

    def slip_is_seen(self) -> None:
        """Wait until the slip's first page stands on the screen."""
        hand = self.hand
        hand.wait(lambda: hand.desktop.shell.page == "preview", "the slip")
        hand.rest(0.3)
        hand.settle()

    def is_found(self) -> None:
        """Wait until what stands in the one box is found below it."""
        shell = self.hand.desktop.shell
        self.hand.wait(lambda: shell.findings.isVisible() and not shell.top.box.is_behind, "findings")

    def tab_to(self, name: str) -> None:
        """Tab until what has the focus is called so; it may be called so already."""
        for _ in range(_MOST_TABS):
            focused = QApplication.focusWidget()
            if focused is not None and name in (focused.accessibleName(), focused.property("text")):
                return
            self.hand.press(Qt.Key.Key_Tab)
        raise LookupError(name)

    def fill_in(self, *answers: tuple[str, str]) -> None:
        """Each field by its name and what is typed into it; Tab has marked what stood there, so it is typed over."""
        for name, text in answers:
            self.tab_to(name)
            self.hand.type(text)

    def _note_exchange(self, _report: object) -> None:
        self.told_at = time.monotonic()

    def _is_quiet(self) -> bool:
        """Nothing is asked but whether there is news: that call waits at the portal and looks at no clock meanwhile."""
        return max(self.portal.asked_at, self.told_at) < time.monotonic() - _QUIET_S

    def _state(self) -> SyncState:
        return self.hand.ask(sync_state, self.clock())

    def _status_of(self, uid: str) -> Status | None:
        dossier = self.hand.ask(dossiers.get, uid)
        return dossier.status if dossier else None

    def _wait_for(self, so: Callable[[], bool], what: str) -> None:
        for _ in range(_MOST_LOOKS):
            if so():
                return
            self.hand.rest(0.05)
        raise TimeoutError(what)

    def _done(self, modifier: Qt.KeyboardModifier) -> Summary:
        before = self.hand.ask(summaries.newest, 1)
        self.hand.press(Qt.Key.Key_Return, modifier)
        after = self.hand.ask(summaries.newest, 1)
        if not after or after[0] in before:
            raise LookupError("nothing was received")
        return after[0]
