"""The page shows a day, leads to what can be opened, and stands whole at every width."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter, hand_over
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cchc_desktop.acts import feedback, pad
from cchc_desktop.acts.feedback import Told
from cchc_desktop.domain.feedback import Kind
from cchc_desktop.reports.day_words import Matter
from cchc_desktop.ui.day_close.reading import read
from cchc_desktop.ui.day_close.view import DayCloseView

Show = Callable[..., QWidget]


@pytest.fixture
def view(counter: Counter, show: Show) -> DayCloseView:
    hand_over(counter, counter.receive())
    pad.make_pad(counter.db, counter.desk, 2, counter.clerk, counter.now)
    made = DayCloseView()
    show(made)
    made.show_day(read(counter.db, counter.desk, counter.clock, counter.clerk), "03")
    return made


def test_nothing_can_be_closed_before_it_was_read(show: Show) -> None:
    empty = DayCloseView()
    show(empty)

    assert not empty.commit.isEnabled()


def test_enter_opens_the_dossier_of_a_line_and_nothing_where_there_is_none(view: DayCloseView) -> None:
    opened: list[str] = []
    view.opened.connect(opened.append)
    rows = [view.table.rows.row(place) for place in range(view.table.rows.rowCount())]
    assert [row.matter for row in rows] == [Matter.MISSING, Matter.STUBS]
    view.table.setFocus()

    QTest.keyClick(view.table, Qt.Key.Key_Return)
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    QTest.keyClick(view.table, Qt.Key.Key_Return)

    assert opened == [rows[0].uid]


def test_enter_on_feedback_leads_to_its_page(view: DayCloseView, counter: Counter) -> None:
    told = Told(Kind.REPORT, "Chờ lâu", dossier_uid=counter.receive().uid)
    feedback.take_down(counter.db, told, counter.clerk, counter.now)
    view.show_day(read(counter.db, counter.desk, counter.clock, counter.clerk), "03")
    rows = [view.table.rows.row(place) for place in range(view.table.rows.rowCount())]
    view.table.selectRow(next(place for place, row in enumerate(rows) if row.matter is Matter.FEEDBACK))
    wanted: list[str] = []
    view.opened.connect(wanted.append)
    view.feedback_wanted.connect(lambda: wanted.append("feedback"))

    QTest.keyClick(view.table, Qt.Key.Key_Return)

    assert wanted == ["feedback"]


def test_the_questions_of_a_pad_take_the_place_of_the_list(view: DayCloseView, counter: Counter) -> None:
    view.ask_pad(counter.now.date())

    assert view.asks_pad
    assert view.answers["count"] == "50"
    assert (view.pad.offered, view.register.offered) == (False, False)
    view.show_lines()
    assert not view.asks_pad
    assert view.pad.offered


@pytest.mark.parametrize(("width", "own_column"), [(1366, True), (683, False)])
def test_where_there_is_little_room_the_matter_stands_below_the_code(
    view: DayCloseView, width: int, own_column: bool
) -> None:
    view.resize(width, 700)

    assert view.table.isColumnHidden(0) is not own_column


def test_forgotten_nothing_of_the_day_is_left(view: DayCloseView) -> None:
    view.forget()

    assert view.table.rows.rowCount() == 0
    assert view.lead.text == ""
    assert not view.commit.isEnabled()


def test_a_key_leads_to_each_who_is_owed_an_apology_and_enter_to_its_letter(
    view: DayCloseView, counter: Counter
) -> None:
    assert not view.sorry.isEnabled()
    first, second = counter.receive(), counter.receive()
    assert second.due_at is not None
    counter.clock.at = second.due_at
    view.show_day(read(counter.db, counter.desk, counter.clock, counter.clerk), "03")
    assert "3 hồ sơ" in view.sorry.words  # with the one that is with the division
    wanted: list[str] = []
    view.apology_wanted.connect(wanted.append)

    for _ in range(3):
        view.sorry.press_by_key()
        QTest.keyClick(view.table, Qt.Key.Key_Return)

    assert {first.uid, second.uid} < set(wanted)
    assert len(set(wanted)) == 3
