"""What concerns drafts (phần nháp): set one aside, open the next, say after a start that one waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.ui.intake.form import form_of

if TYPE_CHECKING:
    from cchc_desktop.ui.intake.presenter import IntakePresenter


NONE = "Không có nháp nào đang chờ. Esc giữ nháp hồ sơ đang gõ."
UNREADABLE = "Nháp này do phiên bản khác của chương trình ghi, không mở được ở đây. Ctrl+D mở nháp khác."


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
        self._p.begin_new(form, draft.id)
        self._p.procedure.restore(form)
        self._p.owner.look_up()
        self._p.view.notice.say("note", f"Đang mở nháp: {form.title}.")
