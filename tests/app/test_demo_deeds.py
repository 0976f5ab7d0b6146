"""What is done with single dossiers on the played day is done, and each letter is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from demo_window import a_play, receive_some

from cchc_desktop.app import demo_deeds, demo_morning
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.status import Status
from cchc_desktop.store import dossiers


@pytest.fixture
def played(hand: Hand, practice_folder: Path, tmp_path: Path) -> Play:
    play = a_play(hand, practice_folder, tmp_path)
    receive_some(play)
    return play


def dossier(play: Play, which: str) -> Dossier:
    found = play.hand.ask(dossiers.get, play.known[which].uid)
    assert found is not None
    return found


def letters(play: Play) -> set[str]:
    """Kinds of slip the printer got, receipts apart."""
    return {file.stem.split("-")[-1] for file in play.tray.rglob("*.pdf") if "_" in file.stem or file.stem[-1] > "9"}


def test_a_fee_is_paid(played: Play) -> None:
    demo_morning.foreigner(played)

    demo_deeds.pays_the_fee(played)

    assert [fee.amount for fee in dossier(played, "foreigner").fees] == [600_000]
    assert dossier(played, "foreigner").owed == 0


def test_what_was_taken_down_wrong_is_corrected(played: Play) -> None:
    demo_deeds.is_corrected(played)

    assert dossier(played, "came again").intake.owner.address.detail.endswith("số 14")
    assert dossier(played, "came again").receipt_version == 2


def test_a_dossier_is_withdrawn(played: Play) -> None:
    demo_deeds.is_withdrawn(played)

    assert dossier(played, "second of two").status is Status.WITHDRAWN


def test_papers_are_asked_for_and_come(played: Play) -> None:
    demo_deeds.papers_are_asked_for(played)
    assert dossier(played, "without a card").status is Status.SUPPLEMENT
    assert "supplement_request" in letters(played)

    demo_deeds.papers_come(played)

    assert dossier(played, "without a card").status is not Status.SUPPLEMENT
    assert "Giấy khai sinh" in {paper.name for paper in dossier(played, "without a card").intake.papers}


def test_a_dossier_is_stopped(played: Play) -> None:
    demo_deeds.is_stopped(played)

    assert dossier(played, "company").status is Status.STOPPED
    assert "stop" in letters(played)


def test_a_new_date_comes_with_an_apology(played: Play) -> None:
    before = dossier(played, "first").due_at

    demo_deeds.is_apologised_to(played)

    after = dossier(played, "first").due_at
    assert before is not None
    assert after is not None
    assert (after - before).days >= 6
    assert "apology" in letters(played)


def test_what_was_not_done_is_told(played: Play) -> None:
    demo_deeds.is_withdrawn(played)

    with pytest.raises(LookupError):
        demo_deeds.is_withdrawn(played)
