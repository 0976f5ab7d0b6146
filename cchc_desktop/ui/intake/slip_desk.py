"""What concerns slips beside the receipt (phần giấy khác): guide sheet, one receipt for a series, and all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.ui.slips.reading import GUIDE, Wish, how_many

if TYPE_CHECKING:
    from cchc_desktop.ui.intake.presenter import IntakePresenter

NO_PROCEDURE = "Chọn thủ tục trước, rồi Ctrl+H in bản hướng dẫn của thủ tục ấy."
NONE_RECEIVED = "Chưa tiếp nhận hồ sơ nào trong phiên này nên chưa có giấy chung."


class SlipDesk:
    """Asks for slips by the view's signals; whoever has the printers hears them."""

    def __init__(self, presenter: IntakePresenter) -> None:
        self._p = presenter

    def connect_view(self) -> None:
        """Listen to the view."""
        view = self._p.view
        view.procedure.guide_wanted.connect(self._guide)
        view.printed.group_wanted.connect(self._group)
        view.printed.slips_wanted.connect(self._all)

    def received(self, dossier: Dossier) -> None:
        """Whether it is one of several of one person: then they may have one receipt."""
        at, card = self._p.at, self._p.view.printed
        if at.clerk.may_not(Duty.PRINT) is None:
            at.reader.ask("together", how_many, dossier.uid, at.clerk, done=card.show_together)

    def _guide(self) -> None:
        if code := self._p.procedure.code:
            self._p.view.slip_wanted.emit(GUIDE, code)
        else:
            self._p.view.notice.say("waiting", NO_PROCEDURE)

    def _group(self) -> None:
        if uid := self._p.view.printed.uid:
            self._p.view.group_wanted.emit(uid)
        else:
            self._p.view.notice.say("waiting", NONE_RECEIVED)

    def _all(self) -> None:
        self._p.view.slips_wanted.emit(Wish(self._p.view.printed.uid, self._p.procedure.code, of_counter=True))
