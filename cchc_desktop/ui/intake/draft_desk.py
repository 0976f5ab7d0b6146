"""What concerns drafts (phần nháp): set one aside, open the next, say after a start that one waits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store.drafts import Draft
from cchc_desktop.ui.intake import known
from cchc_desktop.ui.intake.form import IntakeForm, form_of

if TYPE_CHECKING:
    from cchc_desktop.ui.intake.presenter import IntakePresenter


NONE = "Không có nháp nào đang chờ. Esc giữ nháp hồ sơ đang gõ."
UNREADABLE = "Nháp này do phiên bản khác của chương trình ghi, không mở được ở đây. Ctrl+D mở nháp khác."
OVER = "Hồ sơ của nháp này {what}. Nháp đã bỏ; tra cứu tên {name} để mở hồ sơ."


class DraftDesk:
    """Never while the form is being saved: it would be kept as a draft of a dossier that exists."""

    def __init__(self, presenter: IntakePresenter) -> None:
        self._p = presenter

    def connect_view(self) -> None:
        """Listen to the view."""
        self._p.view.draft_wanted.connect(self._escape)
        self._p.view.next_draft_wanted.connect(self._open_next)
        self._p.drafts.counted.connect(self._p.view.bar.show_drafts)

    def set_aside(self) -> None:
        """Keep the form as a draft and begin an empty one."""
        if self._p.is_saving:
            return
        kept = self._p.worth_keeping()
        self._p.drafts.keep_now()
        self._p.begin_new(self._p.blank())
        if kept is not None:
            self._p.view.notice.say("note", f"Đã giữ nháp: {kept.title}. Ctrl+D mở lại.")

    def offer(self) -> None:
        """After a start, a crash or a sign-in: the newest draft can be had back."""
        waiting = self._p.drafts.others
        if waiting and self._p.worth_keeping() is None:
            self._p.view.notice.say("note", f"Còn nháp chưa nộp: {waiting[0].title}. Ctrl+D mở lại.")

    def open_of(self, uid: str) -> bool:
        """Open the newest draft that completes this dossier; False when there is none."""
        for draft in self._p.drafts.others:
            form = form_of(draft.data)
            if form is not None and form.completes == uid:
                self._open(draft, form)
                return True
        return False

    def _escape(self) -> None:
        """First back to a plain reception, then to an empty form."""
        if not self._p.errand.leave():
            self.set_aside()

    def _open_next(self) -> None:
        if self._p.is_saving:
            return
        self._p.leave()
        draft = self._p.drafts.next()
        form = form_of(draft.data) if draft else None
        if draft is None or form is None:
            self._p.view.notice.say("note", NONE if draft is None else UNREADABLE)
            return
        self._open(draft, form)

    def _open(self, draft: Draft, form: IntakeForm) -> None:
        self._p.begin_new(form, draft.id)
        if form.completes:
            self._p.errand.go_on_completing(form.completes, form.title)
            self._ask_whether_waiting(form)
        self._p.procedure.restore(form, go_on=bool(form.completes))
        self._p.owner.look_up()
        self._p.view.notice.say("note", f"Đang mở nháp: {form.title}.")

    def _ask_whether_waiting(self, form: IntakeForm) -> None:
        at, done = self._p.at, partial(self._told, form.completes)
        at.reader.ask("draft's dossier", known.waiting, form.completes, at.clerk, self._p.today, done=done)

    def _told(self, uid: str, found: tuple[Dossier, bool]) -> None:
        """What was received meanwhile, or is over, is not completed again: its draft goes."""
        dossier, is_waiting = found
        if is_waiting or self._p.errand.completes != uid or self._p.is_saving:
            return
        self._p.drafts.drop()
        self._p.begin_new(self._p.blank())
        what = f"đã tiếp nhận, mã {dossier.printed_code}" if dossier.is_received else "không còn chờ tiếp nhận"
        self._p.view.notice.say("waiting", OVER.format(what=what, name=dossier.intake.owner.name))
