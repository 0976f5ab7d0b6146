"""What the page of the clerks does (điều khiển trang cán bộ): reads who there is, saves one, lets one go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts import sign_in
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.store import clerks
from cchc_desktop.ui.people.form import ClerkForm
from cchc_desktop.ui.people.view import PeopleView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer


class PeoplePresenter(QObject):
    """`refresh` when the page is shown; `changed` once somebody was added, changed or let go."""

    changed = Signal()
    closed = Signal()
    troubled = Signal(object)  # StoreTrouble

    def __init__(
        self,
        view: PeopleView,
        reader: Reader,
        writer: Writer,
        clerk: Callable[[], Clerk | None],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(view)
        self._view, self._reader, self._writer = view, reader, writer
        self._clerk, self._clock = clerk, clock
        view.saved.connect(self._save)
        view.dismissed.connect(self._dismiss)
        view.closed.connect(self.closed)

    def refresh(self) -> None:
        """Read again who there is."""
        self._reader.ask("people", clerks.everyone, done=self._view.show_people, failed=self.troubled.emit)

    def _save(self, form: ClerkForm) -> None:
        by = self._clerk()
        if by is None:
            return
        if problems := form.problems():
            self._view.show_problems(problems)
            return
        self._view.show_busy(True)
        password, who = form.password, form.clerk
        done, failed = (lambda _nothing: self._saved(who)), self._refused
        self._writer.run(sign_in.set_password, who, password, by, self._clock(), done=done, failed=failed)

    def _saved(self, who: Clerk) -> None:
        self._view.show_busy(False)
        self._view.edit(None)
        self._view.table.setFocus()
        self._view.notice.say("done", f"Đã lưu mật khẩu của {who.name}.")
        self._tell()

    def _dismiss(self, who: Clerk) -> None:
        by = self._clerk()
        if by is not None:
            done = lambda _nothing: self._dismissed(who)  # noqa: E731
            self._writer.run(sign_in.dismiss, who.code, by, self._clock(), done=done, failed=self._refused)

    def _dismissed(self, who: Clerk) -> None:
        self._view.notice.say("done", f"{who.name} không đăng nhập ở quầy này nữa. Hồ sơ đã nhận vẫn ghi tên.")
        self._tell()

    def _refused(self, error: Exception) -> None:
        self._view.show_busy(False)
        if isinstance(error, Refused):
            self._view.show_problems(error.problems)
        else:
            self.troubled.emit(error)

    def _tell(self) -> None:
        self.refresh()
        self.changed.emit()
