"""The card tells one feedback whole and lets the clerk choose among the steps that may follow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cchc_desktop.acts import feedback as acts
from cchc_desktop.domain.feedback import State
from cchc_desktop.ui.feedback.reading import Row, read
from cchc_desktop.ui.feedback.story_card import StoryCard
from cchc_desktop.ui.widgets.choice import RadioRow


@pytest.fixture
def row(counter: Counter, told) -> Row:
    feedback = told("Chờ lâu " * 400, sender="Trần Thị Ví Dụ")
    acts.move(counter.db, feedback.uid, State.ACCEPTED, "", counter.clerk, counter.now)
    return read(counter.db, counter.desk, counter.clock, "", counter.clerk).rows[0]


@pytest.fixture
def card(show: Callable[..., QWidget], row: Row, counter: Counter) -> StoryCard:
    made = StoryCard()
    show(made, 460, 400)
    made.show_row(row, counter.now.date())
    return made


def steps(card: StoryCard) -> list[RadioRow]:
    return [radio for radio in card.findChildren(RadioRow) if radio.isVisibleTo(card)]


def test_all_that_was_said_can_be_read_in_little_room(card: StoryCard) -> None:
    assert card.said.toPlainText().count("Chờ lâu") == 400
    assert card.said.toPlainText().endswith("Đã tiếp nhận xử lý")
    assert card.said.isReadOnly()
    assert card.height() <= 400


def test_a_step_is_marked_and_another_chosen(card: StoryCard) -> None:
    card.mark(State.ANSWERED)
    assert [radio.isChecked() for radio in steps(card)] == [False, True]
    chosen: list[int] = []
    card.chosen.connect(chosen.append)

    QTest.mouseClick(steps(card)[0], Qt.MouseButton.LeftButton)

    assert chosen == [0]
    assert steps(card)[0].text().startswith("1  Chuyển cơ quan có thẩm quyền · hạn ")


def test_nothing_to_tell_takes_the_card_away(card: StoryCard, row: Row, counter: Counter) -> None:
    card.show_row(None, counter.now.date())
    assert card.isHidden()

    card.show_row(row, counter.now.date())

    assert card.isVisible()
    assert len(steps(card)) == 2
