"""Opening the window (mở cửa sổ): one a data folder, set-up on the first start, and a sentence when it cannot open."""

from __future__ import annotations

import sys
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtWidgets import QApplication, QMessageBox

from cchc_desktop import __version__
from cchc_desktop.app import places, practice
from cchc_desktop.app.counter import Counter, is_set_up, open_counter
from cchc_desktop.app.desktop import Desktop, opened_for_reading
from cchc_desktop.app.first_start import FirstStart
from cchc_desktop.app.log import start_log, stop_log
from cchc_desktop.store.connection import Use
from cchc_desktop.store.errors import StoreTrouble
from cchc_desktop.ui.crash import CrashHandler
from cchc_desktop.ui.runtime import refuse_unsound_pair
from cchc_desktop.ui.theme import Theme

LOCK = "window.lock"
TROUBLE = 5  # the command line's code for trouble with the store
ANOTHER = "Chương trình đang mở ở một cửa sổ khác trên thư mục dữ liệu này. Dùng cửa sổ ấy."


def run(chosen: Path | None, in_practice: bool, start_and_exit: bool) -> int:
    """Opens the window and returns its exit code; with `start_and_exit` 0 as soon as it is ready for a scan."""
    refuse_unsound_pair()
    app = application()
    theme = Theme(app)
    crash = CrashHandler(__version__, places.clock)
    crash.install()
    try:
        return _run(app, chosen, in_practice, start_and_exit)
    except StoreTrouble as trouble:
        return _say(trouble.sentence, start_and_exit)
    finally:
        crash.uninstall()
        theme.deleteLater()


def application() -> QApplication:
    """The one application object of the process."""
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("cchc-desktop")
    app.setApplicationDisplayName("Một cửa")
    return app


def _run(app: QApplication, chosen: Path | None, in_practice: bool, start_and_exit: bool) -> int:
    folder = places.data_folder(chosen, in_practice)
    if not in_practice and not is_set_up(folder):
        first = FirstStart(folder, places.clock)
        first.show()
        app.exec()
        if first.outcome is None:
            return 0
        in_practice = first.outcome == "practice"
        folder = places.data_folder(chosen, in_practice)
    places.made(folder)
    lock = FileLock(folder / LOCK)
    try:
        with lock.acquire(timeout=0):
            return _open(app, folder, in_practice, start_and_exit)
    except Timeout:
        return _say(ANOTHER, start_and_exit)


def _open(app: QApplication, folder: Path, in_practice: bool, start_and_exit: bool) -> int:
    log = start_log(folder)
    try:
        desktop = Desktop(app, _counter(folder, in_practice), places.clock)
        if start_and_exit:
            desktop.ready.connect(desktop.shell.close)
        desktop.start()
        return int(app.exec())
    finally:
        stop_log(log)


def _counter(folder: Path, in_practice: bool) -> Counter:
    """Opened once for writing, so that an older store is brought up to date, then for reading."""
    if in_practice and not is_set_up(folder):
        practice.prepare(folder, places.clock)
    return opened_for_reading(open_counter(folder, in_practice, Use.SYNC))


def _say(sentence: str, quietly: bool) -> int:
    """A window for a person, a line for a script."""
    if quietly:
        sys.stderr.write(sentence + "\n")
    else:
        QMessageBox.critical(None, "Một cửa", sentence)
    return TROUBLE
