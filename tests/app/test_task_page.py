"""A task with two versions in the whole window: from F9 by Enter, answered by a key, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import Opener, receive, received, said, sign_in
from PySide6.QtCore import Qt
from task_fixtures import a_conflict

from cchc_desktop.app.counter import Counter
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.domain.clerk import Clerk, Role
from cchc_desktop.store import tasks
from cchc_desktop.store.tasks import Task

LEAD = Clerk("tq01", "Lê Thị Trưởng Quầy", role=Role.LEAD)


@pytest.fixture
def desk(open_window: Opener, practice_folder: Path) -> Hand:
    hand = open_window(practice_folder)
    sign_in(hand)
    receive(hand)
    return hand


@pytest.fixture
def task(desk: Hand, counter: Counter) -> Task:
    """Of the dossier just received."""
    (row,) = received(desk)
    return a_conflict(counter.db, row.uid, LEAD, desk.clock())


def to_the_task(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F9)
    hand.settle()
    hand.desktop.pages.sync.refresh()
    hand.settle()
    hand.enter()
    hand.wait(lambda: hand.desktop.shell.page == "task", "the page")


def test_both_versions_open_from_f9_and_esc_leads_back(desk: Hand, task: Task) -> None:
    to_the_task(desk)
    desk.press(Qt.Key.Key_Escape)
    assert desk.desktop.shell.page == "sync"


def test_a_clerk_is_told_that_it_is_the_lead_s(desk: Hand, task: Task, counter: Counter) -> None:
    to_the_task(desk)
    desk.ctrl(Qt.Key.Key_Return)
    desk.settle()

    assert "trưởng quầy" in said(desk)[1]
    assert tasks.count_open(counter.db) == 1


def test_the_dossier_opens_and_esc_leads_back_to_the_task(desk: Hand, task: Task) -> None:
    to_the_task(desk)
    desk.ctrl(Qt.Key.Key_O)
    desk.wait(lambda: desk.desktop.shell.page == "dossier", "the dossier")
    desk.press(Qt.Key.Key_Escape)

    assert desk.desktop.shell.page == "task"
