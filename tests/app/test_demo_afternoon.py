"""The parts of the afternoon do what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import received
from demo_window import a_play

from cchc_desktop.app import demo_afternoon
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.demo_people import citizen
from cchc_desktop.app.demo_play import Play
from cchc_desktop.store import dossiers, prints


@pytest.fixture
def played(hand: Hand, practice_folder: Path, tmp_path: Path) -> Play:
    return a_play(hand, practice_folder, tmp_path)


def test_the_usual_ones_are_served(played: Play, hand: Hand) -> None:
    demo_afternoon.more_citizens(played)

    assert len({row.procedure_code for row in received(hand)}) == 3


def test_a_slip_no_printer_took_is_printed_by_one_key(played: Play, hand: Hand) -> None:
    demo_afternoon.printer_out_of_order(played)

    (row,) = received(hand)
    assert [each.state for each in hand.ask(prints.of_dossier, row.uid)] == ["failed", "handed_over"]
    assert hand.tasks["print again"] == (1, 0)


def test_a_duplicate_is_looked_at_and_was_another_procedure_after_all(played: Play, hand: Hand) -> None:
    played.card_to_receipt(11, "1.010803")

    demo_afternoon.duplicate(played)

    assert [row.owner_name for row in received(hand)] == [citizen(11).name] * 2
    assert {row.procedure_code for row in received(hand)} == {"1.010803", "1.010827"}


def test_a_case_is_chosen(played: Play, hand: Hand) -> None:
    demo_afternoon.with_a_case(played)

    dossier = hand.ask(dossiers.get, received(hand)[0].uid)
    assert dossier is not None
    assert dossier.intake.case_code == "tro-cap"
