"""The desktop (màn hình làm việc): every page over one opened counter, and who hears whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from cchc_desktop.app.counter import Counter
from cchc_desktop.app.entrance import doors
from cchc_desktop.app.network import Portal
from cchc_desktop.app.pages import Pages
from cchc_desktop.app.threads import Threads
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.slip_kind import RECEIPT
from cchc_desktop.store import verify
from cchc_desktop.store.connection import Database, Use
from cchc_desktop.store.flaws import Flaw
from cchc_desktop.ui.garbage import Garbage
from cchc_desktop.ui.idle import IdleWatch
from cchc_desktop.ui.intake.errand import slip_of
from cchc_desktop.ui.intake.form import IntakeForm
from cchc_desktop.ui.intake.presenter import IntakePresenter
from cchc_desktop.ui.intake.saving import Workplace
from cchc_desktop.ui.printing import words as print_words
from cchc_desktop.ui.printing.job import Outcome
from cchc_desktop.ui.scans import ScanCatcher
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.sign_in.presenter import SignInPresenter
from cchc_desktop.ui.sign_in.session import Session
from cchc_desktop.ui.sign_in.view import SignInView
from cchc_desktop.ui.theme import undressed

if TYPE_CHECKING:
    from cchc_desktop.sync.exchange import Report

CARD_PAGE = "intake"


class Desktop(QObject):
    """Keep it alive as long as the window. `ready` once the window can take a scan or a password.

    `trouble` is why nothing can be written; the window is open all the same, for what is saved can be read and printed.
    """

    ready = Signal()

    def __init__(
        self, app: QApplication, counter: Counter, clock: Callable[[], datetime], portal: Portal | None = None
    ) -> None:
        """`counter` is opened for reading by the window's thread; the other threads open their own connections.

        `portal` runs while the network thread does, in place of the practice portal (a day that is played).
        """
        super().__init__()
        self.counter, self._clock = counter, clock
        self.trouble: Exception | None = None
        self._network = self._owes_paper = self._stopped = False
        self.garbage = Garbage(self)
        self.threads = Threads.of(counter, clock, portal)
        self.intake: IntakePresenter | None = None
        self.catcher = ScanCatcher(app, prefix=counter.file.scanner.prefix)
        app.removeEventFilter(self.catcher)  # ten thousands of events while the window is made, and no scan among them
        with undressed(app):
            self.shell = ShellView("Một cửa — bản tập" if counter.desk.practice else "Một cửa")
            self.shell.show_practice(counter.desk.practice)
            self.pages = Pages(self.shell, self.catcher, self.threads, counter, (self._clerk, clock))
            self.sign_in = SignInPresenter(SignInView(), self.shell, self.threads.writer, doors(counter, clock))
        app.installEventFilter(self.catcher)
        self._idle = IdleWatch(app)
        self._connect()

    def start(self, *, network: bool = True) -> None:
        """Threads, the sign-in screen, the window; behind it, once it is ready, verification and the portal."""
        self._network = network
        self.threads.start()
        self.sign_in.open()
        self.shell.show()
        self.threads.writer.run(_stands, done=self._opened, failed=self._not_opened)
        self.pages.sync.light.start()

    def stop(self) -> None:
        """What is half typed is kept, what is queued is done, every thread ends; a second call finds nothing to do."""
        if self._stopped:
            return
        self._stopped = True
        self.shell.hide()  # an exchange under way may take seconds to end, and a window that is deaf is not shown
        if self.intake is not None:
            self.intake.leave()
            self.intake.stop()
        self.pages.sync.light.stop()
        self.threads.stop()
        self.counter.close()
        self.garbage.stop()
        for listener in (self.catcher, self._idle):  # they hang on the application, which may live longer
            listener.deleteLater()

    def _clerk(self) -> Clerk | None:
        session = self.sign_in.session
        return session.clerk if session is not None and not self.sign_in.is_locked else None

    # who comes and goes

    @Slot(object)
    def _came(self, session: Session) -> None:
        if self._stopped:
            return
        self.pages.start_over(session.clerk)
        if session.clerk.may_not(Duty.RECEIVE) is None:
            self._sit_down(session.clerk)
        self._owes_paper = False
        self.pages.offer_left_over()
        self.pages.sync.refresh()

    def _sit_down(self, clerk: Clerk) -> None:
        if self.intake is not None:
            self.intake.change_clerk(clerk)
            return
        at = Workplace(self.threads.writer, self.threads.reader, self.counter.desk, clerk, self._clock)
        self.intake = IntakePresenter(self.pages.intake, at, self._print)
        frame = self.pages.frame
        self.intake.scan_taken.connect(frame.took)
        self.intake.scan_refused.connect(frame.refused)
        self.intake.open_dossier.connect(self.pages.dossier.open)
        self.intake.received.connect(self._act_happened)
        self.intake.start()

    def _print(self, dossier: Dossier) -> None:
        self._owes_paper = self._clerk() is None  # locked while it was being saved: paper waits for its clerk
        self.pages.prints.print_slip(slip_of(dossier), dossier.uid)

    @Slot(object)
    def _back(self, _session: Session) -> None:
        owes, self._owes_paper = self._owes_paper, False
        self.pages.offer_left_over() if owes else self.pages.refresh_owed()
        self.pages.sync.refresh()

    @Slot(object)
    def _left(self, _session: Session) -> None:
        if self.intake is not None:
            self.intake.leave()
            self.intake.begin_new(IntakeForm())

    @Slot(object)
    def _locked(self, _session: Session) -> None:
        if self.intake is not None:
            self.intake.leave()

    # what is scanned and chosen

    @Slot(str)
    def _code(self, text: str) -> None:
        by, pages = self._clerk(), self.pages
        if by is None or self._stopped or pages.folders.take_card(text) or pages.feedback.take_card(text):
            return
        if self.intake is not None and by.may_not(Duty.RECEIVE) is None and self.intake.scan(text):
            self.shell.show_page(CARD_PAGE)
        else:
            self.pages.codes.take(text)

    # what the threads say

    @Slot(object)
    def _printed(self, outcome: Outcome) -> None:
        printed = outcome.asked.dossier
        if outcome.kind == RECEIPT and printed is not None:
            card = self.pages.intake.printed
            card.show_received(printed.uid, outcome.code, printed.intake.owner.name)  # maybe an older one again
            card.show_print(*print_words.card(outcome))

    @Slot(object)
    def _job_ended(self, outcomes: Sequence[Outcome]) -> None:
        tone = print_words.tone(*outcomes)
        if tone != "done" or any(outcome.kind != RECEIPT for outcome in outcomes):  # of a receipt its card tells
            self.shell.say(tone, print_words.summary(outcomes))
        self._act_happened()

    @Slot()
    def _act_happened(self, *_what: object) -> None:
        self.threads.network.bell.act_happened()
        self.pages.sync.refresh()

    @Slot(object)
    def _told(self, report: Report) -> None:
        self.pages.note_exchange(report)

    def _opened(self, _nothing: None) -> None:
        self.ready.emit()
        if not self._stopped:
            self.threads.writer.run(verify.advance, done=self._verified)
            self.threads.start_behind(network=self._network)

    def _not_opened(self, error: Exception) -> None:
        self.trouble = error
        self.pages.frame.trouble(error)
        self.ready.emit()

    def _verified(self, flaw: Flaw | None) -> None:
        if flaw is not None:
            self._tell_flaw(flaw)

    @Slot(str)
    def _scanner_is_back(self, words: str) -> None:
        self.shell.say("done", words)

    @Slot(object)
    def _tell_flaw(self, flaw: Flaw) -> None:
        where = f" (mục {flaw.pos})" if flaw.pos else ""
        self.shell.say("wrong", f"Sổ cái có chỗ không khớp{where}. Báo quản trị ngay; vẫn tiếp nhận được.")

    def _connect(self) -> None:
        pages, shell, door = self.pages, self.shell, self.sign_in
        pages.frame.code.connect(self._code)
        pages.prints.ended.connect(self._printed)
        pages.prints.finished.connect(self._job_ended)
        pages.folders.happened.connect(self._act_happened)
        pages.deeds.happened.connect(self._act_happened)
        self.threads.network.told.connect(self._told, Qt.ConnectionType.QueuedConnection)
        self.threads.network.troubled.connect(pages.frame.warn, Qt.ConnectionType.QueuedConnection)
        self.threads.verifying.found.connect(self._tell_flaw, Qt.ConnectionType.QueuedConnection)
        self.threads.verifying.troubled.connect(pages.frame.trouble, Qt.ConnectionType.QueuedConnection)
        self.threads.writer.troubled.connect(pages.frame.trouble)
        if (scanner := self.threads.scanner) is not None:
            scanner.heard.connect(self.catcher.feed, Qt.ConnectionType.QueuedConnection)
            scanner.lost.connect(pages.frame.warn, Qt.ConnectionType.QueuedConnection)
            scanner.found.connect(self._scanner_is_back, Qt.ConnectionType.QueuedConnection)
        shell.lock_asked.connect(door.lock)
        shell.closing.connect(self.stop)
        self._idle.expired.connect(door.lock)
        door.signed_in.connect(self._came)
        door.unlocked.connect(self._back)
        door.left.connect(self._left)
        door.locked.connect(self._locked)


def opened_for_reading(folder_counter: Counter) -> Counter:
    """The same counter with a read-only connection for the window's thread; the one it had is closed."""
    folder_counter.close()
    return replace(folder_counter, db=folder_counter.connect(Use.READER))


def _stands(_db: Database) -> None:
    """Asked first: answered once the writer has its connection."""
