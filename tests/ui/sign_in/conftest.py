"""The sign-in screen over a small window, with a writer and doors that open to the right password."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlite_utils import Database

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.shell.cover import Cover
from cchc_desktop.ui.sign_in.presenter import Doors, SignInPresenter
from cchc_desktop.ui.sign_in.session import Entrance
from cchc_desktop.ui.sign_in.view import SignInView
from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.writer import Writer

HUONG, VAN = Clerk("cb01", "Trần Thị Hương"), Clerk("cb02", "Vì Văn Hồng")
CLERKS = {clerk.code: clerk for clerk in (HUONG, VAN)}
PASSWORD = "mật khẩu đúng"
ENTRANCE = Entrance((HUONG, VAN), "03", "morning", last="cb02")


class Desk(QStackedWidget):
    """A window to be covered: one field, and who is shown to be in."""

    def __init__(self) -> None:
        super().__init__()
        page, self.field = QWidget(), QLineEdit()
        QVBoxLayout(page).addWidget(self.field)
        self.addWidget(page)
        self._cover = Cover(self, page)
        self.clerk = ("", "")

    def cover(self, widget: QWidget) -> None:
        self._cover.put(widget)

    def uncover(self, restore: bool = True) -> None:
        self._cover.lift(restore)

    def show_clerk(self, counter: str, name: str) -> None:
        self.clerk = (counter, name)

    @property
    def covered(self) -> bool:
        return self._cover.on


class Counter:
    """Everything of one counter."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.tries: list[tuple[str, str]] = []
        self.desk, self.view = Desk(), SignInView()
        qtbot.addWidget(self.desk)
        qtbot.addWidget(self.view)
        self.writer = Writer(lambda: Database(memory=True, execute_plugins=False))
        doors = Doors(self._sign_in, self._unlock, lambda: ENTRANCE)
        self.presenter = SignInPresenter(self.view, self.desk, self.writer, doors)
        self.events: list[tuple[str, str]] = []
        for name in ("signed_in", "unlocked", "left", "locked"):
            signal = getattr(self.presenter, name)
            signal.connect(lambda session, name=name: self.events.append((name, session.clerk.code)))
        self.desk.resize(911, 512)
        self.desk.show()
        self.desk.activateWindow()
        qtbot.waitUntil(self.desk.isActiveWindow)
        self.writer.start()
        self.presenter.open()

    def enter(self, password: str = PASSWORD) -> None:
        """Type the password where the focus is, and Enter."""
        editor = self.view.password.editor
        editor.setText(password)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.presenter._attempt is None)

    def _sign_in(self, _db: Database, code: str, password: str, _counter: str) -> Clerk:
        self.tries.append(("sign_in", code))
        return self._proved(code, password)

    def _unlock(self, _db: Database, by: Clerk, password: str) -> Clerk:
        self.tries.append(("unlock", by.code))
        return self._proved(by.code, password)

    def _proved(self, code: str, password: str) -> Clerk:
        if code not in CLERKS:
            raise Refused((Problem("code", "clerk.unknown", "Không có cán bộ này ở quầy. Chọn lại tên."),))
        if password != PASSWORD:
            raise Refused((Problem("password", "password.locked", "Sai nhiều lần; thử lại sau 30 giây."),))
        return CLERKS[code]


@pytest.fixture
def counter(qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[Counter]:
    counter = Counter(qtbot)
    yield counter
    counter.writer.stop()
