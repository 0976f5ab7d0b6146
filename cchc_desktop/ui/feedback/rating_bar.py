"""The question how content a citizen is (đánh giá mức độ hài lòng): one key of five, never in the way of what comes next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from cchc_desktop.domain.rules import BEST_SCORE
from cchc_desktop.ui.theme import restyle
from cchc_desktop.ui.widgets.labels import label

LEVELS = ("Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng")
ALONE_MS = 300  # a digit of a slow scanner has others around it: no score is read from a code
_WIDTH = 44
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RatingBar(QFrame):
    """Takes the focus when it asks and gives it back by `closed`; any key it does not know is done where it belongs."""

    asked = Signal()
    rated = Signal(int)  # the score, once its key stood alone
    closed = Signal()  # answered, or passed over

    def __init__(self) -> None:
        super().__init__()
        self.is_asking = False
        self._score = 0
        self._alone = QTimer(self, singleShot=True, interval=ALONE_MS)
        self._alone.timeout.connect(self._settle)
        self._subject = label(role="strong", wrap=True)
        self.buttons = [QPushButton(str(score)) for score in range(1, BEST_SCORE + 1)]
        self._level = label(wrap=True)
        self.setProperty("role", "overlay")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self.hide()

    def ask(self, subject: str) -> None:
        """About a dossier, "" where everybody sees which; the next key may be the score."""
        self._alone.stop()
        self._subject.setText(subject)
        self._subject.setVisible(bool(subject))
        self.setAccessibleName(f"Công dân đánh giá thế nào? {subject}".strip())
        self._choose(0)
        self.is_asking = True
        self.asked.emit()
        self.show()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # or it could not be scrolled to
        self.setFocus()

    def dismiss(self) -> None:
        """No answer is awaited any more; the focus is somebody else's to give."""
        self._alone.stop()
        self.is_asking = False
        self.hide()

    def skip(self) -> None:
        """No answer after all."""
        if self.is_asking:
            self.dismiss()
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        """Esc is its own while it has the focus, not the page's."""
        asked = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if asked and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape or (event.key() in _ENTERS and not self._alone.isActive()):
            self.skip()
        elif event.key() in _ENTERS:
            self._settle()
        elif text.strip() and text.isprintable():
            alone = not self._alone.isActive()
            self._alone.start()
            known = text.isdecimal() and text.isascii() and 1 <= int(text) <= BEST_SCORE
            self._choose(int(text) if alone and known else 0)
        else:
            self._pass_on(event)

    def _settle(self) -> None:
        self._alone.stop()
        if self._score:
            self._answer(self._score)

    def _answer(self, score: int) -> None:
        self.skip()
        self.rated.emit(score)

    def _pass_on(self, event: QKeyEvent) -> None:
        """Whoever gets the focus back gets the key: an arrow goes down the list."""
        self.skip()
        target = QApplication.focusWidget()
        if target is not None and target is not self:
            QCoreApplication.sendEvent(target, event)

    def _choose(self, score: int) -> None:
        self._score = score
        for place, button in enumerate(self.buttons, start=1):
            restyle(button, kind="primary" if place == score else "secondary")
        self._level.setText(LEVELS[score - 1] if score else f"1: {LEVELS[0].lower()} … 5: {LEVELS[-1].lower()}")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for score, button in enumerate(self.buttons, start=1):
            button.setFixedWidth(_WIDTH)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(f"{score}: {LEVELS[score - 1]}")
            button.setToolTip(LEVELS[score - 1])
            button.clicked.connect(lambda _on=False, score=score: self._answer(score))
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(label("Công dân đánh giá thế nào?", "heading", wrap=True))
        column.addWidget(self._subject)
        column.addLayout(row)
        column.addWidget(self._level)
        column.addWidget(label("Bấm 1 … 5. Esc, hoặc làm việc tiếp theo: bỏ qua.", "muted", wrap=True))
        column.addStretch(1)
