"""The checklist with what acts on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from factories import DOCUMENTS, a_procedure, an_intake
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.paper_problems import paper_problems
from cchc_desktop.domain.problem import Problem, warning
from cchc_desktop.ui.intake.checklist_part import ChecklistPart
from cchc_desktop.ui.intake.form import PaperForm
from cchc_desktop.ui.theme import Theme

PAPERS = tuple(PaperForm(document.name, code=document.code) for document in DOCUMENTS)


@pytest.fixture
def part(qtbot: QtBot, theme: Theme) -> Iterator[ChecklistPart]:
    window, part = QWidget(), ChecklistPart()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(part)
    window.resize(860, 400)
    part.show_papers(PAPERS, DOCUMENTS, "1")
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    part.table.setFocus()
    qtbot.waitUntil(part.table.hasFocus)
    yield part
    window.close()


def test_it_counts_what_is_here_and_what_is_missing(part: ChecklistPart) -> None:
    assert part._sums.text() == "0 / 4 giấy tờ · thiếu 3"

    QTest.keyClick(part.table, Qt.Key.Key_Space)

    assert part._sums.text() == "1 / 4 giấy tờ · thiếu 2"


def test_ctrl_a_asks_for_all_of_them(part: ChecklistPart) -> None:
    heard: list[None] = []
    part.all_here.connect(lambda: heard.append(None))

    QTest.keyClick(part.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    assert len(heard) == 1


def test_a_paper_is_named_and_added_by_enter(part: ChecklistPart) -> None:
    heard: list[str] = []
    part.added.connect(heard.append)

    QTest.keyClick(part.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(part.name, "  Giay khac ")
    QTest.keyClick(part.name, Qt.Key.Key_Return)

    assert heard == ["Giay khac"]
    assert part.name.isHidden()
    assert part.table.hasFocus()


def test_a_paper_without_a_name_is_none(part: ChecklistPart) -> None:
    heard: list[str] = []
    part.added.connect(heard.append)
    part.add_one.click()

    QTest.keyClick(part.name, Qt.Key.Key_Return)
    assert not part.close_name()

    assert heard == []


def test_naming_is_given_up(part: ChecklistPart) -> None:
    part.add_one.click()
    QTest.keyClicks(part.name, "x")

    assert part.close_name()

    assert part.name.text() == ""
    assert part.table.hasFocus()


def test_a_problem_goes_when_something_is_counted_or_the_sets_change(part: ChecklistPart) -> None:
    part.show_problem(Problem("papers", "x", "Chưa nhận giấy tờ nào."))
    assert part.has_problem
    QTest.keyClick(part.table, Qt.Key.Key_Space)
    assert not part.has_problem

    heard: list[str] = []
    part.edited.connect(heard.append)
    part.show_problem(warning("sets", "x", "Xem lại."))
    QTest.keyClicks(part.sets, "2")
    assert not part.has_problem
    assert heard == ["sets"]


def test_its_foot_takes_two_lines_where_there_is_little_room(part: ChecklistPart) -> None:
    wide = part.tick_all.y() - part.sets.y()

    part.window().resize(420, 400)
    QTest.qWait(1)

    assert abs(wide) < 5
    assert part.tick_all.y() > part.sets.y() + 20


def test_the_button_and_the_problem_that_names_it_say_the_same_word(part: ChecklistPart) -> None:
    (problem,) = paper_problems(an_intake(papers=()), a_procedure())

    assert f"{part.tick_all.words} ({part.tick_all.key})" in problem.message
