"""Reading both versions and entering the answer, through the reader and the writer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from factories import a_person
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from task_fixtures import a_conflict

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.conflict_rules import Answer
from cchc_desktop.store import tasks
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.tasks import Task
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.tasks.presenter import SidesPresenter
from cchc_desktop.ui.tasks.view import NO_TASK, SidesView
from cchc_desktop.ui.writer import Writer


@pytest.fixture
def view(show: Callable[..., QWidget]) -> SidesView:
    made = SidesView()
    show(made)
    return made


@pytest.fixture
def task(counter: Counter) -> Task:
    return a_conflict(counter.db, counter.receive(owner=a_person(phone="0912345678")).uid, counter.lead, counter.now)


@pytest.fixture
def people(counter: Counter) -> list[Clerk]:
    """The last is signed in."""
    return [counter.lead]


@pytest.fixture
def presenter(view: SidesView, reader: Reader, writer: Writer, counter: Counter, people: list[Clerk]) -> SidesPresenter:
    return SidesPresenter(view, reader, writer, (lambda: people[-1], counter.clock))


def shown(view: SidesView) -> list[str]:
    QApplication.processEvents()  # new labels are shown when the layout next looks
    return [each.text() for each in view.findChildren(QLabel) if not each.isHidden()]


def test_an_answer_is_entered_and_the_page_left_empty(
    qtbot: QtBot, presenter: SidesPresenter, view: SidesView, task: Task, counter: Counter
) -> None:
    with qtbot.waitSignal(presenter.shown):
        presenter.open(task.id)
    assert "0987 654 321" in shown(view)

    with qtbot.waitSignal(presenter.answered) as heard:
        view.answered.emit(Answer.PORTAL)

    assert heard.args == ["Đã ghi: Lấy bản của cổng. Việc này đã xong."]
    assert counter.dossier(task.dossier_uid or "").intake.owner.phone == "0987654321"
    assert tasks.count_open(counter.db) == 0
    assert NO_TASK in shown(view)


def test_a_clerk_sees_both_and_whose_it_is(
    qtbot: QtBot, presenter: SidesPresenter, view: SidesView, task: Task, counter: Counter, people: list[Clerk]
) -> None:
    people.append(counter.clerk)
    with qtbot.waitSignal(presenter.shown):
        presenter.open(task.id)

    assert "trưởng quầy" in view.advised.toolTip()
    with qtbot.waitSignal(presenter.troubled) as heard:
        view.answered.emit(Answer.OURS)
    assert isinstance(heard.args[0], Refused)
    assert tasks.count_open(counter.db) == 1


def test_what_somebody_else_has_closed_meanwhile_is_said(
    qtbot: QtBot, presenter: SidesPresenter, view: SidesView, task: Task, counter: Counter
) -> None:
    with qtbot.waitSignal(presenter.shown):
        presenter.open(task.id)
    with transaction(counter.db):
        tasks.close(counter.db, task.id, "2026-10-05T09:00:00.000+07:00", "tq01")

    with qtbot.waitSignal(presenter.troubled):
        view.answered.emit(Answer.OURS)
    qtbot.waitUntil(lambda: NO_TASK in shown(view))


def test_for_another_clerk_nothing_is_left(
    qtbot: QtBot, presenter: SidesPresenter, view: SidesView, task: Task
) -> None:
    with qtbot.waitSignal(presenter.shown):
        presenter.open(task.id)
    presenter.forget()
    presenter.refresh()

    assert NO_TASK in shown(view)
