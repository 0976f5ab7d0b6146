"""Papers to count in a question (bảng giấy tờ của phiếu hỏi): those of the checklist, and lines of one's own."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.domain.intake import Paper
from cchc_desktop.ui.deeds.form import Ask
from cchc_desktop.ui.deeds.paper_lines import lines_of, papers_in
from cchc_desktop.ui.intake.form import PaperForm
from cchc_desktop.ui.intake.paper_rows import STATE
from cchc_desktop.ui.intake.paper_table import PaperTable
from cchc_desktop.ui.widgets.keys import is_enter
from cchc_desktop.ui.widgets.scroll import SIDE


class OwnLine(QLineEdit):
    """A paper that is not listed: Enter adds it, "x2" or "x1/0/2" behind its name counts it; empty, Enter goes on."""

    added = Signal(str)
    passed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Giấy tờ khác: gõ tên rồi Enter (hai bản chính: thêm x2)")
        self.setAccessibleName("Giấy tờ khác")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_enter(event):
            super().keyPressEvent(event)
            return
        typed = self.text().strip()
        self.clear()
        if typed:
            self.added.emit(typed)
        else:
            self.passed.emit()


class PapersPart(QWidget):
    """The checklist's table without its last column, and a line below it for more."""

    changed = Signal()
    entered = Signal()

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._documents = ask.documents
        self.table, self.line = PaperTable(), OwnLine()
        self.table.setAccessibleName(ask.caption)
        self.table.setColumnHidden(STATE, True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table)
        column.addWidget(self.line)
        self.line.added.connect(self._add)
        self.line.passed.connect(self.entered)
        self.line.textEdited.connect(self.changed)
        self.table.counted.connect(self.changed)
        self.table.finished.connect(self.line.setFocus)
        self.table.removal_wanted.connect(self._remove)
        self.table.current_moved.connect(self._reveal)
        self.set_answer(ask.value)

    @property
    def answer(self) -> str:
        """The papers that are counted, one a line; also one that still stands in the line."""
        forms = [form for form in self.table.forms if any(form.counts)]
        counted = [Paper(form.name, *form.counts) for form in forms]
        return lines_of([*counted, *papers_in(self.line.text())])

    def set_answer(self, answer: str) -> None:
        """Counts as these lines say, whatever is not listed behind the list."""
        said = {paper.name: paper for paper in papers_in(answer)}
        forms = []
        for document in self._documents:
            known = said.pop(" ".join(document.name.split()), Paper(document.name))
            forms.append(PaperForm(document.name, known.original, known.certified, known.photocopy, document.code))
        extra = [PaperForm(p.name, p.original, p.certified, p.photocopy, extra=True) for p in said.values()]
        self._show([*forms, *extra])

    def _show(self, forms: list[PaperForm]) -> None:
        self.table.show_papers(forms, self._documents)
        self.table.setVisible(bool(forms))
        self.setFocusProxy(self.table if forms else self.line)

    def _add(self, typed: str) -> None:
        added = [PaperForm(p.name, p.original, p.certified, p.photocopy, extra=True) for p in papers_in(typed)]
        self._show([*self.table.forms, *added])
        self.changed.emit()

    def _remove(self, row: int) -> None:
        forms = list(self.table.forms)
        del forms[row]
        self._show(forms)
        if not forms:
            self.line.setFocus()
        self.changed.emit()

    def _reveal(self, cell: QRect) -> None:
        """The table is as high as its rows, so what it stands in scrolls to the current one."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea) and (body := above.widget()) is not None:
            middle = self.table.mapTo(body, cell.center())
            above.ensureVisible(middle.x(), middle.y(), SIDE, cell.height() // 2 + SIDE)
