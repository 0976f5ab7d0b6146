"""The page of the calendar over a real counter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from page_fixtures import counter, garbage_stays_here, reader, show, writer
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.calendar import WorkCalendar
from cchc_desktop.domain.calendar_file import CalendarFile
from cchc_desktop.domain.due_story import Rules
from cchc_desktop.domain.working_hours import WorkingHours
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer
from cchc_desktop.ui.year.presenter import YearPresenter
from cchc_desktop.ui.year.view import YearView

__all__ = ["counter", "garbage_stays_here", "reader", "show", "writer"]


@pytest.fixture
def view(show: Callable[..., QWidget]) -> YearView:
    made = YearView()
    show(made)
    return made


@pytest.fixture
def presenter(view: YearView, reader: Reader, writer: Writer, counter: Counter) -> YearPresenter:
    def rules_of(own: CalendarFile) -> Rules:
        return Rules((WorkingHours(), *own.hours), WorkCalendar(own.overrides))

    return YearPresenter(view, (reader, writer), rules_of, (lambda: counter.lead, counter.clock))
