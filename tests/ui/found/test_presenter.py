"""Text in, list out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from counter_fixtures import Counter
from factories import a_clerk, a_person
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.adopt import AtPortal
from cchc_desktop.domain.clerk import Role
from cchc_desktop.sync.asking import Asked
from cchc_desktop.ui.found.presenter import FoundPresenter
from cchc_desktop.ui.found.view import NOT_READ, FoundView
from cchc_desktop.ui.reader import Reader


@pytest.fixture
def view(show: Callable[..., QWidget], counter: Counter) -> FoundView:
    made = FoundView(counter.clock)
    show(made)
    return made


@pytest.fixture
def presenter(view: FoundView, reader: Reader, counter: Counter) -> FoundPresenter:
    return FoundPresenter(view, reader, lambda: counter.clerk)


def shown(view: FoundView) -> list[str]:
    return [view.table.rows.row(number).uid for number in range(view.table.rows.rowCount())]


def test_a_text_shows_what_it_may_mean(
    qtbot: QtBot, presenter: FoundPresenter, view: FoundView, counter: Counter
) -> None:
    wanted = counter.receive(owner=a_person(name="Quàng Văn Hặc"))
    counter.receive()
    presenter.search("  quang van ")
    qtbot.waitUntil(lambda: shown(view) == [wanted.uid])


def test_the_newest_wish_wins(qtbot: QtBot, presenter: FoundPresenter, view: FoundView, counter: Counter) -> None:
    wanted = counter.receive(owner=a_person(name="Quàng Văn Hặc"))
    counter.receive()
    for text in ("t", "tr", "tra", "quang"):
        presenter.search(text)
    qtbot.waitUntil(lambda: shown(view) == [wanted.uid])


def test_a_refresh_keeps_the_row_the_clerk_was_on(
    qtbot: QtBot, presenter: FoundPresenter, view: FoundView, counter: Counter
) -> None:
    older = counter.receive()
    counter.receive()
    presenter.search("")
    qtbot.waitUntil(lambda: len(shown(view)) == 2)
    view.table.selectRow(1)
    counter.receive()

    presenter.refresh()

    qtbot.waitUntil(lambda: len(shown(view)) == 3)
    assert view.table.current
    assert view.table.current.uid == older.uid


def test_who_may_not_look_is_told_and_the_list_claims_nothing(
    qtbot: QtBot, view: FoundView, reader: Reader, counter: Counter
) -> None:
    counter.receive()
    presenter = FoundPresenter(view, reader, lambda: a_clerk(Role.ADMIN))
    with qtbot.waitSignal(presenter.troubled):
        presenter.search("a")

    assert view.table.empty == NOT_READ


def test_of_what_another_clerk_looked_up_nothing_is_kept(
    qtbot: QtBot, presenter: FoundPresenter, view: FoundView, counter: Counter
) -> None:
    counter.receive()
    presenter.search("vi du")
    qtbot.waitUntil(lambda: len(shown(view)) == 1)

    presenter.forget()

    assert (shown(view), view.table.empty, view.count.text()) == ([], "", "")
    other = counter.receive(owner=a_person(name="Quàng Văn Hặc"))
    presenter.refresh()
    qtbot.waitUntil(lambda: other.uid in shown(view))


def test_what_is_looked_for_here_is_asked_of_the_portal_too(
    qtbot: QtBot, presenter: FoundPresenter, counter: Counter
) -> None:
    with qtbot.waitSignal(presenter.searched) as searched:
        presenter.search("  quang van ")
    assert searched.args == ["quang van"]


def test_the_portal_s_answer_is_shown_for_its_text_only_and_outlives_a_refresh(
    qtbot: QtBot, presenter: FoundPresenter, view: FoundView, counter: Counter
) -> None:
    counter.receive()
    presenter.search("vi du")
    qtbot.waitUntil(lambda: len(shown(view)) == 1)
    theirs = AtPortal(replace(view.table.rows.row(0), uid="0192f7c0-0000-7000-8000-00000000beef"), {}, "")

    presenter.show_portal(Asked("vi d", (theirs,)))
    assert len(shown(view)) == 1
    presenter.show_portal(Asked("vi du", (theirs,)))
    assert len(shown(view)) == 2

    counter.receive()
    presenter.refresh()
    qtbot.waitUntil(lambda: len(shown(view)) == 3)
    assert shown(view)[-1] == theirs.summary.uid

    presenter.search("tran thi")
    qtbot.waitUntil(lambda: len(shown(view)) == 2)
