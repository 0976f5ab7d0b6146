"""Slips in the window (trang giấy khác, trang xem giấy): the list of them, and each on the screen before it is printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from cchc_desktop.app.counter import Counter
from cchc_desktop.app.threads import Threads
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.ui.dossier.presenter import DossierPresenter
from cchc_desktop.ui.intake.view import IntakeView
from cchc_desktop.ui.printing.desk import PrintDesk
from cchc_desktop.ui.printing.preview import Preview, PreviewView
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.presenter import ShellPresenter
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.slips.presenter import SlipsPresenter
from cchc_desktop.ui.slips.reading import GUIDE, Wish
from cchc_desktop.ui.slips.view import SlipsView

SLIPS, PREVIEW = "slips", "preview"


class SlipPages(QObject):
    """Made once over the threads."""

    def __init__(
        self,
        shell: ShellView,
        threads: Threads,
        counter: Counter,
        prints: PrintDesk,
        who: tuple[Callable[[], Clerk | None], Callable[[], datetime]],
    ) -> None:
        super().__init__()
        self._shell, self._prints = shell, prints
        self._back = self._looked_from = "intake"
        self._preview_view = PreviewView(threads.paper)
        self._preview = Preview(prints, self._preview_view)
        self.view = SlipsView()
        self.presenter = SlipsPresenter(self.view, threads.reader, prints, counter.desk, who)
        self.forget = self.presenter.forget

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

    def connect_to(self, frame: ShellPresenter) -> None:
        """What it says, and where it leads."""
        self.presenter.troubled.connect(frame.trouble)
        self.presenter.shown.connect(self._show)
        self.presenter.left.connect(lambda: self._shell.show_page(self._back))
        self._preview.shown.connect(self._show_preview)
        self._preview.closed.connect(lambda: self._shell.show_page(self._looked_from))

    def hear(self, intake: IntakeView, dossier: DossierPresenter) -> None:
        """Who asks for slips."""
        intake.slip_wanted.connect(self._prints.print_slip)
        intake.group_wanted.connect(self.presenter.print_group)
        intake.slips_wanted.connect(self.presenter.open)
        dossier.group_wanted.connect(self.presenter.print_group)
        dossier.slips_wanted.connect(lambda uid: self.presenter.open(Wish(uid)))

    def _show_preview(self) -> None:
        if self._shell.page != PREVIEW:
            self._looked_from = self._shell.page
        self._shell.show_page(PREVIEW)

    def _show(self) -> None:
        if self._shell.page != SLIPS:
            self._back = self._shell.page
        self._shell.show_page(SLIPS)
