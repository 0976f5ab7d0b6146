"""The print desk (bàn in): asks, draws, prints and notes, each on its own thread; the window is only told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.printing import FAILED, RECEIPT, Asked, ask, note
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.ui.printing.job import Outcome, SlipSource, draw, printing, produce
from cchc_desktop.ui.printing.paper_thread import PaperThread
from cchc_desktop.ui.printing.unprinted import Unprinted, has_paper, last_printed, left_over, unasked
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

SCREEN_DOTS = 600  # the preview shows what a usual printer would get
_log = logging.getLogger("cchc_desktop.printing")


class PrintDesk(QObject):
    """Every slip goes through here. A dossier whose slip is under way is not printed twice by a second key press."""

    started = Signal(str)  # dossier uid
    ended = Signal(object)  # Outcome: handed over or failed, already noted
    refused = Signal(object)  # the Refused or StoreTrouble that kept a printing from being asked for
    previewed = Signal(object)  # (Asked, PDF bytes)
    found_left_over = Signal(object)  # list[Unprinted]
    missing_changed = Signal(int)  # how many slips no printer has taken

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
        self._under_way: set[str] = set()
        self._missing: dict[str, Outcome] = {}

    def use(self, source: SlipSource) -> None:
        """Other settings from now on."""
        self._source = source

    @property
    def missing(self) -> tuple[Outcome, ...]:
        """Slips that no printer has taken, oldest first: the red mark."""
        return tuple(self._missing.values())

    def print_receipt(self, dossier_uid: str) -> None:
        """Ask, draw, print, note; a reprint when its receipt was handed to a printer before."""
        by = self._clerk()
        if by is None or dossier_uid in self._under_way:
            return
        self._begin(dossier_uid)
        self._writer.run(
            ask,
            dossier_uid,
            RECEIPT,
            by,
            self._clock(),
            done=lambda asked: self._produce(asked, by),
            failed=partial(self._not_asked, dossier_uid),
        )

    def print_asked(self, asked: Asked) -> None:
        """Go on with a printing that was asked for in the transaction that saved the dossier."""
        by = self._clerk()
        if by is not None and asked.dossier.uid not in self._under_way:
            self._begin(asked.dossier.uid)
            self._produce(asked, by)

    def print_again(self) -> None:
        """Ctrl+R: what failed last, else the last receipt once more."""
        if self._missing:
            self.print_receipt(next(reversed(self._missing)))
        else:
            self._reader.ask("last printed", last_printed, done=self._again, failed=self.refused.emit)

    def preview(self, dossier_uid: str) -> None:
        """Draw the next printing of its receipt for the screen; answers by `previewed`."""
        by = self._clerk()
        if by is not None:
            self._reader.ask("preview", unasked, dossier_uid, by, done=self._draw_preview, failed=self.refused.emit)

    def look_for_left_over(self) -> None:
        """At start: answers by `found_left_over`."""
        now = self._clock()
        self._reader.ask("left over", left_over, now, done=self.found_left_over.emit, failed=self.refused.emit)

    def has_paper(self, left: Unprinted) -> None:
        """The clerk has its paper in hand."""
        by = self._clerk()
        if by is not None:
            self._writer.run(has_paper, left, by, self._clock(), failed=self.refused.emit)
            self._forget(left.dossier.uid)

    def _begin(self, uid: str) -> None:
        self._under_way.add(uid)
        self.started.emit(uid)

    def _again(self, uid: str | None) -> None:
        if uid is not None:
            self.print_receipt(uid)

    def _not_asked(self, uid: str, error: Exception) -> None:
        self._under_way.discard(uid)
        self.refused.emit(error)

    def _produce(self, asked: Asked, by: Clerk) -> None:
        now = self._clock()
        not_drawn = Outcome(asked, FAILED, now, error="not_drawn")
        self._paper.run(
            produce,
            asked,
            self._source,
            now,
            done=lambda outcome: self._note(outcome, by),
            failed=lambda _error: self._note(not_drawn, by),
        )

    def _note(self, outcome: Outcome, by: Clerk) -> None:
        if outcome.failed:
            _log.warning("slip not printed: %s", outcome.error)
        self._writer.run(
            note,
            outcome.asked,
            outcome.state,
            outcome.printer,
            outcome.error,
            (by, self._clock()),
            done=lambda _nothing: self._end(outcome),
            failed=partial(self._not_noted, outcome),
        )

    def _not_noted(self, outcome: Outcome, error: Exception) -> None:
        self._end(outcome)  # the paper is what it is; the journal says asked, and the next start offers it again
        self.refused.emit(error)

    def _end(self, outcome: Outcome) -> None:
        uid = outcome.asked.dossier.uid
        self._under_way.discard(uid)
        self._missing.pop(uid, None)
        if outcome.failed:
            self._missing[uid] = outcome
        self.missing_changed.emit(len(self._missing))
        self.ended.emit(outcome)

    def _forget(self, uid: str) -> None:
        if self._missing.pop(uid, None) is not None:
            self.missing_changed.emit(len(self._missing))

    def _draw_preview(self, asked: Asked) -> None:
        if not asked.dossier.printed_code:
            return
        how = printing(asked, self._source, self._clock(), SCREEN_DOTS)
        self._paper.run(draw, asked.dossier, self._source, how, done=lambda data: self.previewed.emit((asked, data)))
