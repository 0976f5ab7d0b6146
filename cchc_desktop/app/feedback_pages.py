"""Where citizens' opinions are noted (phản ánh, đánh giá): the page of the feedback, and the question after a result."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from cchc_desktop.app.close_pages import SCANNING
from cchc_desktop.app.deed_page import DEEDS
from cchc_desktop.app.folder_pages import RESULTS
from cchc_desktop.app.ground import DOSSIER, Ground
from cchc_desktop.app.slip_pages import PREVIEW, SLIPS
from cchc_desktop.app.way_back import WayBack
from cchc_desktop.domain.card import CitizenCard, looks_like_card, read_card
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.scanned_code import BatchScan, DossierScan
from cchc_desktop.ui.dossier.presenter import DossierPresenter
from cchc_desktop.ui.dossier.view import DossierView
from cchc_desktop.ui.feedback.presenter import FeedbackPresenter
from cchc_desktop.ui.feedback.rating_bar import RatingBar
from cchc_desktop.ui.feedback.rating_desk import RatingDesk, subject_of
from cchc_desktop.ui.feedback.view import FeedbackView
from cchc_desktop.ui.results.presenter import ResultsPresenter
from cchc_desktop.ui.results.view import ResultsView
from cchc_desktop.ui.shell.page import Page

FEEDBACK = "feedback"
_OF_DOSSIER = (DOSSIER, PREVIEW, SLIPS, DEEDS, SCANNING)


class FeedbackPages(QObject):
    """Made once over the threads; `happened` after every step and every score."""

    happened = Signal()
    opened = Signal(str)  # dossier uid
    troubled = Signal(object)

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self._shell, self._writer, self._who = ground.shell, ground.threads.writer, ground.who
        self._way = WayBack(ground.shell, FEEDBACK)
        self._bars: list[RatingBar] = []
        self._has_opened = False  # whether the dossier that is looked at was opened from here
        self._looked_at: Callable[[], str] = str
        self.view = FeedbackView()
        self.presenter = FeedbackPresenter(self.view, ground.both, ground.counter.desk, *ground.who)
        self._connect(ground)

    def page(self) -> Page:
        """Without a place in the rail: a key leads to it from everywhere."""
        view = self.view
        title, chord = "Phản ánh, kiến nghị", "Ctrl+Shift+P"
        return Page("", FEEDBACK, title, "chat-circle-text", view, view.bar, view.keys, Duty.FEEDBACK, chord)

    def ask_after(self, results: ResultsPresenter, view: ResultsView) -> None:
        """How content somebody is, right after their result was given."""
        desk = self._desk(view.rate)
        results.given.connect(lambda dossier: self._ask(desk, RESULTS, dossier.uid, subject_of(dossier)))

    def ask_on(self, dossier: DossierPresenter, view: DossierView) -> None:
        """The same on the page of a dossier, when its key is pressed; feedback is about what was looked at there."""
        desk = self._desk(view.rating)
        view.rating_wanted.connect(lambda: self._ask(desk, DOSSIER, dossier.uid, ""))
        desk.rated.connect(dossier.refresh)
        self._looked_at = lambda: dossier.uid

    def take(self, scan: DossierScan | BatchScan) -> bool:
        """Whether the scan tells of which dossier a citizen speaks."""
        wanted = self._shell.page == FEEDBACK and self.presenter.takes_dossiers
        if not wanted or not isinstance(scan, DossierScan):
            return False
        self.presenter.take(scan)
        return True

    def take_card(self, text: str) -> bool:
        """Whether a scanned citizen card tells who is speaking."""
        wanted = self._shell.page == FEEDBACK and self.presenter.takes_dossiers and looks_like_card(text)
        card = read_card(text) if wanted else None
        if not isinstance(card, CitizenCard):
            return False
        self.presenter.take_card(card)
        return True

    def start_over(self) -> None:
        """For another clerk."""
        self._skip()
        self._way.forget()
        self.presenter.start_over()

    def _connect(self, ground: Ground) -> None:
        presenter, frame = self.presenter, ground.frame
        self.view.bar.denied.connect(frame.refused)
        presenter.took.connect(frame.took)
        presenter.refused.connect(frame.refused)
        presenter.said.connect(ground.shell.say)
        presenter.troubled.connect(frame.trouble)
        self.troubled.connect(frame.trouble)
        presenter.happened.connect(self.happened)
        presenter.opened.connect(self._open)
        presenter.left.connect(self._way.leave)
        ground.shell.page_shown.connect(self._shown)

    @Slot(str)
    def _shown(self, name: str) -> None:
        """A question that was left on another page is answered by nobody."""
        self._skip()
        only_looked = name == FEEDBACK and self._has_opened  # at a dossier, and back from it
        self._has_opened = self._has_opened and name in _OF_DOSSIER
        if not only_looked:
            self._way.shown(name)
        if name == FEEDBACK:
            self.presenter.come_from(self._looked_at() if self._way.back == DOSSIER else "")

    def _desk(self, bar: RatingBar) -> RatingDesk:
        desk = RatingDesk(bar, self._writer, *self._who)
        self._bars.append(bar)
        desk.said.connect(self._shell.say)
        desk.rated.connect(self.happened)
        desk.troubled.connect(self.troubled)
        return desk

    def _ask(self, desk: RatingDesk, page: str, uid: str, subject: str) -> None:
        if self._shell.page == page and uid:
            desk.ask(uid, subject)

    def _skip(self) -> None:
        for bar in self._bars:
            bar.skip()

    def _open(self, uid: str) -> None:
        self._has_opened = True
        self.opened.emit(uid)
