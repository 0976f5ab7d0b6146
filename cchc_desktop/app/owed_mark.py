"""The red mark (dấu đỏ giấy chưa in): stands in the top bar until every slip is on paper, and opens their list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.printing.offer import Offer, OfferView
from cchc_desktop.ui.printing.unprinted import Unprinted
from cchc_desktop.ui.printing.words import owed
from cchc_desktop.ui.shell.view import ShellView

NOTHING = "Giấy nào cũng đã in."


class OwedMark(QObject):
    """What the mark says is read from the journal anew after each job, so it holds over a restart."""

    def __init__(self, shell: ShellView, prints: PrintDesk) -> None:
        super().__init__(shell)
        self._shell, self.view = shell, OfferView()
        self._offer = Offer(prints, self.view)
        self._asked = False
        self._offer.wanted.connect(self._open)
        self._offer.nothing.connect(self._nothing)
        self._offer.finished.connect(self._close)
        self._offer.changed.connect(self._show)
        shell.owed_asked.connect(self._ask)

    def look(self) -> None:
        """At sign-in: what is left over is offered."""
        self._offer.look()

    def refresh(self) -> None:
        """What happened while nobody was to be told: the window was locked."""
        self._offer.refresh()

    @Slot()
    def _ask(self) -> None:
        self._asked = True  # the mark may be a moment late: what is said is read first
        self._offer.look()

    @Slot()
    def _nothing(self) -> None:
        if self._asked:
            self._asked = False
            self._shell.say("done", NOTHING)

    @Slot()
    def _open(self) -> None:
        self._asked = False
        self._shell.cover(self.view)

    @Slot()
    def _close(self) -> None:
        if self.view.isVisible():  # else nothing was opened, or the window was locked meanwhile
            self._shell.uncover()

    @Slot(object)
    def _show(self, left: Sequence[Unprinted]) -> None:
        self._shell.show_owed(owed(left) if left else "", len(left))
