"""F9 in the whole window: fresh when it is seen and after every act, and the light with it."""

from __future__ import annotations

from unittest import mock

from app_window import receive
from PySide6.QtCore import Qt

from cchc_desktop.app.demo_hand import Hand


def test_it_is_read_when_it_is_seen_and_after_an_act_and_an_exchange_while_it_is(hand: Hand) -> None:
    pages = hand.desktop.pages.sync
    with mock.patch.object(pages.presenter, "refresh") as read:
        pages.refresh()
        read.assert_not_called()
        hand.press(Qt.Key.Key_F9)
        pages.refresh()
        pages.note_exchange(None)
    assert read.call_count == 3


def test_an_act_is_seen_in_the_light_and_waits_on_the_page(hand: Hand) -> None:
    counted: list[int] = []
    hand.desktop.pages.sync.light.changed.connect(lambda counts: counted.append(counts.saved))
    receive(hand)
    hand.settle()
    assert counted[-1] > 0

    hand.press(Qt.Key.Key_F9)
    assert hand.desktop.pages.sync.view.waiting.model().rowCount() > 0
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == "intake"


def test_esc_of_the_stick_leads_back_to_it(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F9)
    hand.desktop.pages.sync.view.by_stick.emit()
    assert hand.desktop.shell.page == "stick"
    hand.press(Qt.Key.Key_Escape)
    assert hand.desktop.shell.page == "sync"
