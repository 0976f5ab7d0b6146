"""Two versions side by side (trang so hai bản): here and at the portal, member by member, and the keys that answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from cchc_desktop.domain.conflict_rules import Answer, Decides
from cchc_desktop.reports.task_sides import Line, Sides
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import GAP, Card, empty
from cchc_desktop.ui.widgets.labels import label

NO_TASK = "Việc này đã có người xử lý."
_DECIDES = {
    Decides.LEAD: "Trưởng quầy quyết định",
    Decides.CLERK: "Cán bộ tiếp nhận xem",
    Decides.NOBODY: "Không cần ai quyết định",
}
_DONE = {
    Answer.OURS: "Máy gửi một lần sửa để cổng ghi theo quầy.",
    Answer.PORTAL: "Máy ghi một lần sửa theo bản của cổng.",
    Answer.BOTH: "Không bản nào bị sửa; việc này được đánh dấu đã xem.",
}


class SidesView(QWidget):
    """Body of the page; `bar` is its action bar. Shows and reports, decides nothing."""

    answered = Signal(object)  # Answer
    opened = Signal(str)  # dossier uid
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sides: Sides | None = None
        self._about, self._lines = Card("Hai bản của một việc"), Card()
        self._decides = label(role="tag", tone="waiting")
        self._about.add_to_header(self._decides)
        self._sentence, self._advice = label(wrap=True), label(role="strong", wrap=True)
        self._about.add(self._sentence)
        self._about.add(self._advice)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._lines.add(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._about)
        column.addWidget(self._lines)
        column.addStretch(1)
        self.advised = KeyButton("Giữ cả hai", "Ctrl+Enter", "primary", "check")
        self.other = KeyButton("Lấy bản của cổng", "Ctrl+H")
        self.look = KeyButton("Mở hồ sơ", "Ctrl+O", glyph="folder")
        self.bar = self._bar()
        self._lines.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that arrows and PgDn scroll what is compared
        self.setFocusProxy(self._lines)
        self.show_sides(None)

    def show_sides(self, sides: Sides | None, why_not: str = "") -> None:
        """Both versions of a task, or that there is none; `why_not` says why this clerk may not answer."""
        self._sides = sides
        empty(self._grid)
        self.look.refuse(None if sides else NO_TASK)
        self._lines.setVisible(sides is not None)
        answers = sides.answers if sides else ()
        for button, answer in ((self.advised, answers[:1]), (self.other, answers[1:2])):
            button.setVisible(bool(answer) or button is self.advised)
            button.refuse(why_not or None if sides else NO_TASK)
            for each in answer:
                button.set_words(each.label)
        self._decides.setVisible(sides is not None)
        self._advice.setVisible(sides is not None)
        if sides is None:
            self._about.set_title("Hai bản của một việc")
            self._sentence.setText(NO_TASK)
            return
        self._about.set_title(f"Hai bản của hồ sơ {sides.code}")
        self._decides.setText(_DECIDES[sides.decides])
        self._sentence.setText(sides.sentence)
        self._advice.setText(f"Nên chọn: {answers[0].label}. {_DONE[answers[0]]}")
        self._show_lines(sides)

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return ()

    def _show_lines(self, sides: Sides) -> None:
        for column, (title, who) in enumerate((("Quầy này", sides.here), ("Cổng", sides.portal)), start=1):
            self._grid.addWidget(label(title, role="heading"), 0, column)
            self._grid.addWidget(label(who, role="muted", wrap=True), 1, column)
        row = 2
        for line in sides.lines:
            for column, cell in enumerate(_cells(line)):
                self._grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
            if line.differs:
                self._grid.addWidget(_tag(line), row + 1, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            row += 2

    def _answer(self, place: int) -> None:
        if self._sides is not None and len(self._sides.answers) > place:
            self.answered.emit(self._sides.answers[place])

    def _open(self) -> None:
        if self._sides is not None:
            self.opened.emit(self._sides.dossier_uid)

    def _bar(self) -> ActionBar:
        back = KeyButton("Quay lại", "Esc")
        back.triggered.connect(self.left)
        self.look.triggered.connect(self._open)
        self.other.triggered.connect(lambda: self._answer(1))
        self.advised.triggered.connect(lambda: self._answer(0))
        return ActionBar([back, self.look], [self.other, self.advised])


def mark(line: Line) -> str:
    """How two sides that differ stand to one another, in words: colour alone tells nobody."""
    return "≠ cần chọn" if line.asked else "≠ khác"


def _tag(line: Line) -> QLabel:
    return label(mark(line), role="tag", tone="waiting")


def _cells(line: Line) -> tuple[QLabel, ...]:
    role = "strong" if line.differs else ""
    here, there = label(line.here, role=role, wrap=True), label(line.portal, role=role, wrap=True)
    here.setAccessibleName(f"{line.label}, quầy này: {line.here}")
    there.setAccessibleName(f"{line.label}, cổng: {line.portal}" + (f", {mark(line)}" if line.differs else ""))
    return label(line.label, role="label"), here, there
