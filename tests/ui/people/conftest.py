"""The page of the clerks over a real counter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from page_fixtures import counter, garbage_stays_here, reader, show, writer
from PySide6.QtWidgets import QWidget

from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.ui.people.presenter import PeoplePresenter
from cchc_desktop.ui.people.view import PeopleView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

__all__ = ["counter", "garbage_stays_here", "reader", "show", "writer"]


@pytest.fixture
def lead() -> Clerk:
    return Clerk("tq01", "Trưởng Quầy Một", role=Role.LEAD)


@pytest.fixture
def view(show: Callable[..., QWidget]) -> PeopleView:
    made = PeopleView()
    show(made)
    return made


@pytest.fixture
def presenter(view: PeopleView, reader: Reader, writer: Writer, counter: Counter, lead: Clerk) -> PeoplePresenter:
    return PeoplePresenter(view, reader, writer, lambda: lead, counter.clock)
