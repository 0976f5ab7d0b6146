"""What is done over and over: a card, a procedure, its papers, Ctrl+Enter; and what cannot be done is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import received
from demo_window import a_play
from PySide6.QtWidgets import QApplication

from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.demo_people import citizen
from cchc_desktop.app.demo_play import Play


@pytest.fixture
def played(hand: Hand, practice_folder: Path, tmp_path: Path) -> Play:
    return a_play(hand, practice_folder, tmp_path)


def test_from_a_card_to_a_receipt(played: Play, hand: Hand) -> None:
    row = played.card_to_receipt(3, "1.010803")

    assert row == received(hand)[0]
    assert (row.owner_name, row.procedure_code) == (citizen(3).name, "1.010803")
    assert [file.stem for file in played.tray.rglob("*.pdf")] == [row.code]


def test_one_more_for_the_same_person_keeps_who_they_are(played: Play, hand: Hand) -> None:
    played.comes(3)
    played.asks_for("1.010803")
    played.all_here()

    played.receive_one_more()

    assert hand.desktop.pages.intake.form.owner.name == citizen(3).name


def test_nothing_received_is_told(played: Play) -> None:
    with pytest.raises(LookupError):
        played.receive()


def test_tab_finds_what_is_called_so_or_says_that_it_does_not(played: Play) -> None:
    played.tab_to("Điện thoại")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Điện thoại"

    with pytest.raises(LookupError, match="Sao Hỏa"):
        played.tab_to("Sao Hỏa")


def test_a_printer_that_is_not_there_prints_nothing(played: Play) -> None:
    played.printer(works=False)

    played.card_to_receipt(3, "1.010803")

    assert list(played.tray.rglob("*.pdf")) == []


def test_time_goes_by_and_takes_the_strip_with_it(played: Play, hand: Hand) -> None:
    played.comes(3)
    day = hand.clock().date()

    played.at(23, 59)

    assert (hand.clock().date(), hand.clock().hour) == (day, 23)
    assert hand.desktop.shell.strip.text == ""
