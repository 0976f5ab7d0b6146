"""Today at first, then day by day; what has not come is refused at the field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from counter_fixtures import Counter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.instants import day_text
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.register.presenter import RegisterPresenter
from cchc_desktop.ui.register.view import RegisterView


@pytest.fixture
def view(show: Callable[..., QWidget]) -> RegisterView:
    made = RegisterView()
    show(made)
    return made


@pytest.fixture
def presenter(view: RegisterView, reader: Reader, counter: Counter) -> RegisterPresenter:
    return RegisterPresenter(view, reader, counter.desk, lambda: counter.clerk, counter.clock)


def test_today_is_printed_and_looked_at(
    presenter: RegisterPresenter, view: RegisterView, counter: Counter, qtbot: QtBot
) -> None:
    counter.receive()
    presenter.refresh()
    qtbot.waitUntil(view.commit.isEnabled)
    today = counter.now.date().isoformat()

    with qtbot.waitSignal(presenter.print_wanted) as heard:
        view.committed.emit()
    assert heard.args == ["register", today]
    with qtbot.waitSignal(presenter.look_wanted) as heard:
        view.looked.emit()
    assert heard.args == ["register", today]


def test_another_day_is_a_key_or_its_date_away_and_tomorrow_is_refused(
    presenter: RegisterPresenter, view: RegisterView, counter: Counter, qtbot: QtBot
) -> None:
    counter.receive()
    before = counter.now.date()
    counter.clock.forward(days=2)
    view.turned.emit(-1)
    qtbot.waitUntil(lambda: "không tiếp nhận" in view.table.empty)
    view.turned.emit(-1)
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == 1)
    assert presenter.day == before

    view.day_entered.emit("mai")
    assert view.day.has_problem
    view.day_entered.emit(day_text(counter.now.date() + timedelta(1)))
    assert view.day.has_problem
    assert presenter.day == before
    view.day_entered.emit(day_text(counter.now.date()))
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == 0)


def test_for_another_clerk_it_is_today(presenter: RegisterPresenter, view: RegisterView, counter: Counter) -> None:
    view.turned.emit(-1)
    presenter.start_over()
    assert presenter.day == counter.now.date()
    assert not view.commit.isEnabled()
