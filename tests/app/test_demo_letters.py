"""Who cannot be received on the played day gets a letter; who comes back is received as the same dossier."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import received
from demo_window import a_play

from cchc_desktop.app import demo_letters
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.demo_people import citizen
from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.status import Status


@pytest.fixture
def played(hand: Hand, practice_folder: Path, tmp_path: Path) -> Play:
    return a_play(hand, practice_folder, tmp_path)


def printed(play: Play) -> list[str]:
    """Kinds of the letters the printer got."""
    return [file.stem.split("-")[-1] for file in play.tray.rglob("*.pdf")]


def test_who_lacks_a_paper_is_asked_for_it_and_received_when_it_is_there(played: Play, hand: Hand) -> None:
    demo_letters.lacks_papers(played)
    (row,) = received(hand)
    assert (row.status, printed(played)) == (Status.SUPPLEMENT, ["supplement_request"])

    demo_letters.comes_back_complete(played)

    (after,) = received(hand)
    assert (after.uid, after.owner_name, after.status) == (row.uid, citizen(30).name, Status.RECEIVED)


def test_who_came_to_the_wrong_office_is_refused_in_writing(played: Play, hand: Hand) -> None:
    demo_letters.is_refused(played)

    (row,) = received(hand)
    assert (row.status, printed(played)) == (Status.REFUSED, ["refusal"])
