"""Fields in rows (các ô theo hàng): they break into shorter rows where there is little room; problems stand below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.combo import Combo
from cchc_desktop.ui.widgets.field import Field
from cchc_desktop.ui.widgets.labels import label

Rows = Sequence[Sequence[str]]


class Editor(QLineEdit):
    """A line editor that says when the clerk leaves it."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.text():
            self.selectAll()  # typing replaces, however one came here

    def event(self, event: QEvent) -> bool:
        """Keeps for itself only the keys every text field has; Ctrl+Y and the like are the screen's.

        In an empty field there is nothing to select: there Ctrl+A means *all here*, as everywhere else.
        """
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_screens(event):
            event.ignore()
            return True
        return super().event(event)

    def _is_screens(self, event: QKeyEvent) -> bool:
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier or not Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
            return False
        own = (Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z)
        return event.key() not in own and not (event.key() == Qt.Key.Key_A and self.text())


class PartField(Field):
    """A field of a FieldRows: what is wrong is said by the row in its full width, and marks need no room of their own.

    `written` puts what was typed into its usual writing when the clerk leaves the field.
    """

    told = Signal()

    def __init__(
        self, caption: str, width: int = 0, written: Callable[[str], str] | None = None, captioned: bool = True
    ) -> None:
        """Not `captioned`: something else says what it is; the caption is for the screen reader."""
        self.line = Editor()
        super().__init__(caption, self.line, 0)
        self._caption.setVisible(captioned)
        self.problem: Problem | None = None
        self.caption = caption
        self._written = written
        self.is_fixed = width > 0
        if width:
            self.setFixedWidth(width)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.line.left.connect(self._left)

    @property
    def scanned(self) -> bool:
        """Whether its content came from the card and was not touched since."""
        return bool(self._tag.text())

    def set_caption(self, caption: str) -> None:
        super().set_caption(caption)
        self.caption = caption

    def show_problem(self, problem: Problem | None) -> None:
        super().show_problem(problem)
        self._problem.hide()
        self.problem = problem
        self.told.emit()

    def mark_scanned(self, source: str) -> None:
        super().mark_scanned(source)
        self._tag.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(min(120, self.maximumWidth()), super().minimumSizeHint().height())

    def _left(self) -> None:
        if self._written and self.line.text():
            written = self._written(self.line.text())
            if written != self.line.text():
                self.line.setText(written)


class FieldRows(QWidget):
    """Fields by name; `wide` rows while there are `breaks_at` pixels, `narrow` ones below that."""

    def __init__(self, fields: Mapping[str, PartField], wide: Rows, narrow: Rows, breaks_at: int) -> None:
        super().__init__()
        self.fields = dict(fields)
        self._wide, self._narrow, self._breaks_at = wide, narrow, breaks_at
        self._shown = set(fields)
        self._problems: dict[str, QLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._is_narrow = False
        for name, field in self.fields.items():
            field.setParent(self)
            below = label(role="problem", wrap=True)
            below.setParent(self)
            below.hide()
            self._problems[name] = below
            field.told.connect(self._tell)
        self._lay_out()

    def show_only(self, names: set[str]) -> None:
        """Which of the fields are wanted now."""
        if names != self._shown:
            self._shown = names
            for name, field in self.fields.items():
                field.setVisible(name in names)
                self._tell_of(name)
            self._lay_out()

    @property
    def shown(self) -> list[str]:
        """The wanted fields, in the order of the rows."""
        rows = self._narrow if self._is_narrow else self._wide
        return [name for row in rows for name in row if name in self._shown]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._breaks_at
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._lay_out()

    def minimumSizeHint(self) -> QSize:
        return QSize(280, super().minimumSizeHint().height())  # or wide rows would never let it become narrow

    def _lay_out(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (row := item.layout()) is not None:
                while row.takeAt(0) is not None:
                    pass
                row.deleteLater()
        for names in self._narrow if self._is_narrow else self._wide:
            wanted = [name for name in names if name in self._shown]
            if wanted:
                line = QHBoxLayout()
                line.setSpacing(12)
                for name in wanted:
                    line.addWidget(self.fields[name])
                if all(self.fields[name].is_fixed for name in wanted):
                    line.addStretch(1)
                self._column.addLayout(line)
                for name in wanted:
                    self._column.addWidget(self._problems[name])

    def _tell(self) -> None:
        for name in self.fields:
            self._tell_of(name)

    def _tell_of(self, name: str) -> None:
        field, below = self.fields[name], self._problems[name]
        problem = field.problem if name in self._shown else None
        if problem:
            whose = "" if problem.message.startswith(field.caption) else f"{field.caption}: "
            below.setText(f"{'✕' if problem.is_error else '△'} {whose}{problem.message}")
            restyle(below, tone="wrong" if problem.is_error else "waiting")
        below.setVisible(problem is not None)


class PickOne(Combo):
    """A list to choose from; the wheel scrolls the page, and never changes what was chosen by accident."""

    def __init__(self, caption: str) -> None:
        super().__init__(caption)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
