"""What the page of the results does (điều khiển trang trả kết quả): one scan and one key give a result away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts import custody
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.card import CitizenCard
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.scanned_code import DossierScan
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.card_desk import CardDesk
from cchc_desktop.ui.results.errands import Errands
from cchc_desktop.ui.results.items import ItemDesk
from cchc_desktop.ui.results.posting import PostDesk
from cchc_desktop.ui.results.reading import Arriving, Scanned, Unfit, about, read
from cchc_desktop.ui.results.view import Mode, ResultsView
from cchc_desktop.ui.writer import Writer


class ResultsPresenter(QObject):
    """`refresh` when the page is shown, `take` every receipt or folder scanned while it is."""

    took = Signal(str)
    heeded = Signal(str)  # taken, and there is something to know
    refused = Signal(str)
    said = Signal(str, str)  # tone, words
    print_wanted = Signal(str, str)  # kind of slip, number
    fee_wanted = Signal(str)  # dossier uid
    opened = Signal(str)  # dossier uid
    given = Signal(object)  # Dossier
    happened = Signal()
    left = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        view: ResultsView,
        threads: tuple[Reader, Writer],
        desk: Desk,
        clerk: Callable[[], Clerk | None],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(view)
        self._view, (self._reader, self._writer) = view, threads
        self._clerk, self._clock = clerk, clock
        self._shelf: tuple[OnShelf, ...] = ()
        self._target: OnShelf | None = None
        self._errands, self._cards = Errands(view, threads, desk, clerk, clock), CardDesk(view)
        self._post, self._items, self._pile = self._errands.post, self._errands.items, self._errands.pile
        self._busy = self._showing = False
        view.committed.connect(self._commit)
        view.moved.connect(self._pick)
        view.picked.connect(self._pick)
        view.opened.connect(self.opened)
        view.paid.connect(self._pay)
        view.post_wanted.connect(lambda: self._toggle(self._post))
        view.item_wanted.connect(lambda: self._toggle(self._items))
        view.item_entered.connect(self.take_item)
        view.left.connect(self._leave)
        for part in (self._errands, self._cards):
            part.took.connect(self.took)
            part.heeded.connect(self.heeded)
            part.refused.connect(self.refused)
        self._errands.done.connect(self._done_beside)
        self._errands.failed.connect(self._failed)

    def use(self, desk: Desk) -> None:
        """Another office from now on."""
        self._post.desk = desk

    def start_over(self) -> None:
        """For another clerk: nothing is begun."""
        self._target = None
        self._errands.start_over()
        self._view.start_over()
        self._show_shelf(())

    def refresh(self) -> None:
        """Read the shelf again."""
        by = self._clerk()
        if by is not None:
            self._reader.ask("shelf", read, by, done=self._show_shelf, failed=self.troubled.emit)

    def take(self, scan: DossierScan) -> None:
        """A receipt, or a folder that is back."""
        by = self._clerk()
        if by is not None:
            code = scan.code  # the key is its own: of two folders scanned quickly neither may be forgotten
            self._reader.ask(f"result {code}", about, code, by, done=self._found, failed=self.troubled.emit)

    @property
    def takes_items(self) -> bool:
        """Whether a scan may be the code of an envelope."""
        return self._errands.takes_items

    def take_item(self, text: str) -> None:
        """The code of an envelope, scanned or typed: of the list, or of what came."""
        if (beside := self._errands.now) is not None:
            beside.take(text)

    def take_card(self, card: CitizenCard) -> bool:
        """Whether a citizen card that was scanned means something here: of whom the result is, or is given to."""
        if self._errands.now is not None:
            self.refused.emit(words.CARD_LATER)
            return True
        if self._target is None:
            theirs = self._cards.results_of(card, self._shelf)
            if len(theirs) != 1:
                return bool(theirs)
            self._target = theirs[0]
            self._show()
        self._cards.compare(card, self._target.dossier)
        return True

    def _found(self, scanned: Scanned) -> None:
        match scanned:
            case Unfit(sentence):
                self.refused.emit(sentence)
            case Arriving(dossier, doubt):
                self._errands.close_but_pile()
                self._target = None
                self._pile.add(dossier)
                self._show()
                if doubt is not None:
                    self.said.emit("waiting", doubt.message)
            case OnShelf():
                self._aim(scanned)

    def _aim(self, result: OnShelf) -> None:
        if self._pile.is_open:  # the pile that was scanned is not forgotten for one that lay there before
            self.refused.emit(words.on_shelf_before(result.dossier, self._pile.count))
        elif self._post.is_open:
            self._post.aim(result)
        else:
            again = self._is_target(result)
            self._errands.close()
            self._target = result
            self._view.start_clean()
            self._show()
            (self.heeded if again else self.took).emit(words.aimed(result.dossier, again))

    def _is_target(self, result: OnShelf) -> bool:
        return self._target is not None and self._target.dossier.uid == result.dossier.uid

    def _show_shelf(self, results: Sequence[OnShelf]) -> None:
        self._shelf = tuple(results)
        here = {result.dossier.uid: result for result in results}
        self._post.use(results)
        self._target = here.get(self._target.dossier.uid) if self._target else None
        self._show()

    def _show(self) -> None:
        beside = self._errands.now
        self._showing = True  # rows that come and go move the table's own place: nobody has chosen that one
        if beside is self._post:
            self._post.show_rows()
        else:
            self._view.show_shelf(self._shelf, self._post.codes, beside.MODE if beside else Mode.GIVE)
        if beside is None and self._target is not None:
            self._view.select(self._target.dossier.uid)
        self._showing = False
        if beside is None:
            self._view.show_target(self._target)
        else:
            beside.show()

    def _pick(self, result: OnShelf) -> None:
        if self._post.is_open and not self._showing:
            self._post.show()
        elif not (self._showing or self._errands.now or self._is_target(result)):
            self._target = result
            self._view.show_target(result)

    def _toggle(self, wanted: PostDesk | ItemDesk) -> None:
        """To what is done with the post, or back to the shelf."""
        if self._pile.is_open:
            self.refused.emit(words.pile_first(self._pile.count))
            return
        self._target = self._target if wanted.is_open else None
        self._errands.toggle(wanted)
        self._show()
        (wanted.first if wanted.is_open else self._view.table).setFocus()

    def _pay(self) -> None:
        if self._target is not None:
            self.fee_wanted.emit(self._target.dossier.uid)

    def _commit(self) -> None:
        by, view = self._clerk(), self._view
        if by is None or self._busy or not view.commit.isEnabled():
            return
        self._show_busy(True)
        now = self._clock()
        if (beside := self._errands.now) is not None:
            beside.commit(by, now)
        elif self._target is not None:
            run_giving = (custody.return_result, self._target.dossier.uid, view.give.handing_over(now), by)
            self._writer.run(*run_giving, done=self._given, failed=self._failed)

    def _given(self, dossier: Dossier) -> None:
        self._target = None  # the next is given when it is scanned or chosen, never because a key was held down
        self.said.emit("done", words.given(dossier))
        self._done()
        self.given.emit(dossier)

    def _done_beside(self, told: str, list_number: str) -> None:
        self.said.emit("done", told)
        if list_number:
            self.print_wanted.emit("postal_list", list_number)
        self._done()

    def _done(self) -> None:
        self._show_busy(False)
        self.refresh()
        self.happened.emit()

    def _failed(self, error: Exception) -> None:
        self._show_busy(False)
        card = self._view.item if self._items.is_open else self._view.give
        if not (isinstance(error, Refused) and card.show_problems(error.problems)):
            self.refresh()
            self.troubled.emit(error)

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy)

    def _leave(self) -> None:
        """One step back: from what is asked, from what was begun, from the page."""
        if self._errands.now is not None:
            if self._pile.is_open:
                self.said.emit("note", words.let_go(self._pile.count))
            self._errands.close()
            self._show()
            self._view.table.setFocus()
        elif self._view.give.is_authorised:
            self._view.start_clean()
        else:
            self.left.emit()
