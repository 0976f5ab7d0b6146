"""Opening the window (mở cửa sổ): one a data folder, set-up on the first start, and a sentence when it cannot open."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from cchc_desktop import __version__
from cchc_desktop.app import places, practice
from cchc_desktop.app.clock_check import ClockCheck
from cchc_desktop.app.corrected_clock import CorrectedClock
from cchc_desktop.app.counter import Counter, is_set_up, key_notice
from cchc_desktop.app.desktop import Desktop, opened_for_reading
from cchc_desktop.app.log import start_log, stop_log
from cchc_desktop.app.one_window import AnotherWindow, only_window
from cchc_desktop.app.upgrade_window import UpgradeLeft, opened
from cchc_desktop.store import errors
from cchc_desktop.store.errors import StoreTrouble, Trouble
from cchc_desktop.ui.crash import CrashHandler
from cchc_desktop.ui.runtime import refuse_unsound_pair, take_short_turns
from cchc_desktop.ui.theme import Theme

TROUBLE = 5  # the command line's code for trouble with the store
BUG = 70  # its code for what nobody foresaw (EX_SOFTWARE)
ANOTHER = "Chương trình đang mở ở một cửa sổ khác trên thư mục dữ liệu này. Dùng cửa sổ ấy."
CRASHED = "Chương trình gặp sự cố khi mở nên chưa mở được. Hồ sơ đã lưu vẫn an toàn. Mở lại; nếu lặp lại, gọi quản trị."


def run(chosen: Path | None, in_practice: bool, start_and_exit: bool) -> int:
    """Opens the window and returns its exit code; with `start_and_exit` 0 as soon as it is ready for a scan.

    A window that is open on the folder already comes to the front instead (0), unless a script asks.

    Trouble ends in a message, with `start_and_exit` in a line on standard error, never in a traceback.
    """
    refuse_unsound_pair()
    take_short_turns()
    app = application()
    theme = Theme(app)
    crash = CrashHandler(__version__, places.clock)
    crash.install()
    try:
        with errors.guarded():
            return _run(app, places.data_folder(chosen, in_practice), in_practice, start_and_exit)
    except StoreTrouble as trouble:
        return _say(trouble.sentence, start_and_exit)
    except AnotherWindow as another:
        return 0 if another.raised else _say(ANOTHER, start_and_exit)
    except UpgradeLeft:
        return 0
    except OSError:
        return _say(Trouble.FOLDER.sentence, start_and_exit)
    except Exception as bug:  # noqa: BLE001  # there is no event loop yet that would show it
        return _crashed(app, crash, bug, start_and_exit)
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


def _run(app: QApplication, folder: Path, in_practice: bool, quietly: bool) -> int:
    if in_practice or is_set_up(folder):
        with only_window(places.made(folder), raise_other=not quietly):
            return _open(app, folder, in_practice, quietly)
    if quietly:
        raise StoreTrouble(Trouble.MISSING)
    from cchc_desktop.app.first_start import FirstStart  # noqa: PLC0415  # once in the life of a counter

    with only_window(places.made(folder), raise_other=not quietly):
        first = FirstStart(folder, places.clock)
        first.show()
        app.exec()
        if first.outcome == "real":
            return _open(app, folder, False, quietly, first.notice)
    return _run(app, places.data_folder(folder, practice=True), True, quietly) if first.outcome == "practice" else 0


def _open(app: QApplication, folder: Path, in_practice: bool, quietly: bool, notice: str = "") -> int:
    log = start_log(folder)
    try:
        notice = " ".join(filter(None, (notice, key_notice(folder))))
        clock = CorrectedClock(places.clock)
        desktop = Desktop(app, _counter(folder, in_practice, quietly), clock)
        desktop.ready.connect(desktop.garbage.spare)
        try:
            if quietly:
                desktop.ready.connect(desktop.shell.close)
            desktop.start()
            if not quietly:
                ClockCheck(desktop, clock).begin()
            if notice:
                desktop.shell.say("waiting", notice)
            code = int(app.exec())
        finally:
            desktop.stop()
    finally:
        stop_log(log)
    if quietly and isinstance(desktop.trouble, StoreTrouble):
        raise desktop.trouble
    return code


def _counter(folder: Path, in_practice: bool, quietly: bool) -> Counter:
    """Opened once for writing, so that an older store is brought up to date, then for reading.

    An account without the store's key is asked for the recovery key, unless nobody is to be asked.
    """
    if in_practice:
        practice.make(folder, places.clock)
    try:
        return opened_for_reading(opened(folder, in_practice, quietly))
    except StoreTrouble as trouble:
        from cchc_desktop.app.key_question import mended  # noqa: PLC0415  # once in the life of an account

        if quietly or not mended(folder, trouble):
            raise
        return opened_for_reading(opened(folder, in_practice, quietly))


def _crashed(app: QApplication, crash: CrashHandler, bug: Exception, quietly: bool) -> int:
    crash.handle(type(bug), bug, bug.__traceback__)
    if quietly:
        _say(CRASHED, quietly)
    else:
        app.exec()  # until the crash window is closed
    return BUG


def _say(sentence: str, quietly: bool) -> int:
    """A window for a person, a line for a script."""
    if quietly:
        sys.stderr.write(sentence + "\n")
    else:
        QMessageBox.critical(None, "Một cửa", sentence)
    return TROUBLE
