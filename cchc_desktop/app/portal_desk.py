"""What the portal adds to a search (kết quả ở cổng): beneath our own, in the one box and on the page; opened by keeping it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cchc_desktop.acts.adopt import AtPortal, adopt
from cchc_desktop.app.box_desk import BoxDesk
from cchc_desktop.app.ground import Ground
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.ui.found.presenter import FoundPresenter
from cchc_desktop.ui.found.rows import portal_rows

if TYPE_CHECKING:
    from cchc_desktop.sync.asking import Asked


class PortalDesk(QObject):
    """`opened` when a dossier of the portal was chosen and is kept here, to be looked at."""

    opened = Signal(str)  # uid
    troubled = Signal(object)  # Refused or StoreTrouble

    def __init__(self, ground: Ground, found: FoundPresenter, box: BoxDesk) -> None:
        """`found` and `box` are the two places that search."""
        super().__init__(ground.shell)
        self._box, self._writer, self._found = ground.shell.top.box, ground.threads.writer, found
        self._inquiry = ground.threads.inquiry
        self._clerk, self._clock = ground.who
        for searched in (ground.shell.searched, found.searched):
            searched.connect(self._ask)
        for chosen in (found.portal_chosen, box.portal_chosen):
            chosen.connect(self._fetch)
        self._inquiry.answered.connect(self._show)

    @Slot(str)
    def _ask(self, text: str) -> None:
        by = self._clerk()
        if by is not None and by.may_not(Duty.READ_DOSSIER) is None:
            self._inquiry.ask(text)

    @Slot(object)
    def _show(self, asked: Asked) -> None:
        if self._clerk() is None:  # locked meanwhile
            return
        self._box.add_findings(asked.text, portal_rows(asked.rows), asked.said)
        self._found.show_portal(asked)

    @Slot(object)
    def _fetch(self, found: AtPortal) -> None:
        by = self._clerk()
        if by is not None:
            done, failed = self.opened.emit, self.troubled.emit
            self._writer.run(adopt, found, by, self._clock(), done=done, failed=failed)
