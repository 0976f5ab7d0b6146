"""The page of the deeds in the window (trang việc khác): between a dossier's page and the print desk."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from cchc_desktop.app.ground import Ground
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.possible import Deed
from cchc_desktop.ui.deeds.presenter import DeedsPresenter
from cchc_desktop.ui.deeds.view import DeedsView
from cchc_desktop.ui.shell.page import Page

DEEDS = "deeds"


class DeedPage(QObject):
    """Made once over the threads; `happened` with the dossier's uid after every act."""

    happened = Signal(str)
    left = Signal()
    page_wanted = Signal(object, object)  # Deed, Dossier

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self._shell, self._frame = ground.shell, ground.frame
        self.view = DeedsView()
        self.presenter = DeedsPresenter(self.view, ground.both, ground.counter.desk, *ground.who)
        self.forget = self.presenter.forget
        self._connect(ground)

    def page(self) -> Page:
        """Without a place in the rail: a dossier leads to it."""
        view = self.view
        return Page("", DEEDS, "Việc với hồ sơ", "folder", view, view.bar, view.keys, Duty.READ_DOSSIER)

    def open(self, uid: str, deed: Deed | None = None) -> None:
        """What may be done with a dossier, standing in the questions of `deed`."""
        self.presenter.open(uid, deed)

    def open_fee(self, uid: str) -> None:
        """Straight to taking money."""
        self.presenter.open(uid, Deed.COLLECT_FEE)

    def _connect(self, ground: Ground) -> None:
        presenter, frame = self.presenter, ground.frame
        presenter.shown.connect(lambda: self._shell.show_page(DEEDS))
        presenter.said.connect(self._shell.say)
        presenter.print_wanted.connect(ground.prints.print_slip)
        presenter.troubled.connect(frame.trouble)
        self.view.keys_below.denied.connect(frame.refused)
        presenter.left.connect(self.left)
        presenter.page_wanted.connect(self.page_wanted)
        presenter.done.connect(self.happened)
        others = frame.takes_foreign
        frame.takes_foreign = lambda text: self._take_item(text) or others(text)

    def _take_item(self, text: str) -> bool:
        """The post's own code, while a mistyped one is put right."""
        if self._shell.page != DEEDS or not self.view.panel.put("item_code", text):
            return False
        self._frame.took(f"Mã bưu gửi {text}")
        return True
