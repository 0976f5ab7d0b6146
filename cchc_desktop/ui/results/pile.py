"""Folders that are back (túi hồ sơ về): scanned into a pile, put on the shelf in one act."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cchc_desktop.acts import custody
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.ui.results import words
from cchc_desktop.ui.results.beside import Beside
from cchc_desktop.ui.results.view import Mode, ResultsView
from cchc_desktop.ui.writer import Writer


class PileDesk(Beside):
    """Open as long as something lies in the pile."""

    MODE = Mode.ARRIVE

    def __init__(self, view: ResultsView, writer: Writer) -> None:
        super().__init__(view)
        self._writer = writer
        self._folders: dict[str, Dossier] = {}

    @property
    def count(self) -> int:
        """How many were scanned."""
        return len(self._folders)

    def add(self, dossier: Dossier) -> None:
        """One more, or one that lies there already."""
        again = dossier.uid in self._folders
        self._folders[dossier.uid] = dossier
        self.is_open = True
        if again:
            self.heeded.emit(words.already_there(dossier, self.count))
        else:
            self.took.emit(words.came(dossier, self.count))

    def close(self) -> None:
        self._folders = {}
        super().close()

    def show(self) -> None:
        self._view.show_arriving(list(self._folders.values()))

    def commit(self, by: Clerk, now: datetime) -> None:
        run = (custody.take_results, list(self._folders), self._view.arrive.place.text, by, now)
        self._writer.run(*run, done=self._arrived, failed=self.failed.emit)

    def _arrived(self, folders: Sequence[Dossier]) -> None:
        place = self._view.arrive.place.text
        self._view.arrive.place.set_text("")
        self.close()
        self.done.emit(words.arrived(len(folders), place), "")
