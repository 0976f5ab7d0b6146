"""What concerns the purpose of the form (phần nhập bù, chưa đủ, không nhận): its few questions above the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from cchc_desktop.acts.at_intake import NOT_OURS, STILL_TO_COME
from cchc_desktop.domain.checklist import missing
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.ui.intake import filling
from cchc_desktop.ui.intake.errand import (
    PLAIN,
    Errand,
    Purpose,
    completing_form,
    late_form,
    papers_of,
    refusal_form,
    request_form,
    stub_of,
    written_at,
)
from cchc_desktop.ui.intake.reading import read_form

if TYPE_CHECKING:
    from cchc_desktop.ui.intake.presenter import IntakePresenter

_BUSY = "Đang lưu hồ sơ trước. Quét lại cuống giấy."


class ErrandDesk:
    """One purpose at a time; another form begins with none."""

    def __init__(self, presenter: IntakePresenter) -> None:
        self._p = presenter
        self._errand = PLAIN
        self._reason = ""  # of the stub before: a power cut is one reason for all of them

    @property
    def now(self) -> Errand:
        """The purpose with what was typed for it."""
        return replace(self._errand, answers=self._p.view.errand.answers)

    @property
    def completes(self) -> str:
        """The uid of the dossier that the form completes; "" for every other purpose."""
        return self._errand.completes

    @property
    def received_at(self) -> datetime:
        """From when the return date counts: now, or as the stub says."""
        late = written_at(self.now) if self._errand.purpose is Purpose.LATE else None
        return late or self._p.at.clock()

    def connect_view(self) -> None:
        """Listen to the view."""
        view = self._p.view
        view.stub_scanned.connect(self.take_stub)
        view.completing.connect(self.complete)
        view.bar.late_wanted.connect(lambda: self._enter_late(""))
        view.bar.request_wanted.connect(self._request)
        view.bar.refusal_wanted.connect(self._refuse)
        view.errand.committed.connect(self._answered)

    def forget(self) -> None:
        """Another form begins."""
        self._errand = PLAIN
        self._p.view.show_errand(None)

    def leave(self) -> bool:
        """Back to a plain reception, what is typed stays; False when it was one, or completes a dossier.

        Completed as another it would be there twice.
        """
        if self._errand is PLAIN or self._errand.completes or self._p.is_saving:
            return False
        self.forget()
        self._p.procedure.reckon_due()
        self._p.ask_number()
        return True

    def take_stub(self, code: str) -> None:
        """A stub was scanned: what is typed for somebody else is kept as a draft."""
        if self._p.is_saving:
            self._p.scan_refused.emit(_BUSY)
            return
        if self._p.worth_keeping() is not None:
            self._p.draft_desk.set_aside()
        self._enter_late(code)
        self._p.scan_taken.emit(f"Giấy dự phòng {code}: nhập bù")

    def complete(self, dossier: Dossier) -> None:
        """A dossier that had only a letter, or was filed online: its form, to be received as the same dossier."""
        if self._p.is_saving or self.completes == dossier.uid:
            return
        self._p.draft_desk.set_aside()
        if self._p.draft_desk.open_of(dossier.uid):
            return
        form = filling.from_intake(dossier.intake)
        self._p.begin_new(form)
        self.go_on_completing(dossier.uid, dossier.intake.owner.name)
        self._p.procedure.restore(form, go_on=True)

    def go_on_completing(self, uid: str, name: str) -> None:
        """The form on the screen completes that dossier, whose owner is `name`."""
        self._errand = Errand(Purpose.COMPLETE, uid)
        self._p.view.show_errand(completing_form(name))

    def judged(self, problems: Sequence[Problem]) -> list[Problem]:
        """What of the form stands against its purpose, and what of the answers cannot be read."""
        errand = self.now
        let_be = STILL_TO_COME if errand.purpose is Purpose.REQUEST else STILL_TO_COME | NOT_OURS
        found = [each for each in problems if not errand.purpose.is_letter or each.code not in let_be]
        return [*stub_of(errand)[1], *found] if errand.purpose is Purpose.LATE else found

    def saved(self, errand: Errand, dossier: Dossier) -> None:
        """What became of it, said above the next form."""
        self._reason = errand.says("late_reason") or self._reason
        if not dossier.is_received:
            what = "phiếu từ chối" if errand.purpose is Purpose.REFUSE else "phiếu yêu cầu bổ sung"
            self._p.view.notice.say("note", f"Đã lưu {what} cho {dossier.intake.owner.name}. Trả lại giấy tờ công dân.")

    def _enter_late(self, code: str) -> None:
        self._errand = Errand(Purpose.LATE, code)
        self._p.view.show_errand(late_form(code, self._reason))
        self._p.view.bar.show_number(code)
        self._p.view.errand.begin()

    def _request(self) -> None:
        lacking = self._lacking()
        self._errand = Errand(Purpose.REQUEST, lacking=papers_of(lacking))
        self._p.view.show_errand(request_form(lacking))
        self._p.view.errand.begin()

    def _refuse(self) -> None:
        self._errand = Errand(Purpose.REFUSE)
        self._p.view.show_errand(refusal_form())
        self._p.view.errand.begin()

    def _lacking(self) -> tuple[RequiredDocument, ...]:
        chosen = self._p.procedure.chosen
        if chosen is None:
            return ()
        return missing(read_form(self._p.form, chosen).papers, chosen.documents_for(self._p.procedure.case_code))

    def _answered(self) -> None:
        """Enter at the last question: a letter is done, a reception goes on with its form."""
        if self._errand.purpose.is_letter:
            self._p.view.submitted.emit(False)
        else:
            self._p.procedure.reckon_due()
            self._p.view.advance()
