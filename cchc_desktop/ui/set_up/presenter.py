"""The first start (điều khiển thiết lập): checks step by step; making the store is whoever hears `finished`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.acts.set_up import FirstPasswords
from cchc_desktop.domain.office_file import OfficeFile
from cchc_desktop.domain.problem import Problem
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.ui.set_up.form import is_last_group
from cchc_desktop.ui.set_up.view import SetUpView

_GROUP_WRONG = "Nhóm cuối chưa đúng. Xem lại tờ giấy vừa chép rồi gõ lại. Chưa cài đặt gì."


@dataclass(frozen=True, slots=True)
class NewCounter:
    """All that set-up needs; `enrolment_code` "" when the counter works alone for now."""

    file: OfficeFile
    passwords: FirstPasswords
    enrolment_code: str

    def __repr__(self) -> str:
        """Without the passwords."""
        return f"NewCounter({self.file.office.unit_code!r})"


class SetUpPresenter(QObject):
    """Nothing is made before the last group of the recovery key was typed back."""

    practice_chosen = Signal()
    finished = Signal(object)  # NewCounter; call `done` or `failed` afterwards

    def __init__(self, view: SetUpView, recovery_text: str, today: Callable[[], date]) -> None:
        super().__init__(view)
        self._view = view
        self._recovery_text = recovery_text
        self._today = today
        view.next_asked.connect(self._next)

    def done(self) -> None:
        """The store stands: the screen has served."""
        self._view.show_busy(None)
        self._view.close()

    def failed(self, error: Exception) -> None:
        """The store could not be made; what was typed stays."""
        self._view.show_busy(None)
        if isinstance(error, Refused):
            self._view.show_problems(error.problems)
        elif isinstance(error, StoreTrouble):
            self._view.strip.say("wrong", error.sentence)

    def _next(self) -> None:
        view, step = self._view, self._view.step
        if step == 0 and view.practice:
            view.show_busy("Đang mở bản tập…")
            self.practice_chosen.emit()
            return
        here = view.pages[step].fields
        problems = [problem for problem in view.form().problems(self._today()) if problem.field in here]
        if step == len(view.pages) - 1:
            self._finish()
        elif problems:
            view.show_problems(problems)
        else:
            view.show_step(step + 1)

    def _finish(self) -> None:
        form = self._view.form()
        if problems := form.problems(self._today()):
            self._view.show_problems(problems)
        elif not is_last_group(self._view.typed_group, self._recovery_text):
            self._view.show_problems([Problem("group", "set_up.group", _GROUP_WRONG)])
        else:
            self._view.show_busy("Đang tạo kho dữ liệu…")
            self.finished.emit(NewCounter(form.office_file(self._today()), form.passwords, form.enrolment_code))
