"""Slips in the window (trang giấy khác, trang xem giấy): the list of them, and each on the screen before it is printed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cchc_desktop.app.ground import Ground
from cchc_desktop.app.way_back import WayBack
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.ui.dossier.presenter import DossierPresenter
from cchc_desktop.ui.intake.view import IntakeView
from cchc_desktop.ui.printing.preview import Preview, PreviewView
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.slips.presenter import SlipsPresenter
from cchc_desktop.ui.slips.reading import GUIDE, Wish
from cchc_desktop.ui.slips.view import SlipsView

SLIPS, PREVIEW = "slips", "preview"


class SlipPages(QObject):
    """Made once over the threads."""

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self._prints = ground.prints
        self._way, self._preview_way = WayBack(ground.shell, SLIPS), WayBack(ground.shell, PREVIEW)
        self._preview_view = PreviewView(ground.threads.paper)
        self._preview = Preview(ground.prints, self._preview_view)
        self.view = SlipsView()
        self.presenter = SlipsPresenter(
            self.view, ground.threads.reader, ground.prints, ground.counter.desk, ground.who
        )
        self.forget = self.presenter.forget
        self._connect(ground)

    def pages(self) -> tuple[Page, ...]:
        """Without a place in the rail: the intake and a dossier lead to them."""
        view, looked = self.view, self._preview_view
        return (
            Page("", SLIPS, "Giấy khác", "printer", view, view.bar, view.keys, Duty.PRINT),
            Page("", PREVIEW, "Xem giấy", "file", looked, looked.bar, duty=Duty.PRINT),
        )

    def show_guide(self, procedure_code: str) -> None:
        """The guide sheet of a procedure on the screen."""
        self._prints.preview(GUIDE, procedure_code)

    def hear(self, intake: IntakeView, dossier: DossierPresenter) -> None:
        """Who asks for slips."""
        intake.slip_wanted.connect(self._prints.print_slip)
        intake.group_wanted.connect(self.presenter.print_group)
        intake.slips_wanted.connect(self.presenter.open)
        dossier.group_wanted.connect(self.presenter.print_group)
        dossier.slips_wanted.connect(lambda uid: self.presenter.open(Wish(uid)))

    def _connect(self, ground: Ground) -> None:
        self.presenter.troubled.connect(ground.frame.trouble)
        self.presenter.shown.connect(self._way.come)
        self.presenter.left.connect(self._way.leave)
        self._preview.shown.connect(self._preview_way.come)
        self._preview.closed.connect(self._preview_way.leave)
