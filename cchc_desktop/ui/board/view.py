"""The page of the board (trang bảng điều hành): pictures side by side, the table of one above them when it is asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cchc_desktop.domain.picture import Picture
from cchc_desktop.ui.board import words
from cchc_desktop.ui.board.frame import PictureFrame
from cchc_desktop.ui.board.reading import PDF, SVG, Shown
from cchc_desktop.ui.figures.table import SheetTable
from cchc_desktop.ui.shell.help import Keys
from cchc_desktop.ui.widgets.action_bar import ActionBar
from cchc_desktop.ui.widgets.buttons import KeyButton
from cchc_desktop.ui.widgets.card import Card
from cchc_desktop.ui.widgets.labels import label

_TWO = 900  # from this width on two side by side
_TABLE = 300


class BoardView(QWidget):
    """Shows and reports, decides nothing; `bar` is its action bar."""

    refreshed = Signal()
    saved = Signal(str)  # "pdf" or "svg"
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.frames: list[PictureFrame] = []
        self.told = label(words.READING, role="note", wrap=True)
        self.table = SheetTable()
        self.card = Card()
        self.card.add(self.table, 1)
        self.card.setMinimumHeight(_TABLE)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._across = 0
        self.bar = self._bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.told)
        column.addWidget(self.card)
        column.addLayout(self._grid, 1)
        self.forget()

    def show_board(self, shown: Shown) -> None:
        """The pictures; what had the focus keeps it."""
        place = next((at for at, frame in enumerate(self.frames) if frame.hasFocus()), 0)
        self._clear()
        for picture in shown.pictures:
            frame = PictureFrame(picture)
            frame.chosen.connect(self.show_table)
            self.frames.append(frame)
        self.told.setText(words.as_of(shown.now))
        self._lay_out()
        self.setFocusProxy(self.frames[place])
        if self.isVisible() and self.card.isHidden():
            self.frames[place].setFocus()
        for button in (self.save, self.pictures):
            button.refuse(None)

    def show_table(self, picture: Picture) -> None:
        """The numbers of one."""
        self.card.set_title(picture.title)
        self.table.show_sheet(picture.sheet(None))
        self.card.show()
        self.table.setFocus()

    def close_table(self) -> bool:
        """Whether there was one to be closed."""
        if self.card.isHidden():
            return False
        self.card.hide()
        if self.frames:
            self.setFocus()
        return True

    def tell(self, text: str) -> None:
        """What became of a file."""
        self.told.setText(text)

    def forget(self) -> None:
        """Nothing of anybody."""
        self.card.hide()
        self.table.show_sheet(None)
        self._clear()
        self.told.setText(words.READING)
        for button in (self.save, self.pictures):
            button.refuse(words.READING)

    def keys(self) -> Keys:
        """Those without a button, for help."""
        return (("Tab", "Sang biểu đồ sau"), ("Enter", "Xem bảng số của biểu đồ"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        across = 2 if self.width() >= _TWO else 1
        if across == self._across and self._grid.count() == len(self.frames):
            return
        self._across = across
        for place, frame in enumerate(self.frames):
            self._grid.addWidget(frame, place // across, place % across)
            frame.show()

    def _clear(self) -> None:
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes None for none
        for frame in self.frames:
            self._grid.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self.frames = []

    def _bar(self) -> ActionBar:
        again, back = KeyButton("Đọc lại", "Ctrl+Y"), KeyButton("Quay lại", "Esc")
        self.pictures = KeyButton("Lưu ảnh SVG", "Ctrl+Shift+E")
        self.save = KeyButton("Lưu PDF", "Ctrl+Enter", "primary", "floppy-disk")
        again.triggered.connect(self.refreshed)
        self.pictures.triggered.connect(lambda: self.saved.emit(SVG))
        self.save.triggered.connect(lambda: self.saved.emit(PDF))
        back.triggered.connect(self._leave)
        return ActionBar([again, self.pictures, back], [self.save])

    def _leave(self) -> None:
        if not self.close_table():
            self.left.emit()
