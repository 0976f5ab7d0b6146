"""The lead's look at the played day: the register sifted by keys and saved, the board with the numbers of a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from demo_window import a_play, receive_some

from cchc_desktop.app import demo_figures, demo_folders
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.status import HolderKind


@pytest.fixture
def played(hand: Hand, practice_folder: Path, tmp_path: Path) -> Play:
    """Some folders are with the divisions."""
    play = a_play(hand, practice_folder, tmp_path)
    receive_some(play)
    demo_folders.others_go(play)
    return play


def test_the_register_is_sifted_and_saved(played: Play, hand: Hand) -> None:
    demo_figures.register_is_sifted(played)

    whole = hand.desktop.pages.closing.whole
    assert whole.view.filters.selection.holder_kind is HolderKind.DIVISION
    assert hand.tasks["sift the register"] == (6, 0)
    assert len(list((hand.desktop.counter.desk.folder / "out").glob("trich-so-theo-doi-*.xlsx"))) == 1


def test_the_board_is_looked_at(played: Play, hand: Hand) -> None:
    demo_figures.board_is_looked_at(played)

    board = hand.desktop.pages.closing.board
    assert board.view.card.accessibleName() == board.view.frames[1].picture.title
    assert hand.desktop.shell.page == "intake"
