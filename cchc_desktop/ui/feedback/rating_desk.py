"""From the key to the ledger (ghi đánh giá): what a rating bar is told becomes an act, and a sentence in the strip."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts import rating
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.rules import BEST_SCORE
from cchc_desktop.ui.feedback.rating_bar import LEVELS, RatingBar
from cchc_desktop.ui.writer import Writer

_CONTENT = 3  # from this score on nobody is asked what was wrong


class RatingDesk(QObject):
    """`ask` about a dossier; `rated` once its score stands in the ledger."""

    said = Signal(str, str)  # tone, words
    rated = Signal(str)  # dossier uid
    troubled = Signal(object)

    def __init__(
        self, bar: RatingBar, writer: Writer, clerk: Callable[[], Clerk | None], clock: Callable[[], datetime]
    ) -> None:
        super().__init__(bar)
        self._bar, self._writer, self._clerk, self._clock = bar, writer, clerk, clock
        self._uid = ""
        bar.rated.connect(self._rate)

    def ask(self, uid: str, subject: str) -> None:
        """How content the citizen is with a dossier."""
        self._uid = uid
        self._bar.ask(subject)

    def _rate(self, score: int) -> None:
        by = self._clerk()
        if by is None:
            return
        done = lambda dossier: self._done(dossier, score)  # noqa: E731
        run = (rating.rate, self._uid, score, "", by, self._clock())
        self._writer.run(*run, done=done, failed=self.troubled.emit)

    def _done(self, dossier: Dossier, score: int) -> None:
        self.said.emit("done" if score >= _CONTENT else "note", told(dossier, score))
        self.rated.emit(dossier.uid)


def subject_of(dossier: Dossier) -> str:
    """Whose dossier it is, as the bar names it."""
    return f"{dossier.printed_code} · {dossier.intake.owner.name}".strip(" ·")


def told(dossier: Dossier, score: int) -> str:
    """In the strip, once it is noted; who is not content can say why."""
    said = f"{dossier.printed_code}: đã ghi đánh giá {score}/{BEST_SCORE}, {LEVELS[score - 1].lower()}."
    return said if score >= _CONTENT else f"{said} Muốn nói rõ: Ctrl+Shift+P ghi phản ánh."
