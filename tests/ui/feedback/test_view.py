"""The page stands whole at every width, says what its keys do, and gives a new one the room it needs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.feedback import State
from cchc_desktop.ui.feedback import words
from cchc_desktop.ui.feedback.forms import new_form, step_form
from cchc_desktop.ui.feedback.reading import Reading, read
from cchc_desktop.ui.feedback.view import FeedbackView
from cchc_desktop.ui.shell.page import Page
from cchc_desktop.ui.shell.view import ShellView


class Shell(ShellView):
    """The window with this page."""

    def __init__(self) -> None:
        super().__init__()
        self.view = FeedbackView()
        self.add_page(Page("F2", "intake", "Tiếp nhận", "file-plus", QWidget()))
        self.add_page(Page("", "feedback", words.TITLE, "note", self.view, self.view.bar, self.view.keys))


@pytest.fixture
def reading(counter: Counter, told) -> Reading:
    told("Chờ lâu", dossier_uid=counter.receive().uid)
    counter.clock.forward(days=12)
    told("Thêm ghế")
    return read(counter.db, counter.desk, counter.clock, "", counter.clerk)


@pytest.fixture
def shell(show: Callable[..., QWidget], reading: Reading) -> Shell:
    made = Shell()
    show(made)
    made.show_page("feedback")
    made.view.show_reading(reading)
    made.view.show_step(reading.rows[0], State.ACCEPTED, step_form(State.ACCEPTED))
    return made


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("size", [(1366, 768), (1093, 614), (911, 512), (683, 384)])
def test_nothing_lies_beyond_the_edge_and_the_question_is_seen(shell: Shell, size: tuple[int, int]) -> None:
    shell.resize(*size)
    settle()

    shell.view.begin()
    settle()

    [question] = shell.view.panel.questions
    page = question.parentWidget()
    while page is not None and page.objectName() != "qt_scrollarea_viewport":
        page = page.parentWidget()
    assert page is not None
    at = question.editor.mapTo(page, question.editor.rect().topLeft())
    assert page.rect().contains(at)
    assert at.x() + question.editor.width() <= page.width()
    assert shell.view.commit.isVisible()


def test_the_title_counts_what_is_overdue_and_the_button_says_the_step(shell: Shell) -> None:
    assert shell.view._card.accessibleName() == "Phản ánh, kiến nghị · 2, quá hạn 1"
    assert shell.view.commit.words == "Tiếp nhận xử lý"


def test_enter_goes_to_the_question_and_enter_there_commits(qtbot: QtBot, shell: Shell) -> None:
    shell.view.table.setFocus()
    QTest.keyClick(shell.view.table, Qt.Key.Key_Return)
    assert shell.view.is_in_questions

    with qtbot.waitSignal(shell.view.committed):
        QTest.keyClick(shell.view.panel.questions[0].editor, Qt.Key.Key_Return)


def test_only_what_is_about_a_dossier_opens_one(qtbot: QtBot, shell: Shell, reading: Reading) -> None:
    with qtbot.waitSignal(shell.view.opened) as heard:
        shell.view.open_dossier.triggered.emit()
    assert heard.args == [reading.rows[0].waiting.feedback.dossier_uid]

    shell.view.table.selectRow(1)
    shell.view.show_step(reading.rows[1], State.ACCEPTED, step_form(State.ACCEPTED))

    assert not shell.view.open_dossier.isEnabled()
    assert shell.view.open_dossier.toolTip() == words.NO_DOSSIER


def test_a_new_one_has_the_whole_page_where_it_is_narrow(shell: Shell, reading: Reading) -> None:
    shell.resize(683, 384)
    settle()
    shell.view.show_new(new_form(""))
    settle()
    assert shell.view.table.isHidden() or not shell.view.table.isVisible()
    assert not shell.view.story.isVisible()

    shell.view.show_step(reading.rows[0], State.REFUSED, step_form(State.REFUSED))

    assert shell.view.table.isVisible()
    assert shell.view.story.isVisible()


def test_for_another_clerk_nothing_is_left(shell: Shell) -> None:
    shell.view.forget()

    assert shell.view.table.rows.rowCount() == 0
    assert not shell.view.panel.isVisible()
    assert not shell.view.commit.isEnabled()
    assert shell.view.commit.toolTip() == words.NO_STEP
