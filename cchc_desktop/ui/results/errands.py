"""All that is done beside giving results (các việc bên cạnh), at most one of them at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.desk import Desk
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.results.beside import Beside
from cchc_desktop.ui.results.items import ItemDesk
from cchc_desktop.ui.results.pile import PileDesk
from cchc_desktop.ui.results.posting import PostDesk
from cchc_desktop.ui.results.view import ResultsView
from cchc_desktop.ui.writer import Writer


class Errands(QObject):
    """Whatever one of them says is said here."""

    took = Signal(str)
    heeded = Signal(str)
    refused = Signal(str)
    done = Signal(str, str)  # what happened, the number of a postal list to print or ""
    failed = Signal(object)

    def __init__(
        self,
        view: ResultsView,
        threads: tuple[Reader, Writer],
        desk: Desk,
        clerk: Callable[[], Clerk | None],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(view)
        self.post, self.pile = PostDesk(view, threads[1], desk), PileDesk(view, threads[1])
        self.items = ItemDesk(view, threads, clerk, clock)
        self._all: tuple[Beside, ...] = (self.post, self.items, self.pile)
        for errand in self._all:
            errand.took.connect(self.took)
            errand.heeded.connect(self.heeded)
            errand.refused.connect(self.refused)
            errand.done.connect(self.done)
            errand.failed.connect(self.failed)

    @property
    def now(self) -> Beside | None:
        """The one that was begun; None: results are given."""
        return next((errand for errand in self._all if errand.is_open), None)

    @property
    def takes_items(self) -> bool:
        """Whether a scan may be the code of an envelope."""
        return self.post.is_open or self.items.is_open

    def close(self) -> None:
        """Back to the shelf."""
        for errand in self._all:
            errand.close()

    def close_but_pile(self) -> None:
        """A folder came back: the pile grows, the rest waits."""
        self.post.close()
        self.items.close()

    def toggle(self, wanted: Beside) -> None:
        """To one of them, or from it back to the shelf."""
        begins = not wanted.is_open
        self.close()
        if begins:
            wanted.open()

    def start_over(self) -> None:
        """For another clerk."""
        self.post.start_over()
        self.close()
