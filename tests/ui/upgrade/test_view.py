"""The window of an upgrade shows the step and a bar, and is left by Esc once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.store.upgrading import Stage, Step
from cchc_desktop.ui.theme import Theme
from cchc_desktop.ui.upgrade.view import LEAVING, UpgradeView


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> UpgradeView:
    view = UpgradeView()
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def test_it_shows_the_step_and_how_far_it_is(view: UpgradeView) -> None:
    assert (view.bar.minimum(), view.bar.maximum()) == (0, 0)
    view.show_stage(Stage(Step.SEARCH, 400, 1_600))

    assert view.step.text() == "Bước 3/4: Lập lại chỉ mục tìm kiếm, 400/1.600."
    assert (view.bar.value(), view.bar.maximum()) == (400, 1_600)

    view.show_stage(Stage(Step.KEEPING))
    assert (view.bar.minimum(), view.bar.maximum()) == (0, 0)


def test_esc_leaves_it_once_and_it_says_so_until_it_is_over(qtbot: QtBot, view: UpgradeView) -> None:
    with qtbot.waitSignal(view.left):
        QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.step.text() == LEAVING

    with qtbot.assertNotEmitted(view.left):
        QTest.keyClick(view, Qt.Key.Key_Escape)
    view.show_stage(Stage(Step.FACTS, 5, 10))
    assert view.step.text() == LEAVING
