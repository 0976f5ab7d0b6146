"""The checklist with what acts on it (thành phần hồ sơ): all here, a paper by hand, how many sets."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.procedure import RequiredDocument
from cchc_desktop.ui.intake.fields import Editor
from cchc_desktop.ui.intake.form import PaperForm
from cchc_desktop.ui.intake.paper_rows import PaperState
from cchc_desktop.ui.intake.paper_table import PaperTable
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.keys import is_enter
from cchc_desktop.ui.widgets.labels import label

_ROOM_FOR_ONE_LINE = 760
GUIDE_KEY = "Ctrl+H"


class NameEditor(Editor):
    """Enter adds the paper and does not move on."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ChecklistPart(QWidget):
    """Shown once a procedure is chosen."""

    edited = Signal(str)
    all_here = Signal()
    added = Signal(str)  # the name of a paper
    removal_wanted = Signal(int)
    guide_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table = PaperTable()
        self.name = NameEditor()
        self.name.setPlaceholderText("Tên giấy tờ thêm, rồi Enter · Esc thôi")
        self.name.setAccessibleName("Tên giấy tờ thêm")
        self.name.hide()
        self.sets = Editor("1")
        self.sets.setFixedWidth(56)
        self.sets.setAccessibleName("Số bộ hồ sơ")
        self.tick_all = KeyButton("Đủ cả", "Ctrl+A")
        self.tick_all.about = "Đủ cả giấy tờ; trong ô đang có chữ: chọn cả chữ"
        self.add_one = KeyButton("Thêm giấy tờ", "Ctrl+G")
        self.add_one.about = "Thêm một giấy tờ ngoài danh mục"
        self.guide = KeyButton("Hướng dẫn", GUIDE_KEY)
        self.guide.about = "In bản hướng dẫn của thủ tục: phải nộp gì, bao lâu, phí bao nhiêu"
        self._problem = label(role="problem", wrap=True)
        self._problem.hide()
        self._sums = label(role="muted")
        self._lay_out()
        self.table.counted.connect(self._counted)
        self.table.removal_wanted.connect(self.removal_wanted)
        self.tick_all.triggered.connect(self.all_here)
        self.add_one.triggered.connect(self._ask_name)
        self.guide.triggered.connect(self.guide_wanted)
        self.name.entered.connect(self._add)
        self.sets.textEdited.connect(self._sets_edited)

    def show_papers(self, papers: tuple[PaperForm, ...], documents: tuple[RequiredDocument, ...], sets: str) -> None:
        """Fill, as the program."""
        self.table.show_papers(papers, documents)
        if self.sets.text() != sets:
            self.sets.setText(sets)
        self.table.setVisible(bool(papers))
        self._show_sums()

    def show_problem(self, problem: Problem | None) -> None:
        """What is wrong with the papers as a whole, or with the sets; None: nothing."""
        self._problem.setText(f"{'✕' if problem.is_error else '△'} {problem.message}" if problem else "")
        restyle(self._problem, tone="wrong" if problem and problem.is_error else "waiting")
        self._problem.setVisible(problem is not None)

    @property
    def has_problem(self) -> bool:
        """Whether something is said below the table."""
        return bool(self._problem.text())

    def close_name(self) -> bool:
        """Give up the paper being added; False when none was."""
        was_open = not self.name.isHidden()
        self.name.clear()
        self.name.hide()
        if was_open:
            self.table.setFocus()
        return was_open

    def _ask_name(self) -> None:
        self.name.show()
        self.name.setFocus()

    def _add(self) -> None:
        name = self.name.text().strip()
        self.close_name()
        if name:
            self.added.emit(name)

    def _counted(self) -> None:
        self.show_problem(None)
        self._show_sums()
        self.edited.emit("papers")

    def _sets_edited(self) -> None:
        self.show_problem(None)
        self.edited.emit("sets")

    def _show_sums(self) -> None:
        rows = self.table.papers.rows
        here = sum(1 for row in rows if any(row.paper.counts))
        lacking = sum(1 for row in rows if row.state is PaperState.MISSING)
        self._sums.setText(f"{here} / {len(rows)} giấy tờ" + (f" · thiếu {lacking}" if lacking else ""))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(300, super().minimumSizeHint().height())  # or the foot in one line would hold the page wide

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The foot in one line where all of it has room."""
        rows = [item.sizeHint().width() for at in range(self._foot.count()) if (item := self._foot.itemAt(at))]
        one_line = self.width() >= max(_ROOM_FOR_ONE_LINE, sum(rows) + self._foot.spacing())
        self._foot.setDirection(QBoxLayout.Direction.LeftToRight if one_line else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        facts, buttons = QHBoxLayout(), QHBoxLayout()
        for widget in (self._sums, label("Số bộ", role="muted"), self.sets):
            facts.addWidget(widget)
        facts.addStretch(1)
        buttons.addStretch(1)
        buttons.addWidget(self.guide)
        buttons.addWidget(self.add_one)
        buttons.addWidget(self.tick_all)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for row in (facts, buttons):
            row.setSpacing(8)
            self._foot.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addWidget(self.name)
        column.addWidget(self._problem)
        column.addStretch(1)
        column.addLayout(self._foot)
