"""The list below the one box: more may come beneath what is there, and the marked row stays where the clerk put it."""

from __future__ import annotations

import pytest
from box_window import BoxWindow
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.shell.findings import NOTHING, FoundRow

OURS = [FoundRow(n, f"H52.18-261123-30{n:02} · Lò Thị Ánh Nguyệt", "Trợ cấp xã hội") for n in range(2)]
THEIRS = [FoundRow(n, f"H52.18-261123-40{n:02} · Lò Văn Nguyệt", "Trợ cấp xã hội", "Ở cổng") for n in range(10, 12)]
SAID = "Chưa hỏi được cổng: chưa nối được tới cổng."


@pytest.fixture
def window(window: BoxWindow, qtbot: QtBot) -> BoxWindow:
    """In which something was typed."""
    window.type(qtbot, "nguyet")
    return window


def test_more_comes_beneath_and_the_marked_row_stays(window: BoxWindow) -> None:
    window.box.show_findings(OURS)
    QTest.keyClick(window.box, Qt.Key.Key_Down)
    before = window.findings.height()

    window.box.add_findings("nguyet", THEIRS, "")

    assert window.findings.current == OURS[1]
    assert window.findings.height() > before
    QTest.keyClick(window.box, Qt.Key.Key_Down)
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    assert window.chosen == [10]


def test_where_nothing_was_here_the_first_of_what_came_is_marked(window: BoxWindow) -> None:
    window.box.show_findings([])
    assert window.said == {NOTHING}

    window.box.add_findings("nguyet", THEIRS, "")

    assert window.said == set()
    assert window.findings.current == THEIRS[0]


def test_what_could_not_be_asked_is_one_quiet_line(window: BoxWindow) -> None:
    window.box.show_findings(OURS)
    window.box.add_findings("nguyet", [], SAID)
    assert window.said == {SAID}
    assert window.findings.current == OURS[0]

    window.box.show_findings(OURS)

    assert window.said == set()


def test_an_answer_to_other_words_adds_nothing(window: BoxWindow) -> None:
    window.box.show_findings(OURS)
    QTest.keyClicks(window.box, "a")

    window.box.add_findings("nguyet", THEIRS, SAID)

    assert window.said == set()
    QTest.keyClick(window.box, Qt.Key.Key_PageDown)
    assert window.findings.current == OURS[1]


def test_who_has_left_the_box_gets_nothing_more(window: BoxWindow) -> None:
    window.box.show_findings(OURS)
    QTest.keyClick(window.box, Qt.Key.Key_Escape)
    window.box.add_findings("nguyet", THEIRS, "")
    assert not window.findings.isVisible()


def test_the_list_with_its_line_stays_inside_the_window(window: BoxWindow) -> None:
    window.resize(400, 200)
    window.box.show_findings(OURS)
    window.box.add_findings("nguyet", THEIRS, SAID)
    assert window.rect().contains(window.findings.geometry())
