"""Set-up goes step by step by keyboard and keeps what was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.problem import Problem
from cchc_desktop.ui.set_up.view import SetUpView
from cchc_desktop.ui.theme import Theme

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEY = "ABCD-EFGH-JKLM-NPQR"


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> SetUpView:
    view = SetUpView(["Canon LBP2900"], KEY)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


def test_enter_goes_from_field_to_field_and_then_on(qtbot: QtBot, view: SetUpView) -> None:
    view.show_step(1)
    order = ["unit_code", "counter", "upper", "lower", "place", "hotline"]
    for name in order[:-1]:
        assert view.pages[1].fields[name].editor.hasFocus()
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Return)

    with qtbot.waitSignal(view.next_asked):
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Return)


def test_ctrl_enter_goes_on_from_anywhere_and_esc_or_alt_left_back(qtbot: QtBot, view: SetUpView) -> None:
    view.show_step(3)
    with qtbot.waitSignal(view.next_asked):
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Return, CTRL)

    QTest.keyClick(view.focusWidget(), Qt.Key.Key_Left, ALT)
    assert view.step == 2
    for step in (1, 0, 0):
        QTest.keyClick(view.focusWidget(), Qt.Key.Key_Escape)
        assert view.step == step
    assert view.isVisible()


def test_what_was_typed_stays_when_going_back_and_forth(view: SetUpView) -> None:
    view.pages[1].fields["upper"].editor.setText("Sở Nội vụ")

    for step in (1, 2, 1, 3):
        view.show_step(step)

    assert view.form().upper == "Sở Nội vụ"


def test_a_problem_on_an_earlier_page_opens_that_page(view: SetUpView) -> None:
    view.show_step(5)

    view.show_problems([Problem("name", "x", "Cần họ và tên."), Problem("url", "x", "Sai địa chỉ.")])

    assert view.step == 2
    assert view.pages[2].fields["name"].editor.hasFocus()
    assert view.pages[4].fields["url"].has_problem


def test_a_problem_of_no_field_is_said_at_the_top(view: SetUpView) -> None:
    view.show_problems([Problem("", "x", "Không tạo được kho dữ liệu.")])

    assert view.strip.text == "Không tạo được kho dữ liệu."


def test_the_first_page_has_no_way_back_and_the_last_says_what_it_does(view: SetUpView) -> None:
    assert not view.back.isVisible()

    view.show_step(5)

    assert view.back.isVisible()
    assert "Hoàn tất thiết lập" in view.next.text()


@pytest.mark.parametrize("size", [(1366, 768), (1093, 614), (911, 512), (683, 384)])
def test_at_every_size_the_button_and_the_focus_are_on_the_screen(
    qtbot: QtBot, view: SetUpView, size: tuple[int, int]
) -> None:
    view.resize(*size)
    for step in range(6):
        view.show_step(step)
        qtbot.wait(1)
        for widget in (view.next, view.focusWidget()):
            assert view.rect().contains(widget.mapTo(view, widget.rect().center()))
