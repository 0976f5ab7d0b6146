"""The pad of the played day is printed, and one of its stubs is entered with the time written on it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app_window import received
from demo_window import a_play

from cchc_desktop.app import demo_pad
from cchc_desktop.app.demo_clock import OPENING
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.demo_people import citizen
from cchc_desktop.domain.instants import VN
from cchc_desktop.store import dossiers


def test_a_stub_is_entered_under_its_number_and_time(hand: Hand, practice_folder: Path, tmp_path: Path) -> None:
    play = a_play(hand, practice_folder, tmp_path)
    hand.clock.on(datetime.combine(hand.clock().date(), OPENING, VN))
    demo_pad.is_printed(play)
    (file,) = play.tray.rglob("*-pad.pdf")

    demo_pad.is_entered(play)

    (row,) = received(hand)
    dossier = hand.ask(dossiers.get, row.uid)
    assert dossier is not None
    assert dossier.received_at is not None
    assert (dossier.printed_code, f"{dossier.received_at:%H:%M}") == (file.stem.removesuffix("-pad"), "10:50")
    assert dossier.intake.owner.name == citizen(32).name
    assert dossier.reception.late_reason == "Mất điện"
