"""What the page of the board does (điều khiển trang bảng điều hành): counts when it is shown, and saves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cchc_desktop.acts.desk import Desk
from cchc_desktop.ui.board import reading, words
from cchc_desktop.ui.board.reading import Shown
from cchc_desktop.ui.board.view import BoardView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.sign_in.session import Who


class BoardPresenter(QObject):
    """`refresh` when the page is shown; files lie in `folder`."""

    left = Signal()
    troubled = Signal(object)

    def __init__(
        self,
        view: BoardView,
        reader: Reader,
        desk: Desk,
        who: Who,
        folder: Path,
    ) -> None:
        super().__init__(view)
        self._view, self._reader, self._desk, self._folder = view, reader, desk, folder
        self._clerk, self._clock = who
        self._shown: Shown | None = None
        view.refreshed.connect(self.refresh)
        view.saved.connect(self._save)
        view.left.connect(self.left)

    def start_over(self) -> None:
        """For another clerk."""
        self._reader.forget("board")
        self._shown = None
        self._view.forget()

    def refresh(self) -> None:
        """Count again."""
        by = self._clerk()
        if by is not None:
            self._reader.ask("board", reading.read, by, self._clock(), done=self._show, failed=self.troubled.emit)

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self._view.show_board(shown)

    def _save(self, kind: str) -> None:
        by = self._clerk()
        if by is not None and self._shown is not None:
            ask = ("board.save", reading.save, self._shown, self._desk, self._folder, kind, by)
            self._reader.ask(*ask, done=self._saved, failed=self.troubled.emit)

    def _saved(self, files: list[Path]) -> None:
        self._view.tell(words.saved(files))
