"""One digit is a score, a scanner's digits are none; everything else passes it over and goes where it belongs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.rules import BEST_SCORE
from cchc_desktop.ui.feedback.rating_bar import LEVELS, RatingBar
from cchc_desktop.ui.widgets.buttons import KeyButton


class Page(QWidget):
    """A list and the bar; closing the bar gives the focus to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.list, self.bar, self.back = QListWidget(), RatingBar(), KeyButton("Quay lại", "Esc")
        self.list.addItems(["một", "hai"])
        self.list.setCurrentRow(0)
        column = QVBoxLayout(self)
        for part in (self.list, self.bar, self.back, QLineEdit()):
            column.addWidget(part)
        self.bar.closed.connect(self.list.setFocus)


@pytest.fixture
def page(show: Callable[..., QWidget]) -> Page:
    made = Page()
    show(made, 400, 400)
    made.bar.ask("H1 · Trần Thị Ví Dụ")
    return made


def test_every_score_has_its_words() -> None:
    assert len(LEVELS) == BEST_SCORE


@pytest.mark.parametrize("score", range(1, BEST_SCORE + 1))
def test_a_digit_alone_is_the_score(qtbot: QtBot, page: Page, score: int) -> None:
    assert page.bar.hasFocus()

    with qtbot.waitSignal(page.bar.rated) as heard:
        QTest.keyClick(page.bar, Qt.Key(Qt.Key.Key_0 + score))
        assert page.bar._level.text() == LEVELS[score - 1]

    assert heard.args == [score]
    assert not page.bar.isVisible()
    assert page.list.hasFocus()


def test_enter_behind_a_digit_does_not_wait(page: Page) -> None:
    scores: list[int] = []
    page.bar.rated.connect(scores.append)

    QTest.keyClick(page.bar, Qt.Key.Key_4)
    QTest.keyClick(page.bar, Qt.Key.Key_Return)

    assert scores == [4]


@pytest.mark.parametrize("code", ["52", "H5", "12345678", "3H"])
def test_a_code_that_a_slow_scanner_types_is_no_score(qtbot: QtBot, page: Page, code: str) -> None:
    with qtbot.assertNotEmitted(page.bar.rated):
        for letter in code:
            QTest.keyClick(page.bar, letter)
        QTest.keyClick(page.bar, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not page.bar._alone.isActive())

    assert page.bar.is_asking


@pytest.mark.parametrize("key", [Qt.Key.Key_6, Qt.Key.Key_0, Qt.Key.Key_X])
def test_other_letters_are_no_score(qtbot: QtBot, page: Page, key: Qt.Key) -> None:
    with qtbot.assertNotEmitted(page.bar.rated):
        QTest.keyClick(page.bar, key)
        qtbot.waitUntil(lambda: not page.bar._alone.isActive())


def test_esc_passes_it_over_and_leaves_the_page_alone(qtbot: QtBot, page: Page) -> None:
    with qtbot.assertNotEmitted(page.bar.rated), qtbot.assertNotEmitted(page.back.triggered):
        QTest.keyClick(page.bar, Qt.Key.Key_5)
        QTest.keyClick(page.bar, Qt.Key.Key_Escape)

    assert not page.bar.is_asking
    assert page.list.hasFocus()


def test_enter_alone_passes_it_over(page: Page) -> None:
    QTest.keyClick(page.bar, Qt.Key.Key_Enter)

    assert not page.bar.is_asking


def test_an_arrow_goes_down_the_list_at_once(page: Page) -> None:
    QTest.keyClick(page.bar, Qt.Key.Key_Down)

    assert not page.bar.is_asking
    assert page.list.currentRow() == 1


def test_a_click_is_a_score_and_the_buttons_take_no_focus(qtbot: QtBot, page: Page) -> None:
    buttons: list[QPushButton] = page.bar.buttons
    assert {button.focusPolicy() for button in buttons} == {Qt.FocusPolicy.NoFocus}

    with qtbot.waitSignal(page.bar.rated) as heard:
        QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)

    assert heard.args == [2]


def test_it_is_told_to_a_screen_reader(page: Page) -> None:
    assert page.bar.accessibleName() == "Công dân đánh giá thế nào? H1 · Trần Thị Ví Dụ"
    assert page.bar.buttons[0].accessibleName() == "1: Rất không hài lòng"
    page.bar.ask("")
    assert not page.bar._subject.isVisible()


def test_passed_over_twice_it_tells_once(page: Page) -> None:
    closed: list[bool] = []
    page.bar.closed.connect(lambda: closed.append(True))

    page.bar.skip()
    page.bar.skip()

    assert closed == [True]
