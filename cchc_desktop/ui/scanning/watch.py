"""A watched folder (thư mục máy quét): files that come into it, told once they are no longer being written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

SETTLE_MS = 400


class FolderWatch(QObject):
    """`came` with each new file, oldest first. What lay there before it was watched is let be."""

    came = Signal(object)  # Path
    lost = Signal()  # the folder is gone: a drive was unplugged, or the network

    def __init__(self, settle_ms: int = SETTLE_MS) -> None:
        super().__init__()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._changed)
        self._soon = QTimer(self, singleShot=True, interval=settle_ms)
        self._soon.timeout.connect(self._look)
        self._folder: Path | None = None
        self._known: set[Path] = set()
        self._sizes: dict[Path, int] = {}

    def watch(self, folder: Path) -> bool:
        """This one instead; False when it is not there."""
        if folder == self._folder and self._watcher.directories():
            return True
        if gone := self._watcher.directories():
            self._watcher.removePaths(gone)
        found = _files(folder)
        if found is None or not self._watcher.addPath(str(folder)):
            self._folder = None
            return False
        self._folder, self._known, self._sizes = folder, set(found), {}
        return True

    def _changed(self, _path: str) -> None:
        self._soon.start()

    def _look(self) -> None:
        """A file is told when its size is the same twice; until then it is looked at again."""
        found = _files(self._folder) if self._folder else None
        if found is None:
            self._folder = None
            self.lost.emit()
            return
        self._known &= set(found)
        waiting = {file: size for file, size in found.items() if file not in self._known}
        done = [file for file, size in waiting.items() if size and self._sizes.get(file) == size]
        self._sizes = {file: size for file, size in waiting.items() if file not in done}
        self._known.update(done)
        for file in done:
            self.came.emit(file)
        if self._sizes:
            self._soon.start()


def _files(folder: Path) -> dict[Path, int] | None:
    """Files with their sizes, oldest first; None when there is no such folder."""
    try:
        stats = [(file, file.stat()) for file in folder.iterdir() if file.is_file() and not file.name.startswith(".")]
    except OSError:
        return None
    return {file: stat.st_size for file, stat in sorted(stats, key=lambda each: (each[1].st_mtime_ns, each[0].name))}
