"""Slips of the played day lie apart from its receipts, and every kind there is something to say of can be looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from app_window import Opener, sign_in
from demo_window import a_play, receive_some

from cchc_desktop.app import demo_folders, demo_slips
from cchc_desktop.app.counter import open_counter
from cchc_desktop.store import dossiers, summaries


@pytest.fixture
def printed(open_window: Opener, practice_folder: Path, tmp_path: Path) -> dict[str, int]:
    """What the printer got by kind, after a handful of receptions and one handover."""
    hand = open_window(practice_folder)
    sign_in(hand)
    play = a_play(hand, practice_folder, tmp_path)
    receive_some(play)
    demo_folders.others_go(play)
    hand.desktop.shell.close()
    counter = open_counter(practice_folder, practice=True)
    received = [found for row in summaries.newest(counter.db) if (found := dossiers.get(counter.db, row.uid))]
    told = demo_slips.leave(counter, hand.clock(), received, play.tray, tmp_path)
    counter.db.close()
    return told


def test_what_was_printed_is_counted_and_lies_in_its_folder(printed: dict[str, int], tmp_path: Path) -> None:
    assert printed == {"receipt": 8, "handover": 1}
    assert len(list((tmp_path / "receipts").glob("*.pdf"))) == 8 + 2 * 2
    assert len(list((tmp_path / "slips").glob("BG-*-handover.pdf"))) == 1


def test_of_a_kind_that_was_not_printed_there_is_one_or_none(printed: dict[str, int], tmp_path: Path) -> None:
    kinds = [file.stem.split("-")[-1] for file in (tmp_path / "slips").glob("*.pdf")]

    assert {"label", "guide", "control_sheet", "handover_single", "register", "scanner_sheet"} <= set(kinds)
    assert "apology" not in kinds
    assert len(kinds) == len(set(kinds))
    for file in (tmp_path / "slips").glob("*.pdf"):
        assert file.read_bytes().startswith(b"%PDF")
