"""How the result goes back."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.intake import ReturnChannel
from cchc_desktop.ui.intake.form import ReturnForm
from cchc_desktop.ui.intake.return_card import ReturnCard
from cchc_desktop.ui.theme import Theme


@pytest.fixture
def card(qtbot: QtBot, theme: Theme) -> ReturnCard:
    card = ReturnCard()
    qtbot.addWidget(card)
    card.resize(384, 260)
    card.show()
    return card


@pytest.mark.parametrize(
    ("channel", "asked"),
    [
        (ReturnChannel.COUNTER, []),
        (ReturnChannel.POST, ["collector.name", "collector.phone", "collector.address"]),
        (ReturnChannel.ONLINE, ["owner.email"]),
    ],
)
def test_each_way_asks_what_it_needs(card: ReturnCard, channel: ReturnChannel, asked: list[str]) -> None:
    card.show_form(ReturnForm(channel), "")

    assert [path for path, field in card.fields.items() if field.isVisible()] == asked


def test_what_is_shown_is_read_back(card: ReturnCard) -> None:
    form = ReturnForm(ReturnChannel.POST, "Lê", "0912 345 678", "Tổ 3")

    card.show_form(form, "a@b.vn")

    assert (card.form, card.email) == (form, "a@b.vn")


def test_choosing_and_typing_are_told(card: ReturnCard) -> None:
    heard: list[str] = []
    card.edited.connect(heard.append)

    card.channels.rows["1"].click()
    QTest.keyClicks(card.fields["collector.name"].line, "x")

    assert heard == ["return_channel", "collector.name"]


def test_the_counter_says_where_it_is(card: ReturnCard) -> None:
    card.set_place("Trung tâm")
    assert card._place.isVisible()

    card.channels.rows["1"].click()

    assert not card._place.isVisible()
