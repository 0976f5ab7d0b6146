"""The day is closed and its slip asked for; what fails is told where it belongs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.ui.day_close.presenter import DayClosePresenter
from cchc_desktop.ui.day_close.view import DayCloseView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer


class Desk:
    """The presenter with what it said."""

    def __init__(self, counter: Counter, reader: Reader, writer: Writer) -> None:
        self.view = DayCloseView()
        self.by: Clerk | None = counter.clerk
        self.presenter = DayClosePresenter(self.view, (reader, writer), counter.desk, lambda: self.by, counter.clock)
        self.printed: list[tuple[str, str]] = []
        self.troubles: list[Exception] = []
        self.presenter.print_wanted.connect(lambda kind, subject: self.printed.append((kind, subject)))
        self.presenter.troubled.connect(self.troubles.append)


@pytest.fixture
def desk(counter: Counter, reader: Reader, writer: Writer, show: Callable[..., QWidget], qtbot: QtBot) -> Desk:
    made = Desk(counter, reader, writer)
    show(made.view)
    made.presenter.refresh()
    qtbot.waitUntil(made.view.commit.isEnabled)
    return made


def test_closing_asks_for_the_slip_of_the_day_and_reads_again(desk: Desk, counter: Counter, qtbot: QtBot) -> None:
    desk.view.committed.emit()

    qtbot.waitUntil(lambda: "Chốt lại" in desk.view.commit.words)
    assert desk.printed == [("day_close", counter.now.date().isoformat())]


def test_a_pad_that_is_refused_stays_with_its_questions(desk: Desk, qtbot: QtBot) -> None:
    desk.view.pad_wanted.emit()
    count = desk.view.panel.questions[0]._field
    assert count is not None
    count.set_text("9999")

    desk.view.committed.emit()

    qtbot.waitUntil(lambda: count.has_problem)
    assert (desk.view.asks_pad, desk.printed, desk.troubles) == (True, [], [])


def test_who_may_not_close_the_day_is_told(desk: Desk, counter: Counter, qtbot: QtBot) -> None:
    desk.by = counter.admin

    desk.presenter.refresh()

    qtbot.waitUntil(lambda: bool(desk.troubles))
    assert isinstance(desk.troubles[0], Refused)


def test_nobody_signed_in_nothing_happens(desk: Desk, counter: Counter) -> None:
    desk.by = None
    before = len(counter.entries())

    desk.presenter.refresh()
    desk.view.committed.emit()

    assert len(counter.entries()) == before


def test_for_another_clerk_the_page_begins_empty(desk: Desk) -> None:
    desk.view.pad_wanted.emit()

    desk.presenter.start_over()

    assert not desk.view.asks_pad
    assert not desk.view.commit.isEnabled()
