"""The receiving screen in the real window over a real store, and a hand that counts its keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from counter_fixtures import KEY, Counter
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store import schema, summaries
from cchc_desktop.store.connection import Use
from cchc_desktop.ui.intake.presenter import IntakePresenter
from cchc_desktop.ui.intake.saving import Workplace
from cchc_desktop.ui.intake.view import IntakeView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.shell.view import ShellView
from cchc_desktop.ui.writer import Writer

CARD = "000190000012||Trần Thị Ví Dụ|14031990|Nữ|Tổ 3, Xã Mai Sơn, Sơn La|01012022"
_NOT_NOW_MS = 600_000  # or on a slow machine a draft is kept between two lines of a test
OTHER_CARD = "000088000345||Lê Văn Thí Dụ|02091988|Nam|Bản Hẹo, Phường Chiềng Cơi, Sơn La|01012022"


@dataclass
class Window:
    """What a test looks at and works with."""

    qtbot: QtBot
    counter: Counter
    shell: ShellView
    view: IntakeView
    presenter: IntakePresenter
    writer: Writer
    reader: Reader
    printed: list[Dossier] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    keys: int = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, a chord counts as one; then everything it set off is waited for."""
        self.keys += 1
        QTest.keyClick(self._target(), key, modifier)
        self.settle()

    def ctrl(self, key: Qt.Key, *, shift: bool = False) -> None:
        """Ctrl and a key."""
        control = Qt.KeyboardModifier.ControlModifier
        self.press(key, control | Qt.KeyboardModifier.ShiftModifier if shift else control)

    def enter(self) -> None:
        """Enter."""
        self.press(Qt.Key.Key_Return)

    def type(self, text: str) -> None:
        """Letters, counted as Telex keys: each mark and each đ is one more."""
        self.keys += sum(1 + (c in "đĐ") for c in unicodedata.normalize("NFD", text))
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._target(), event)
        self.settle()

    def scan(self, text: str) -> bool:
        """A scan, as the shell hands it on."""
        taken = self.presenter.scan(text)
        self.settle()
        return taken

    def pick_first_procedure(self) -> None:
        """The most used one, by its number."""
        self.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)

    def pick(self, words: str) -> None:
        """A procedure by words or code."""
        self.view.procedure.picker.field.line.setFocus()
        self.type(words)
        self.enter()

    def fill(self) -> None:
        """A card, the first procedure, all its papers."""
        self.scan(CARD)
        self.pick_first_procedure()
        self.ctrl(Qt.Key.Key_A)

    def settle(self) -> None:
        """Until both threads have answered all they were asked."""
        for worker in (self.reader, self.writer, self.reader):
            answers: list[None] = []
            if worker is self.writer:
                self.writer.run(_nothing, done=answers.append)
            else:
                self.reader.ask("settled", _nothing, done=answers.append)
            self.qtbot.waitUntil(partial(bool, answers))

    def rest(self) -> None:
        """As long as it takes until what is half typed is a draft."""
        soon = self.presenter.drafts._soon
        soon.setInterval(0)
        self.qtbot.waitUntil(lambda: not soon.isActive())
        soon.setInterval(_NOT_NOW_MS)
        self.settle()

    @property
    def received(self) -> list[Dossier]:
        """Every dossier in the store, newest first."""
        return [self.counter.dossier(row.uid) for row in summaries.newest(self.counter.db)]

    @property
    def focused(self) -> str:
        """The accessible name of what has the focus."""
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget else ""

    def resize(self, width: int, height: int) -> None:
        """Another window size."""
        self.shell.resize(width, height)
        QTest.qWait(20)

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.shell


def _nothing(_db: object) -> None:
    """Asked last, answered last."""


MakeWindow = Callable[[], Window]


def open_on(counter: Counter, qtbot: QtBot) -> Window:
    """The window on a counter's store, as the program opens it; give it to `close` in the end."""
    writer = Writer(lambda: schema.open_store(counter.folder, KEY))
    reader = Reader(lambda: schema.open_store(counter.folder, KEY, Use.READER))
    writer.start()
    reader.start()
    shell, view = ShellView(), IntakeView()
    shell.add_page(view.page())
    printed: list[Dossier] = []
    at = Workplace(writer, reader, counter.desk, counter.clerk, counter.clock)
    presenter = IntakePresenter(view, at, printed.append)
    window = Window(qtbot, counter, shell, view, presenter, writer, reader, printed)
    presenter.scan_taken.connect(window.heard.append)
    presenter.scan_refused.connect(window.heard.append)
    shell.resize(1366, 768)
    shell.show()
    shell.activateWindow()
    qtbot.waitExposed(shell)
    presenter.start()
    presenter.drafts._soon.setInterval(_NOT_NOW_MS)
    window.settle()
    return window


def close(window: Window) -> None:
    """The program ends: what is queued is done, nothing is kept by hand."""
    window.presenter.stop()
    window.reader.stop()
    window.writer.stop()
    window.shell.close()
    window.shell.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
