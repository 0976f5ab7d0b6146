"""Pictures of the window (ảnh màn hình): numbered, named in English, light or dark, at any size."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.ui.theme import Choice, Theme
from cchc_desktop.ui.widgets.strip import SHOWN_MS

PICTURES = "screenshots"
Size = tuple[int, int]
WIDE: Size = (1366, 768)
MIDDLE: Size = (911, 512)  # the same screen at 150 %
NARROW: Size = (683, 384)  # and at 200 %


class Camera:
    """Takes the window as it stands, caret and all; `taken` are the files, in order."""

    def __init__(self, hand: Hand, theme: Theme, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._hand, self._theme, self._folder = hand, theme, folder
        self.taken: list[Path] = []

    def take(self, name: str, size: Size = WIDE, dark: bool = False) -> Path:
        """One picture; afterwards the window is as before."""
        shell, before = self._hand.desktop.shell, self._hand.desktop.shell.size()
        self._theme.choose(Choice.DARK if dark else Choice.LIGHT)
        shell.resize(*size)
        self._hand.settle()
        self._let_strip_go()
        self._lay_out()
        self._hand.wait(lambda: not shell.strip.text or shell.strip.property("flash") != "true", "the end of a flash")
        file = self._folder / f"{len(self.taken) + 1:03}-{name}.png"
        picture: QPixmap = shell.grab()
        if not picture.save(str(file)):
            raise OSError("the picture was not written")
        self.taken.append(file)
        self._theme.choose(Choice.LIGHT)
        shell.resize(before)
        self._lay_out()
        return file

    def take_all(self, name: str, *narrower: Size) -> None:
        """Light, dark, and at each of these sizes, which its name tells."""
        self.take(name)
        self.take(f"{name}-dark", dark=True)
        for size in narrower:
            self.take(f"{name}-{size[0]}", size)

    def _let_strip_go(self) -> None:
        """The day goes faster than the window: what a scan said would be gone by itself."""
        strip, gone = self._hand.desktop.shell.strip, self._hand.scanned_at + timedelta(milliseconds=SHOWN_MS)
        if strip.tone == "done" and self._hand.clock() > gone:
            strip.clear()

    def _lay_out(self) -> None:
        """Sizes are settled over several turns of the event loop: a card that breaks moves those below it."""
        for _ in range(6):
            QApplication.processEvents()
