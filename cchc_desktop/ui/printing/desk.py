"""The print desk (bàn in): asks, draws, prints and notes, each on its own thread; the window is only told."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.printing import FAILED, End, note_all
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.slip_kind import KINDS, RECEIPT
from cchc_desktop.slips.drawing.printing import Printing
from cchc_desktop.slips.forms.form_set import FormMissing
from cchc_desktop.ui.printing import kept
from cchc_desktop.ui.printing.job import Outcome, Produced, produce
from cchc_desktop.ui.printing.paper_thread import PaperThread
from cchc_desktop.ui.printing.prepared import Gathered, Pile, Prepared, Wanted, planned, prepare
from cchc_desktop.ui.printing.source import SlipSource, draw
from cchc_desktop.ui.printing.unprinted import Unprinted, has_paper, left_over
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

SCREEN_DOTS = 600  # the preview shows what a usual printer would get
_log = logging.getLogger("cchc_desktop.printing")


class PrintDesk(QObject):
    """Every slip goes through here. One that is under way is not printed twice by a second key press."""

    started = Signal(str, str)  # kind, subject
    given_up = Signal(str, str)  # kind, subject: nothing was asked for after all; `refused` says why
    ended = Signal(object)  # Outcome of one slip: handed over or failed, already noted
    finished = Signal(object)  # tuple[Outcome, ...] of all slips of a job, after `ended` of each
    refused = Signal(object)  # the Refused or StoreTrouble that kept a printing from being asked for
    previewed = Signal(object)  # (Asked, PDF bytes)
    found_left_over = Signal(object)  # list[Unprinted]

    def __init__(
        self,
        writer: Writer,
        reader: Reader,
        paper: PaperThread,
        source: SlipSource,
        clerk: Callable[[], Clerk | None],
        clock: Callable[[], datetime],
    ) -> None:
        """`clerk` says who is signed in; `clock` the time, aware."""
        super().__init__()
        self._writer, self._reader, self._paper = writer, reader, paper
        self._source = source
        self._clerk, self._clock = clerk, clock
        self._under_way: set[Wanted] = set()

    def use(self, source: SlipSource) -> None:
        """Other settings from now on."""
        self._source = source

    def print_receipt(self, dossier_uid: str) -> None:
        """Its receipt; a reprint when there is or may be paper already."""
        self.print_slip(RECEIPT, dossier_uid)

    def print_slip(self, kind: str, subject: str = "") -> None:
        """Ask, gather, draw, print, note. `subject` as domain/slip_kind.py has it; "" is the counter's day."""
        self.print_many([(kind, subject)])

    def print_many(self, wanted: Sequence[Wanted], gathered: Gathered | None = None) -> None:
        """The same for all of them: those that go to one printer are one job, their pages in this order.

        Of what is `gathered` already only the asking is done on the writer's thread.
        """
        by = self._clerk()
        if by is None:
            return
        named = dict.fromkeys(self._named(kind, subject) for kind, subject in wanted)
        todo = tuple(each for each in named if each not in self._under_way)
        if not todo:
            return
        for each in todo:
            self._under_way.add(each)
            self.started.emit(*each)
        self._writer.run(
            prepare,
            todo,
            self._source.desk,
            by,
            self._clock(),
            gathered or {},
            done=partial(self._prepared, by),
            failed=partial(self._not_asked, todo),
        )

    def preview(self, kind: str, subject: str = "", gathered: Gathered | None = None) -> None:
        """Draw the next printing of a slip for the screen; answers by `previewed`, or `refused`."""
        by = self._clerk()
        if by is not None:
            wanted, desk = self._named(kind, subject), self._source.desk
            ask = ("preview", planned, wanted, desk, by, self._clock(), gathered or {})
            self._reader.ask(*ask, done=self._preview, failed=self.refused.emit)

    def look_for_left_over(self) -> None:
        """What no printer has taken for sure: answers by `found_left_over`, with nothing for who may not print.

        No answer while nobody is signed in, or the window is locked: what was answered last still holds.
        """
        by, now = self._clerk(), self._clock()
        if by is None:
            return
        if by.may_not(Duty.PRINT) is None:
            self._reader.ask("left over", left_over, now, done=self._found, failed=self.refused.emit)
        else:
            self._found([])

    def is_under_way(self, wanted: Wanted) -> bool:
        """Whether it is being printed now."""
        return wanted in self._under_way

    def has_paper(self, left: Unprinted) -> None:
        """The clerk has its paper in hand."""
        by = self._clerk()
        if by is not None:
            done = partial(self._settled, left)
            self._writer.run(has_paper, left, by, self._clock(), done=done, failed=self.refused.emit)

    def _named(self, kind: str, subject: str) -> Wanted:
        return kind, KINDS[kind].subject(subject, self._clock().date())

    def _found(self, left: list[Unprinted]) -> None:
        self.found_left_over.emit(left)

    def _not_asked(self, todo: Sequence[Wanted], error: Exception) -> None:
        self._under_way.difference_update(todo)
        for each in todo:
            self.given_up.emit(*each)
        self.refused.emit(error)

    def _prepared(self, by: Clerk, pile: Pile) -> None:
        if pile.refused:
            problems = dict.fromkeys(problem for _, refusal in pile.refused for problem in refusal.problems)
            self._not_asked([wanted for wanted, _ in pile.refused], Refused(problems))
        if pile.prepared:
            self._produce(pile.prepared, by)

    def _produce(self, prepared: tuple[Prepared, ...], by: Clerk) -> None:
        now = self._clock()
        not_drawn = Produced(tuple(Outcome(each.asked, FAILED, now, error="not_drawn") for each in prepared))
        self._paper.run(
            produce,
            prepared,
            self._source,
            now,
            done=partial(self._note, by),
            failed=lambda _error: self._note(by, not_drawn),
        )

    def _note(self, by: Clerk, produced: Produced) -> None:
        outcomes = produced.outcomes
        for error in {outcome.error for outcome in outcomes if outcome.failed}:
            _log.warning("slip not printed: %s", error)
        self._writer.run(
            note_all,
            [End(each.asked, each.state, each.printer, each.error) for each in outcomes],
            (by, self._clock()),
            done=lambda _nothing: self._end(outcomes),
            failed=partial(self._not_noted, outcomes),
        )
        if produced.bug is not None:
            sys.excepthook(type(produced.bug), produced.bug, produced.bug.__traceback__)

    def _not_noted(self, outcomes: Sequence[Outcome], error: Exception) -> None:
        self._end(outcomes)  # the paper is what it is; the journal says asked, and the next start offers it again
        self.refused.emit(error)

    def _end(self, outcomes: Sequence[Outcome]) -> None:
        for outcome in outcomes:
            self._under_way.discard(outcome.wanted)
        for outcome in outcomes:
            self.ended.emit(outcome)
        self.finished.emit(tuple(outcomes))

    def _settled(self, left: Unprinted, _nothing: None) -> None:
        kept.drop(self._source.folder, kept.name_of(left.wanted[0], left.code or left.wanted[1]))
        self.look_for_left_over()

    def _preview(self, prepared: Prepared) -> None:
        how = self._source.printing(prepared.asked, self._clock(), SCREEN_DOTS)
        self._paper.run(_seen, prepared, self._source, how, done=partial(self._show, prepared))

    def _show(self, prepared: Prepared, drawn: bytes | FormMissing) -> None:
        if isinstance(drawn, FormMissing):
            self.refused.emit(Refused([Problem("", "slip.form", str(drawn))]))
        else:
            self.previewed.emit((prepared.asked, drawn))


def _seen(prepared: Prepared, source: SlipSource, how: Printing) -> bytes | FormMissing:
    """What the preview shows; a form that is not in the form set of that day is no bug."""
    try:
        return draw(prepared, source, how)[0]
    except FormMissing as missing:
        return missing
