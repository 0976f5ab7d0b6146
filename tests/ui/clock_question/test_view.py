"""Today's date is asked by one field, and may be left unanswered."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.ui.clock_question.view import ClockQuestionView
from cchc_desktop.ui.theme import Theme


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> ClockQuestionView:
    view = ClockQuestionView()
    qtbot.addWidget(view)
    view.resize(911, 512)
    view.ask("Máy đang ghi 08:15 ngày 02/10/2026.")
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    return view


@pytest.mark.parametrize("typed", ["05/10/2026", "5-10-2026", "05102026"])
def test_the_date_is_typed_and_taken_by_enter(qtbot: QtBot, view: ClockQuestionView, typed: str) -> None:
    assert view.date.editor.hasFocus()
    assert view.date.text == ""
    for letter in typed:
        QTest.keyClicks(view.date.editor, letter)

    with qtbot.waitSignal(view.answered) as heard:
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Return)

    assert heard.args == [date(2026, 10, 5)]


@pytest.mark.parametrize("typed", ["", "hôm nay", "31/02/2026", "05/10/1926", "05/10"])
def test_what_is_no_date_of_today_is_said_at_the_field(qtbot: QtBot, view: ClockQuestionView, typed: str) -> None:
    view.date.editor.setText(typed)

    with qtbot.assertNotEmitted(view.answered):
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Return)

    assert view.date.has_problem
    assert view.date.editor.hasFocus()


def test_esc_leaves_it_unanswered(qtbot: QtBot, view: ClockQuestionView) -> None:
    with qtbot.waitSignal(view.dismissed):
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Escape)


def test_asked_again_nothing_is_left_in_it(view: ClockQuestionView) -> None:
    view.date.set_text("x")

    view.ask("…")

    assert view.date.text == ""


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_at_every_size_keys_and_field_are_on_the_screen(
    qtbot: QtBot, view: ClockQuestionView, size: tuple[int, int]
) -> None:
    view.resize(*size)
    qtbot.wait(1)
    for widget in (view.enter, view.skip, view.date.editor):
        assert view.rect().contains(widget.mapTo(view, widget.rect().center()))
