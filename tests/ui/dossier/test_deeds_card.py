"""What may be done, on the page of the dossier: each act with its key, the rest with the reason, at every width."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter, hand_over
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import decide
from cchc_desktop.domain.possible import Deed, possible
from cchc_desktop.ui.deeds.keys import KEYS
from cchc_desktop.ui.dossier.deeds_card import DeedsCard


@pytest.fixture
def card(show: Callable[..., QWidget]) -> DeedsCard:
    made = DeedsCard()
    show(made, 830, 500)
    return made


def texts(card: DeedsCard) -> str:
    QApplication.processEvents()
    return "\n".join(each.text() for each in card.findChildren(QLabel) if each.isVisible())


def test_each_act_is_there_once_with_its_key_allowed_or_with_the_reason(card: DeedsCard, counter: Counter) -> None:
    dossier = counter.receive()
    card.show_dossier(dossier, counter.now.date())
    QApplication.processEvents()
    links = [each.text() for each in card.findChildren(QPushButton) if each.isVisible()]

    assert links[0] == "B   Bàn giao"
    for deed, problem in possible(dossier, counter.now.date()).items():
        key = KEYS.get(deed)
        if key and deed is not Deed.RECEIVE:
            assert sum(link.startswith(f"{key} ") for link in links) == (problem is None), deed
            assert (f"({key})" in texts(card)) is (problem is not None), deed


def test_acts_refused_for_one_reason_stand_together(card: DeedsCard, counter: Counter) -> None:
    card.show_dossier(hand_over(counter, counter.receive()), counter.now.date())
    assert texts(card).count("Đang xử lý") == 1


def test_of_a_voided_dossier_one_sentence_is_enough(card: DeedsCard, counter: Counter) -> None:
    gone = decide.void(counter.db, counter.receive().uid, "nhầm", (counter.lead, counter.now, None))
    card.show_dossier(gone, counter.now.date())
    assert card.allowed == ()
    assert texts(card).count("đã hủy") == 1


@pytest.mark.parametrize("width", [300, 560, 830])
def test_no_act_is_cut_at_any_width(card: DeedsCard, counter: Counter, width: int) -> None:
    card.show_dossier(counter.receive(), counter.now.date())
    card.resize(width, 700)
    QApplication.processEvents()
    for link in card.findChildren(QPushButton):
        if link.isVisible():
            assert link.geometry().right() <= width
            assert link.width() >= link.sizeHint().width()


def test_a_click_is_as_good_as_its_key(qtbot: QtBot, card: DeedsCard, counter: Counter) -> None:
    card.show_dossier(counter.receive(), counter.now.date())
    link = next(each for each in card.findChildren(QPushButton) if each.text().startswith("6"))
    with qtbot.waitSignal(card.chosen) as heard:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert heard.args == [Deed.WITHDRAW]
