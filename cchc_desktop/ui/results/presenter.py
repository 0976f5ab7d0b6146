"""What the page of the results does (điều khiển trang trả kết quả): one scan and one key give a result away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts import custody, post
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.postal import PostalList
from cchc_desktop.domain.scanned_code import DossierScan
from cchc_desktop.reports.shelf import OnShelf
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.envelopes import Envelopes
from cchc_desktop.ui.results.reading import Arriving, Scanned, Unfit, about, read
from cchc_desktop.ui.results.view import Mode, ResultsView
from cchc_desktop.ui.writer import Writer

LIST = "postal_list"


class ResultsPresenter(QObject):
    """`refresh` when the page is shown, `take` every receipt or folder scanned while it is."""

    took = Signal(str)
    refused = Signal(str)
    said = Signal(str, str)  # tone, words
    print_wanted = Signal(str, str)  # kind of slip, number
    fee_wanted = Signal(str)  # dossier uid
    opened = Signal(str)  # dossier uid
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
        self._desk, self._clerk, self._clock = desk, clerk, clock
        self._shelf: tuple[OnShelf, ...] = ()
        self._target: OnShelf | None = None
        self._arriving: dict[str, Dossier] = {}
        self._envelopes = Envelopes()
        self._posting = self._busy = self._showing = False
        view.committed.connect(self._commit)
        view.moved.connect(self._moved)
        view.picked.connect(self._pick)
        view.opened.connect(self.opened)
        view.paid.connect(self._pay)
        view.post_wanted.connect(self._toggle_post)
        view.item_entered.connect(self.take_item)
        view.left.connect(self._leave)

    def use(self, desk: Desk) -> None:
        """Another office from now on."""
        self._desk = desk

    def start_over(self) -> None:
        """For another clerk: nothing is begun."""
        self._target, self._posting = None, False
        self._arriving, self._envelopes = {}, Envelopes()
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
        return self._posting

    def take_item(self, text: str) -> None:
        """The code of the current row's envelope, scanned or typed; goes on to the next without one."""
        current = self._view.table.current
        if current is None or not self._posting:
            return
        if problem := self._envelopes.put(current.dossier.uid, text):
            self._view.post.item.show_problem(problem)
            self.refused.emit(problem.message)
            return
        self._show()
        if code := self._envelopes.codes.get(current.dossier.uid):
            if following := self._envelopes.following(self._posted):
                self._view.select(following.dossier.uid)
            self.took.emit(f"{current.dossier.printed_code} · {code}")
        self._show_posting()

    @property
    def _posted(self) -> tuple[OnShelf, ...]:
        return tuple(result for result in self._shelf if result.by_post)

    def _found(self, scanned: Scanned) -> None:
        match scanned:
            case Unfit(sentence):
                self.refused.emit(sentence)
            case Arriving(dossier):
                self._posting, self._target = False, None
                self._arriving[dossier.uid] = dossier
                self._show()
                self.took.emit(words.came(dossier, len(self._arriving)))
            case OnShelf():
                self._aim(scanned)

    def _aim(self, result: OnShelf) -> None:
        if self._arriving:  # the pile that was scanned is not forgotten for one that lay there before
            self.refused.emit(words.on_shelf_before(result.dossier, len(self._arriving)))
        elif self._posting and not result.by_post:
            self.refused.emit(words.not_by_post(result.dossier))
        elif self._posting:
            self._view.select(result.dossier.uid)
            self._show_posting()
            self.took.emit(words.aimed(result.dossier))
        else:
            self._target = result
            self._show()
            self.took.emit(words.aimed(result.dossier))

    def _show_shelf(self, results: Sequence[OnShelf]) -> None:
        self._shelf = tuple(results)
        here = {result.dossier.uid: result for result in results}
        self._envelopes.keep(here)
        self._target = here.get(self._target.dossier.uid) if self._target else None
        self._show()

    def _show(self) -> None:
        mode = Mode.POST if self._posting else Mode.ARRIVE if self._arriving else Mode.GIVE
        self._showing = True  # rows that come and go move the table's own place: nobody has chosen that one
        self._view.show_shelf(self._posted if self._posting else self._shelf, self._envelopes.codes, mode)
        if mode is Mode.GIVE and self._target is not None:
            self._view.select(self._target.dossier.uid)
        self._showing = False
        if mode is Mode.POST:
            self._show_posting()
        elif mode is Mode.ARRIVE:
            self._view.show_arriving(list(self._arriving.values()))
        else:
            self._view.show_target(self._target)

    def _show_posting(self) -> None:
        current = self._view.table.current
        codes = self._envelopes.codes
        code = codes.get(current.dossier.uid, "") if current else ""
        self._view.show_posting(current, code, len(codes), len(self._posted))

    def _moved(self, result: OnShelf) -> None:
        if not self._showing:
            self._pick(result)

    def _pick(self, result: OnShelf) -> None:
        if self._posting:
            self._show_posting()
        elif not self._arriving and (self._target is None or self._target.dossier.uid != result.dossier.uid):
            self._target = result
            self._view.show_target(result)

    def _toggle_post(self) -> None:
        if self._arriving:
            self.refused.emit(words.pile_first(len(self._arriving)))
            return
        self._posting, self._target = not self._posting, None
        self._show()
        if self._posting and self._view.table.current is not None:
            self._view.post.item.setFocus()
        else:
            self._view.table.setFocus()

    def _pay(self) -> None:
        if self._target is not None:
            self.fee_wanted.emit(self._target.dossier.uid)

    def _commit(self) -> None:
        by, view = self._clerk(), self._view
        if by is None or self._busy or not view.commit.isEnabled():
            return
        self._show_busy(True)
        now = self._clock()
        if self._posting:
            items = list(self._envelopes.codes.items())
            self._writer.run(post.post_results, self._desk, items, by, now, done=self._sent, failed=self._failed)
        elif self._arriving:
            run = (custody.take_results, list(self._arriving), view.arrive.place.text, by, now)
            self._writer.run(*run, done=self._arrived, failed=self._failed)
        elif self._target is not None:
            run_giving = (custody.return_result, self._target.dossier.uid, view.give.handing_over(now), by)
            self._writer.run(*run_giving, done=self._given, failed=self._failed)

    def _given(self, dossier: Dossier) -> None:
        self._target = None  # the next is given when it is scanned or chosen, never because a key was held down
        self.said.emit("done", words.given(dossier))
        self._done()

    def _arrived(self, folders: Sequence[Dossier]) -> None:
        self.said.emit("done", words.arrived(len(folders), self._view.arrive.place.text))
        self._arriving = {}
        self._view.arrive.place.set_text("")
        self._done()

    def _sent(self, listed: PostalList) -> None:
        self._envelopes, self._posting = Envelopes(), False
        self.said.emit("done", words.sent(listed.number, len(listed.items)))
        self.print_wanted.emit(LIST, listed.number)
        self._done()

    def _done(self) -> None:
        self._show_busy(False)
        self.refresh()
        self.happened.emit()

    def _failed(self, error: Exception) -> None:
        self._show_busy(False)
        if not (isinstance(error, Refused) and self._view.give.show_problems(error.problems)):
            self.refresh()
            self.troubled.emit(error)

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy)

    def _leave(self) -> None:
        if self._posting or self._arriving:
            if self._arriving:
                self.said.emit("note", words.let_go(len(self._arriving)))
            self._posting, self._arriving = False, {}
            self._show()
            self._view.table.setFocus()
        else:
            self.left.emit()
