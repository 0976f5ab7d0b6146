"""The hand types at a person's pace and scans at a scanner's, counts both, and says what it waited for in vain."""

from __future__ import annotations

import pytest
from app_window import CARD, received
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop.app import demo_hand
from cchc_desktop.app.demo_hand import Hand


def test_what_it_types_lands_in_the_field_however_long_it_is(hand: Hand) -> None:
    hand.type("000190000012")

    assert hand.desktop.pages.intake.form.owner.number == "000190000012"
    assert hand.keys == 13  # Enter at the sign-in among them


def test_what_it_scans_lands_in_no_field_and_is_no_key(hand: Hand) -> None:
    keys = hand.keys

    hand.scan(CARD)

    assert hand.desktop.pages.intake.form.owner.name == "Trần Thị Ví Dụ"
    assert (hand.keys, hand.scans) == (keys, 1)


def test_a_letter_costs_what_it_costs_to_type(hand: Hand) -> None:
    before, then = hand.keys, hand.clock()

    hand.type("Đỗ")

    assert hand.keys - before == 5  # d d o o x
    assert hand.clock() > then


def test_keys_go_to_a_list_that_has_dropped_down(hand: Hand) -> None:
    hand.ctrl(Qt.Key.Key_E)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        hand.press(key)

    assert QApplication.activePopupWidget() is None
    assert hand.desktop.pages.intake.owner.shapes.currentText() == "Doanh nghiệp"


def test_the_dearest_time_a_task_was_done_is_kept(hand: Hand) -> None:
    for text in ("1", "123", "12"):
        with hand.task("type"):
            hand.type(text)

    assert hand.tasks == {"type": (3, 0)}


def test_what_does_not_come_is_named(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_hand, "_PATIENCE_S", 0.05)

    with pytest.raises(TimeoutError, match="the moon"):
        hand.wait(lambda: False, "the moon")


def test_it_asks_the_store_and_waits_for_the_answer(hand: Hand) -> None:
    assert received(hand) == []
