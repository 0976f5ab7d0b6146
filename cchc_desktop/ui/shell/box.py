"""The one box (ô tìm chung): takes a code, a name, a number of papers; its findings drop down below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from cchc_desktop.ui.shell.findings import Findings, FoundRow

PLACEHOLDER = "Quét mã vạch hồ sơ, QR căn cước, hoặc gõ tên / mã / số giấy tờ (Ctrl+K)"
_PLACEHOLDERS = (PLACEHOLDER, "Quét, hoặc gõ tên / mã (Ctrl+K)", "Tìm (Ctrl+K)")
_PAUSE_MS = 60


class OneBox(QLineEdit):
    """What is typed is looked up while typing; arrows move in the findings, Enter takes one, Esc goes back."""

    searched = Signal(str)
    entered = Signal(str)  # Enter with nothing found to choose from
    chosen = Signal(object)  # FoundRow.value
    left = Signal()  # Esc: the focus goes back where it was

    def __init__(self, findings: Findings) -> None:
        super().__init__()
        self.setProperty("role", "box")
        self.setPlaceholderText(PLACEHOLDER)
        self.setAccessibleName("Ô tìm chung")
        self.findings = findings
        self._is_behind = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textEdited.connect(self._wait)
        findings.clicked.connect(self._choose)

    @property
    def is_behind(self) -> bool:
        """Whether what is shown may be of other words than stand here by now: Enter takes none of that."""
        return self._is_behind

    def show_findings(self, rows: Sequence[FoundRow]) -> None:
        """Drop them down; none: say so. Does nothing when the clerk has left or emptied the box meanwhile."""
        self._is_behind = self._pause.isActive()
        if self.hasFocus() and self.text().strip():
            self.findings.show_rows(rows, self)

    def add_findings(self, text: str, rows: Sequence[FoundRow], said: str) -> None:
        """More that was found for `text`, beneath; nothing when something else stands in the box by now."""
        if self.hasFocus() and self.findings.isVisible() and self.text().strip() == text:
            self.findings.add_rows(rows, said, self)

    def start_over(self) -> None:
        """Empty, nothing dropped down."""
        self._pause.stop()
        self._is_behind = False
        self.clear()
        self.findings.hide()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()  # in the box Esc is the box's, not the page's
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.start_over()
                self.left.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_PageDown | Qt.Key.Key_PageUp if self.findings.isVisible():
                self.findings.move_by_key(event)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.findings.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 36  # paddings, border and what Qt keeps free beside the caret
        fitting = [text for text in _PLACEHOLDERS if self.fontMetrics().horizontalAdvance(text) <= room]
        self.setPlaceholderText(fitting[0] if fitting else _PLACEHOLDERS[-1])

    def _enter(self) -> None:
        row = self.findings.current if self.findings.isVisible() and not self._is_behind else None
        if row is not None:
            self._choose(row)
        elif text := self.text().strip():
            self.start_over()
            self.entered.emit(text)

    def _choose(self, row: FoundRow) -> None:
        self.start_over()
        self.chosen.emit(row.value)

    def _wait(self) -> None:
        if self.text().strip():
            self._is_behind = True
            self._pause.start()
        else:
            self.start_over()

    def _search(self) -> None:
        self.searched.emit(self.text().strip())
