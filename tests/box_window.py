"""A small window with the one box and the list below it."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.shell.box import OneBox
from cchc_desktop.ui.shell.findings import Findings


class BoxWindow(QWidget):
    """The one box over its list, which has the focus."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.findings = Findings(self)
        self.box = OneBox(self.findings)
        layout = QVBoxLayout(self)
        layout.addWidget(self.box)
        layout.addStretch(1)
        self.chosen: list[object] = []
        self.entered: list[str] = []
        self.box.chosen.connect(self.chosen.append)
        self.box.entered.connect(self.entered.append)
        qtbot.addWidget(self)
        self.resize(700, 600)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)
        self.box.setFocus()

    @property
    def said(self) -> set[str]:
        """What stands in the list's own lines now."""
        return {each.text() for each in self.findings.findChildren(QLabel) if each.isVisible()}

    def type(self, qtbot: QtBot, words: str) -> None:
        """Until it is looked up."""
        with qtbot.waitSignal(self.box.searched) as heard:
            QTest.keyClicks(self.box, words)
        assert heard.args == [words]
