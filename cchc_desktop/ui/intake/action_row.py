"""The actions of a reception (thanh lệnh tiếp nhận): drafts at the left, saving at the right, all with their keys."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cchc_desktop.ui.intake.errand import SAVE, SAVE_THIS
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton, bind
from cchc_desktop.ui.widgets.labels import label

_BRIEF = ("Lưu và in", "Tiếp nhận")  # where the window has no room for what is printed


class ActionRow(ActionBar):
    """The primary button, *one more*, the drafts; how many fields to mend and the next number stand between."""

    submitted = Signal(bool)  # whether the same person brings one more dossier
    draft_wanted = Signal()
    next_draft_wanted = Signal()
    request_wanted = Signal()
    refusal_wanted = Signal()
    late_wanted = Signal()

    def __init__(self) -> None:
        self._waiting = 0
        self.keep = KeyButton("Giữ nháp", "Esc")
        self.keep.about = "Giữ nháp, làm hồ sơ khác"
        self.drafts = KeyButton("Nháp", "Ctrl+D")
        self.drafts.about = "Mở nháp còn chờ, lần lượt từng bản"
        self.drafts.hide()
        self.wrong = label(role="problem")
        self.wrong.hide()
        self.number = label(role="muted")
        self.more = KeyButton("Thêm hồ sơ", "Ctrl+Shift+Enter")
        self.more.about = "Tiếp nhận và in, rồi thêm hồ sơ của chính người này"
        self.save = KeyButton(SAVE, "Ctrl+Enter", kind="primary", glyph="printer")
        self.request = KeyButton("Chưa đủ", "Ctrl+Shift+S")
        self.refusal = KeyButton("Không nhận", "Ctrl+Shift+T")
        self.late = KeyButton("Nhập bù", "Ctrl+Shift+B")
        left = [self.keep, self.drafts, self.request, self.refusal, self.late]
        super().__init__(left, [self.wrong, self.number, self.more, self.save])
        self.keep.triggered.connect(self.draft_wanted)
        self.drafts.triggered.connect(self.next_draft_wanted)
        self._none = bind("Ctrl+D", self, self.next_draft_wanted.emit)  # while there is no button to hear the key
        self.request.triggered.connect(self.request_wanted)
        self.refusal.triggered.connect(self.refusal_wanted)
        self.late.triggered.connect(self.late_wanted)
        self.more.triggered.connect(lambda: self.submitted.emit(True))
        self.save.triggered.connect(lambda: self.submitted.emit(False))

    def show_busy(self, busy: bool) -> None:
        """While the dossier is being saved."""
        self.save.set_busy("Đang lưu…" if busy else None)

    def show_saving(self, words: str) -> None:
        """What the primary button does with the form; Esc leads from a letter or a stub to a plain reception."""
        self.save.set_words(words, brief=next((brief for brief in _BRIEF if words.startswith(brief)), ""))
        self.keep.set_words("Giữ nháp" if words in (SAVE, SAVE_THIS) else "Thôi")
        self._fit()

    @property
    def says_wrong(self) -> bool:
        """Whether problems are counted now."""
        return bool(self.wrong.text())

    def show_wrong(self, count: int) -> None:
        """How many problems stop the act."""
        self.wrong.setText(f"✕ {count} mục cần sửa" if count else "")
        self.wrong.setVisible(count > 0)
        self._fit()

    def show_number(self, code: str) -> None:
        """The number the next dossier would get, its end only."""
        self.number.setText(f"…-{code.rpartition('-')[2]}" if code else "")
        self.number.setToolTip(f"Số tiếp theo: {code}" if code else "")
        self._fit()

    def set_short(self, short: bool) -> None:
        """In a narrow window the number gives way."""
        self.number.setVisible(not short)
        self._fit()

    def show_drafts(self, count: int) -> None:
        """How many drafts wait."""
        self._waiting = count
        self.drafts.set_words(f"Nháp {count}")
        self.drafts.setVisible(count > 0)
        for shortcut in self._none:
            shortcut.setEnabled(count == 0)
        self._fit()

    def _fill_menu(self, buttons: list[KeyButton]) -> None:
        super()._fill_menu([button for button in buttons if button is not self.drafts or self._waiting])
