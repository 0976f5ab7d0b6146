"""Sheets dragged to a dossier on the played day are kept, each with its paper."""

from __future__ import annotations

from pathlib import Path

from demo_window import a_play

from cchc_desktop.app import demo_scans
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.domain.events import FileLinked
from cchc_desktop.reports.story import story


def test_two_sheets_are_linked_to_two_papers(hand: Hand, practice_folder: Path, tmp_path: Path) -> None:
    play = a_play(hand, practice_folder, tmp_path)
    play.known["foreigner"] = play.card_to_receipt(6, "1.014199")

    demo_scans.papers_are_scanned(play)

    told = [each.event for each in hand.ask(story, play.known["foreigner"].uid)]
    linked = [event.paper for event in told if isinstance(event, FileLinked)]
    assert len(linked) == len(set(linked)) == 2
    assert hand.tasks["link two scans"] == (2, 1)
