"""A field (ô nhập): its label above, its editor, and below it what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.labels import label

ID_WIDTH, DATE_WIDTH, PHONE_WIDTH = 170, 120, 150


class Field(QWidget):
    """A labelled editor; `editor` is the QLineEdit (or another editor given), reachable by Tab and by the label.

    Marks go by themselves: what was scanned stops being so, and a problem is taken away, as soon as the clerk edits.
    """

    edited = Signal(str)  # by the clerk, never by set_text

    def __init__(self, caption: str, editor: QLineEdit | None = None, width: int = 0) -> None:
        super().__init__()
        self.editor = editor if editor is not None else QLineEdit()
        self._caption = label(caption, role="label")
        self._caption.setBuddy(self.editor)
        self._tag = label(role="tag")
        self._problem = label(role="problem", wrap=True)
        if width:
            self.editor.setFixedWidth(width)
        self._lay_out()
        self.set_caption(caption)
        self.setFocusProxy(self.editor)
        self.editor.textEdited.connect(self._edited)

    @property
    def text(self) -> str:
        """What stands in the editor, without blanks around it."""
        return self.editor.text().strip()

    def set_text(self, text: str) -> None:
        """Fill the editor, as the program; takes marks away."""
        self.editor.setText(text)
        self.editor.setCursorPosition(0)
        self.show_problem(None)
        self.mark_scanned("")

    def set_caption(self, caption: str) -> None:
        """Another label, also for the screen reader."""
        self._caption.setText(caption)
        self.editor.setAccessibleName(caption)

    def show_problem(self, problem: Problem | None) -> None:
        """Say below the editor what is wrong and what to do; None: nothing is wrong any more."""
        message = problem.message if problem else ""
        error = problem is not None and problem.is_error
        self._problem.setText(f"{'✕' if error else '△'} {message}" if message else "")
        self._problem.setVisible(bool(message))
        restyle(self._problem, tone="wrong" if error else "waiting")
        restyle(self.editor, state="wrong" if error else ("scanned" if self._tag.text() else ""))
        self.editor.setAccessibleDescription(message or self._tag.text())

    def mark_scanned(self, source: str) -> None:
        """Say where the content came from ("từ căn cước"); "": the clerk typed it."""
        self._tag.setText(source)
        self._tag.setVisible(bool(source))
        if self.editor.property("state") != "wrong":
            restyle(self.editor, state="scanned" if source else "")
            self.editor.setAccessibleDescription(source)

    @property
    def has_problem(self) -> bool:
        """Whether something is said below it now, error or warning."""
        return bool(self._problem.text())

    def _edited(self, text: str) -> None:
        self.mark_scanned("")
        self.show_problem(None)
        self.edited.emit(text)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self._caption)
        above.addWidget(self._tag)
        above.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(above)
        whole.addWidget(self.editor)
        whole.addWidget(self._problem)
        self._tag.hide()
        self._problem.hide()
        whole.addStretch(1)
