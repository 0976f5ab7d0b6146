"""The stick's work behind its page (việc qua USB): one errand at a time on a thread of its own, told when it is done."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.app.counter import Counter
from cchc_desktop.app.ground import SYNC
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.portal.errors import PortalTrouble
from cchc_desktop.store import bundles, ledger
from cchc_desktop.store.connection import Database, Use
from cchc_desktop.store.errors import StoreTrouble, guarded
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.sign_in.session import Who
from cchc_desktop.ui.sync import stick as words
from cchc_desktop.ui.sync.stick import NO_FOLDER, TITLE, StickView, sticks

STICK = "stick"
_BUG = "Việc qua USB gặp lỗi chương trình. Hồ sơ trên máy vẫn an toàn; báo quản trị."
_Given = tuple[Path, Clerk, Callable[[], datetime]]
_Work = Callable[[_Given, Database], tuple[str, str]]  # tone and sentences


class StickPage(QObject):
    """Made once; `happened` when something may have changed in the store."""

    happened = Signal()
    _told = Signal(str, str)  # tone, sentences: from the errand's thread

    def __init__(self, shell: ShellView, reader: Reader, counter: Counter, who: Who) -> None:
        super().__init__()
        self._shell, self._reader, self._counter = shell, reader, counter
        self._clerk, self._clock = who
        self._thread: threading.Thread | None = None
        self.view = StickView()
        self.view.export_wanted.connect(partial(self._run, "Đang xuất…", _export))
        self.view.carry_wanted.connect(partial(self._run, "Đang chuyển…", _carry))
        self.view.take_wanted.connect(partial(self._run, "Đang nhận…", _take))
        self.view.left.connect(lambda: shell.show_page(SYNC))
        self._told.connect(self._show)

    def page(self) -> Page:
        """Without a place in the rail: F9 leads to it."""
        view = self.view
        return Page("", STICK, TITLE, "floppy-disk", view, view.bar, view.keys, Duty.SYNC)

    def connect_to(self, wanted: SignalInstance, changed: Callable[[], None]) -> None:
        """Who asks for it, and who looks again after it."""
        wanted.connect(lambda: self._shell.show_page(STICK))
        self.happened.connect(changed)
        self._shell.page_shown.connect(lambda name: self.refresh() if name == STICK else None)

    def refresh(self) -> None:
        """When the page is shown, and after each errand."""
        self.view.open_at(sticks())
        self._reader.ask("stick", _newest, done=self._show_newest)

    def wait(self, seconds: float) -> None:
        """Until an errand under way has ended, or so long: what it leaves is whole files or none."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self, busy: str, work: _Work) -> None:
        by, folder = self._clerk(), self.view.folder.text
        if by is None or (self._thread is not None and self._thread.is_alive()):
            return
        if not folder:
            self.view.show_said("wrong", NO_FOLDER)
            return
        self.view.show_busy(busy)
        self._thread = threading.Thread(
            target=self._errand, args=(partial(work, (Path(folder), by, self._clock)),), name="stick", daemon=True
        )
        self._thread.start()

    def _errand(self, work: Callable[[Database], tuple[str, str]]) -> None:
        try:
            self._told.emit(*self._done(work))
        except RuntimeError:  # the window has gone meanwhile
            return

    def _done(self, work: Callable[[Database], tuple[str, str]]) -> tuple[str, str]:
        try:
            with guarded(), closing(self._counter.connect(Use.SYNC)) as db:
                return work(db)
        except (Refused, StoreTrouble, PortalTrouble) as trouble:
            return "wrong", trouble.sentence
        except Exception:  # noqa: BLE001  # a bug is shown, and ends nothing else
            sys.excepthook(*sys.exc_info())
            return "wrong", _BUG

    def _show(self, tone: str, said: str) -> None:
        self.view.show_busy(None)
        self.view.show_said(tone, said)
        self.refresh()
        self.happened.emit()

    def _show_newest(self, newest: tuple[str | None, str | None]) -> None:
        made, taken = (parse_instant(text) if text else None for text in newest)
        self.view.show_last(made, taken, self._clock())


def _newest(db: Database) -> tuple[str | None, str | None]:
    return bundles.newest(db, ledger.instance(db))


# HTTP, cryptography and their like are loaded on the errand's thread, when somebody asks for one


def _export(given: _Given, db: Database) -> tuple[str, str]:
    from cchc_desktop.sync.stick_export import export  # noqa: PLC0415

    return words.exported(export(db, *given))


def _carry(given: _Given, db: Database) -> tuple[str, str]:
    from cchc_desktop.sync.stick_carry import carry  # noqa: PLC0415

    return words.carried(carry(db, *given))


def _take(given: _Given, db: Database) -> tuple[str, str]:
    from cchc_desktop.sync.stick_take import take  # noqa: PLC0415

    return words.taken(take(db, *given))
