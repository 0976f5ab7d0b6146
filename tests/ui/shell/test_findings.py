"""The list below the one box: more may come beneath what is there, and the marked row stays where the clerk put it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.shell.box import OneBox
from cchc_desktop.ui.shell.findings import NOTHING, Findings, FoundRow
from cchc_desktop.ui.theme import Theme

OURS = [FoundRow(n, f"H52.18-261123-30{n:02} · Lò Thị Ánh Nguyệt", "Trợ cấp xã hội") for n in range(2)]
THEIRS = [FoundRow(n, f"H52.18-261123-40{n:02} · Lò Văn Nguyệt", "Trợ cấp xã hội", "Ở cổng") for n in range(10, 12)]
SAID = "Chưa hỏi được cổng: chưa nối được tới cổng."


class Window(QWidget):
    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.findings = Findings(self)
        self.box = OneBox(self.findings)
        layout = QVBoxLayout(self)
        layout.addWidget(self.box)
        layout.addStretch(1)
        self.chosen: list[object] = []
        self.box.chosen.connect(self.chosen.append)
        qtbot.addWidget(self)
        self.resize(700, 600)
        self.show()
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)
        self.box.setFocus()
        with qtbot.waitSignal(self.box.searched):
            QTest.keyClicks(self.box, "nguyet")

    @property
    def said(self) -> set[str]:
        return {each.text() for each in self.findings.findChildren(QLabel) if each.isVisible()}


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Window:
    return Window(qtbot)


def test_more_comes_beneath_and_the_marked_row_stays(window: Window) -> None:
    window.box.show_findings(OURS)
    QTest.keyClick(window.box, Qt.Key.Key_Down)
    before = window.findings.height()

    window.box.add_findings("nguyet", THEIRS, "")

    assert window.findings.current == OURS[1]
    assert window.findings.height() > before
    QTest.keyClick(window.box, Qt.Key.Key_Down)
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    assert window.chosen == [10]


def test_where_nothing_was_here_the_first_of_what_came_is_marked(window: Window) -> None:
    window.box.show_findings([])
    assert window.said == {NOTHING}

    window.box.add_findings("nguyet", THEIRS, "")

    assert window.said == set()
    assert window.findings.current == THEIRS[0]


def test_what_could_not_be_asked_is_one_quiet_line(window: Window) -> None:
    window.box.show_findings(OURS)
    window.box.add_findings("nguyet", [], SAID)
    assert window.said == {SAID}
    assert window.findings.current == OURS[0]

    window.box.show_findings(OURS)

    assert window.said == set()


def test_an_answer_to_other_words_adds_nothing(window: Window) -> None:
    window.box.show_findings(OURS)
    QTest.keyClicks(window.box, "a")

    window.box.add_findings("nguyet", THEIRS, SAID)

    assert window.said == set()
    QTest.keyClick(window.box, Qt.Key.Key_PageDown)
    assert window.findings.current == OURS[1]


def test_who_has_left_the_box_gets_nothing_more(window: Window) -> None:
    window.box.show_findings(OURS)
    QTest.keyClick(window.box, Qt.Key.Key_Escape)
    window.box.add_findings("nguyet", THEIRS, "")
    assert not window.findings.isVisible()


def test_the_list_with_its_line_stays_inside_the_window(window: Window) -> None:
    window.resize(400, 200)
    window.box.show_findings(OURS)
    window.box.add_findings("nguyet", THEIRS, SAID)
    assert window.rect().contains(window.findings.geometry())
