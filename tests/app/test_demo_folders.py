"""The folders of the played day: who has them afterwards, and what is said of the one that is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import said
from demo_window import a_play, receive_some

from cchc_desktop.app import demo_folders
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.status import COUNTER
from cchc_desktop.store import dossiers, ledger

_SOCIAL = ("first", "without a card", "in between", "came again", "second of two")


@pytest.fixture
def played(hand: Hand, practice_folder: Path, tmp_path: Path) -> Play:
    play = a_play(hand, practice_folder, tmp_path)
    receive_some(play)
    return play


def holder(play: Play, which: str) -> str:
    """Who has the folder; "" for the counter."""
    dossier = play.hand.ask(dossiers.get, play.known[which].uid)
    assert dossier is not None
    return "" if dossier.holder == COUNTER else dossier.holder.name


def slips(play: Play) -> list[str]:
    return sorted(file.stem.removesuffix("-handover")[-2:] for file in play.tray.rglob("BG-*-handover.pdf"))


def test_the_folders_of_one_division_go_and_no_other(played: Play) -> None:
    demo_folders.folders_go(played)

    assert {holder(played, which) for which in _SOCIAL} == {"Phòng Bảo trợ xã hội"}
    assert {holder(played, which) for which in played.known if which not in _SOCIAL} == {""}
    assert slips(played) == ["01"]


def test_a_short_pile_goes_by_one_key(played: Play) -> None:
    demo_folders.others_go(played)

    assert [holder(played, which) for which in ("on behalf", "first of two")] == ["Phòng Người có công"] * 2
    assert slips(played) == ["01"]


def test_what_is_on_the_slip_and_not_in_the_pile_is_named_and_not_taken(played: Play, hand: Hand) -> None:
    demo_folders.folders_go(played)

    demo_folders.slip_comes_back(played)

    missing = played.known["in between"]
    assert said(hand)[0] == "wrong"
    assert missing.code in said(hand)[1]
    for which in _SOCIAL:
        told = [entry.type for entry in hand.ask(ledger.of_dossier, played.known[which].uid)]
        assert ("custody.taken" in told) is (which != "in between")


def test_in_the_evening_nothing_is_left_at_the_counter(played: Play) -> None:
    demo_folders.the_rest_goes(played)

    assert "" not in {holder(played, which) for which in played.known}
    assert slips(played) == ["01", "02", "03"]
