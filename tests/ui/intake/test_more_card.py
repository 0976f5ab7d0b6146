"""What is seldom asked stays closed until it is asked for or holds something."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.intake import Channel
from cchc_desktop.ui.intake.form import MoreForm
from cchc_desktop.ui.intake.more_card import MoreCard
from cchc_desktop.ui.theme import Theme


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> MoreCard:
    card = MoreCard()
    qtbot.addWidget(card)
    card.resize(780, 260)
    card.show()
    return card


def test_it_is_closed_at_first_and_opens(card: MoreCard) -> None:
    assert not card.is_open

    card.toggle.click()

    assert card.is_open
    assert card.toggle.text() == "Gọn lại (Ctrl+M)"


def test_a_draft_with_a_note_opens_it(card: MoreCard) -> None:
    form = MoreForm(note="Hẹn gọi lại")

    card.show_form(form)

    assert card.is_open
    assert card.form == form


def test_closed_it_says_that_something_is_inside(card: MoreCard) -> None:
    card.toggle.click()
    QTest.keyClicks(card.fields["summary"].line, "x")

    card.toggle.click()

    assert card._inside.text() == "có nội dung"
    assert card.form.summary == "x"


def test_the_day_of_filing_is_asked_when_it_came_another_way(card: MoreCard) -> None:
    heard: list[str] = []
    card.edited.connect(heard.append)
    card.toggle.click()
    assert not card.fields["filed_on"].isVisible()

    card.channels.rows[Channel.POST.value].click()

    assert card.fields["filed_on"].isVisible()
    assert heard == ["channel"]
    assert card.form.channel is Channel.POST
